package org.tocsin.epi.table;

/**
 * A two-sided 95 % interval. Where the formula divides by zero the limits are what it gives (NaN,
 * infinity); {@link #defined()} tells whether it may be shown.
 *
 * @param low lower limit
 * @param high upper limit
 */
public record Interval(double low, double high) {
    static final double Z = 1.959963984540054;
    static final double TAIL = 0.025;

    /** {@code exp(log -+ z error)}. */
    static Interval ofLog(double log, double error) {
        return new Interval(Math.exp(log - Z * error), Math.exp(log + Z * error));
    }

    /** True if both limits are finite. */
    public boolean defined() {
        return Double.isFinite(low) && Double.isFinite(high);
    }
}
