package org.tocsin.job.quality;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

    /** Writes it to the wire or to state. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(facility);
        out.writeLong(first);
        out.writeLong(last);
        out.writeInt(records);
        out.writeInt(dailyDay);
        out.writeByte(delays.length);
        for (int d : delays) {
            out.writeInt(d);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Arrival read(DataInput in) throws IOException {
        int facility = in.readInt();
        long first = in.readLong();
        long last = in.readLong();
        int records = in.readInt();
        int dailyDay = in.readInt();
        int[] delays = new int[in.readByte()];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = in.readInt();
        }
        return new Arrival(facility, first, last, records, dailyDay, delays);
    }
}
