package org.tocsin.job.quality;

import java.util.Comparator;

/**
 * What a facility sent within one hour, or the arrival of one daily report.
 *
 * @param facility directory index
 * @param first receipt of the first record, epoch milliseconds UTC
 * @param last receipt of the last record
 * @param records records received; 0 for a registration and for a daily report
 * @param dailyDay local day that an arrived daily report is about, else {@link #NONE}
 * @param delays records by class of delay from visit to receipt, see {@link DelayClasses}
 */
public record Arrival(
        int facility, long first, long last, int records, int dailyDay, int[] delays) {
    /** No daily report. */
    public static final int NONE = Integer.MIN_VALUE;

    /** Instant, daily day, last. */
    public static final Comparator<Arrival> ORDER =
            Comparator.comparingLong(Arrival::first)
                    .thenComparingInt(Arrival::dailyDay)
                    .thenComparingLong(Arrival::last)
                    .thenComparingInt(Arrival::records);

    /** Makes a facility known from an instant on. */
    public static Arrival registration(int facility, long at) {
        return new Arrival(facility, at, Long.MIN_VALUE, 0, NONE, new int[0]);
    }

    /** A daily report about a day. */
    public static Arrival daily(int facility, int day, long at) {
        return new Arrival(facility, at, at, 0, day, new int[0]);
    }
}
