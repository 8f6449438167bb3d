package org.tocsin.epi.forecast;

/**
 * What is forecast: the sum of the counts of some coming points.
 *
 * @param first points ahead of the first one, at least 1
 * @param last points ahead of the last one, inclusive
 */
public record ForecastTarget(int first, int last) {
    /** Checks the values. */
    public ForecastTarget {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException(
                    "forecast target must be 1 or more points ahead, in order, got "
                            + first
                            + ".."
                            + last);
        }
    }

    /** One single point. */
    public static ForecastTarget point(int ahead) {
        return new ForecastTarget(ahead, ahead);
    }

    /** Points in the sum. */
    public int length() {
        return last - first + 1;
    }
}
