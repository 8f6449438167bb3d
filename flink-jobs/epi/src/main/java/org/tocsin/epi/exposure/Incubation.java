package org.tocsin.epi.exposure;

/**
 * Range of incubation times; both ends are included.
 *
 * @param shortestMillis shortest time from eating to onset, in milliseconds
 * @param longestMillis longest time
 */
public record Incubation(long shortestMillis, long longestMillis) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** Checks the range. */
    public Incubation {
        if (shortestMillis < 0 || longestMillis < shortestMillis) {
            throw new IllegalArgumentException(
                    "incubation must be 0 <= shortest <= longest, got "
                            + shortestMillis
                            + " to "
                            + longestMillis
                            + " ms");
        }
    }

    /** A range in hours. */
    public static Incubation ofHours(double shortest, double longest) {
        return new Incubation(millis(shortest), millis(longest));
    }

    /** Hours as whole milliseconds, so that differences of decimal hours are exact. */
    public static long millis(double hours) {
        if (Double.isNaN(hours) || Math.abs(hours) > 1e12) {
            throw new IllegalArgumentException("hours must be a number, got " + hours);
        }
        return Math.round(hours * MILLIS_PER_HOUR);
    }

    /** Milliseconds as hours. */
    public static double hours(long millis) {
        return millis / MILLIS_PER_HOUR;
    }

    /** True if the time from eating to onset lies in the range. */
    public boolean includes(long millis) {
        return millis >= shortestMillis && millis <= longestMillis;
    }
}
