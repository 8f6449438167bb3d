package org.tocsin.cluster;

import java.util.Comparator;

/**
 * One case on its way to the scan of its region.
 *
 * @param scan position of the scan among those of the run
 * @param indicator ordinal
 * @param region directory index of the scanned area
 * @param place directory index of the place, or cell of the grid; -1 if it is unknown or has no
 *     coordinates
 * @param home directory index of the place, facility or institution that the case belongs to
 * @param feed directory index of the reporting facility, -1 if unknown
 * @param day local day of the visit, for cards of the onset
 * @param label label of the day close at which it was learned
 * @param at instant of the change, epoch milliseconds UTC
 * @param sign +1 counted, -1 counted no longer
 * @param id report
 */
public record ScanCase(
        int scan,
        int indicator,
        int region,
        int place,
        int home,
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

    private static final int SCAN_SHIFT = 48;
    private static final int INDICATOR_SHIFT = 32;
    private static final int INDICATORS = 0xffff;

    /** A case of the first scan at a place of the directory. */
    public ScanCase(
            int indicator,
            int region,
            int place,
            int feed,
            int day,
            int label,
            long at,
            int sign,
            String id) {
        this(0, indicator, region, place, place, feed, day, label, at, sign, id);
    }

    /** Scan, indicator and region in one number. */
    public long key() {
        return (long) scan << SCAN_SHIFT | (long) indicator << INDICATOR_SHIFT | region;
    }

    /** The scan of a {@link #key}. */
    public static int scanOf(long key) {
        return (int) (key >>> SCAN_SHIFT);
    }

    /** The indicator of a {@link #key}. */
    public static int indicatorOf(long key) {
        return (int) (key >>> INDICATOR_SHIFT) & INDICATORS;
    }

    /** The region of a {@link #key}. */
    public static int regionOf(long key) {
        return (int) key;
    }
}
