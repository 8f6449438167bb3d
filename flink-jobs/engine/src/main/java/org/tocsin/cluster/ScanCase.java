package org.tocsin.cluster;

import java.util.Comparator;

/**
 * One case on its way to the scan of its region.
 *
 * @param indicator ordinal
 * @param region directory index of the scanned area
 * @param place directory index of the place, -1 if it is unknown or has no coordinates
 * @param feed directory index of the reporting facility, -1 if unknown
 * @param day local day of the visit, for cards of the onset
 * @param label label of the day close at which it was learned
 * @param at instant of the change, epoch milliseconds UTC
 * @param sign +1 counted, -1 counted no longer
 * @param id report
 */
public record ScanCase(
        int indicator,
        int region,
        int place,
        int feed,
        int day,
        int label,
        long at,
        int sign,
        String id) {
    /** Instant, removals first, report, place, day. */
    public static final Comparator<ScanCase> ORDER =
            Comparator.comparingLong(ScanCase::at)
                    .thenComparingInt(ScanCase::sign)
                    .thenComparing(ScanCase::id)
                    .thenComparingInt(ScanCase::place)
                    .thenComparingInt(ScanCase::day);

    /** Indicator and region in one number. */
    public long key() {
        return (long) indicator << 32 | region;
    }
}
