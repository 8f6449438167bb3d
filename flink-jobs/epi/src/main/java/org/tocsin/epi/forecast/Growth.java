package org.tocsin.epi.forecast;

/**
 * How fast a series grows now. Rates are natural, per point: 0.1 a day = 10.5 % a day.
 *
 * @param points points with a count that were used
 * @param level expected count of a typical newest point
 * @param rate growth per point; negative when falling
 * @param standardError of the rate
 * @param dispersion variance / mean around the trend
 */
public record Growth(
        int points, double level, double rate, double standardError, double dispersion) {
    private static final double Z95 = 1.959963984540054;

    /** Lower 95 % bound of the rate. */
    public double low() {
        return rate - Z95 * standardError;
    }

    /** Upper 95 % bound of the rate. */
    public double high() {
        return rate + Z95 * standardError;
    }

    /** Points until the count has doubled; negative: until it has halved, with a minus sign. */
    public double doublingTime() {
        return Math.log(2) / rate;
    }

    /** Shortest doubling time within the 95 % interval; infinite if growth is not among it. */
    public double shortestDoubling() {
        return high() > 0 ? Math.log(2) / high() : Double.POSITIVE_INFINITY;
    }

    /** Longest doubling time within the 95 % interval; infinite if standstill is among it. */
    public double longestDoubling() {
        return low() > 0 ? Math.log(2) / low() : Double.POSITIVE_INFINITY;
    }

    /** Whether the 95 % interval excludes standstill. */
    public boolean certain() {
        return low() > 0 || high() < 0;
    }
}
