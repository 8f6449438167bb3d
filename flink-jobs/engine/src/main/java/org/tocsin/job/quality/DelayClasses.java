package org.tocsin.job.quality;

/** Classes of delays in hours, for medians and percentiles without keeping every delay. */
public final class DelayClasses {
    private static final double[] UPPER_HOURS = {
        0.25, 0.5, 1, 2, 4, 8, 12, 24, 36, 48, 72, 120, 240, 480
    };

    /** Number of classes; the last is open. */
    public static final int COUNT = UPPER_HOURS.length + 1;

    private DelayClasses() {}

    /** Class of a delay. */
    public static int of(long delayMs) {
        double hours = delayMs / 3_600_000.0;
        for (int i = 0; i < UPPER_HOURS.length; i++) {
            if (hours <= UPPER_HOURS[i]) {
                return i;
            }
        }
        return UPPER_HOURS.length;
    }

    /**
     * A quantile in hours, linear within its class; NaN without records, the lower end of the open
     * class if it falls there.
     */
    public static double quantile(long[] counts, double p) {
        long total = 0;
        for (long c : counts) {
            total += c;
        }
        if (total == 0) {
            return Double.NaN;
        }
        double rank = p * total;
        double before = 0;
        for (int i = 0; i < UPPER_HOURS.length; i++) {
            if (before + counts[i] >= rank && counts[i] > 0) {
                double lower = i == 0 ? 0 : UPPER_HOURS[i - 1];
                double share = (rank - before) / counts[i];
                return Math.rint(100 * (lower + share * (UPPER_HOURS[i] - lower))) / 100;
            }
            before += counts[i];
        }
        return UPPER_HOURS[UPPER_HOURS.length - 1];
    }
}
