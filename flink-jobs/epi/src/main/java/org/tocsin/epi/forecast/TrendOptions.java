package org.tocsin.epi.forecast;

/**
 * How growth is estimated.
 *
 * @param window newest points looked at, at least 3
 * @param discount weight of each point relative to the next newer one, above 0 and at most 1
 * @param growthSpread standard deviation of growth per point believed before looking, above 0
 * @param damping share of the growth that is left a point later in forecasts, 0..1
 * @param dayTypes whether a weekly pattern is taken out (daily series)
 */
public record TrendOptions(
        int window, double discount, double growthSpread, double damping, boolean dayTypes) {
    /** Checks the values. */
    public TrendOptions {
        if (window < 3) {
            throw new IllegalArgumentException("window must be >= 3 points, got " + window);
        }
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount must be in (0, 1], got " + discount);
        }
        if (!(growthSpread > 0)) {
            throw new IllegalArgumentException("growth spread must be > 0, got " + growthSpread);
        }
        if (!(damping >= 0 && damping <= 1)) {
            throw new IllegalArgumentException("damping must be in 0..1, got " + damping);
        }
    }

    /** Defaults for a series of weeks. */
    public static TrendOptions weekly() {
        return new TrendOptions(8, 0.5, 0.5, 0.8, false);
    }

    /** Defaults for a series of days. */
    public static TrendOptions daily() {
        return new TrendOptions(28, 0.85, 0.1, 0.9, true);
    }

    /** The same with other damping. */
    public TrendOptions withDamping(double changed) {
        return new TrendOptions(window, discount, growthSpread, changed, dayTypes);
    }
}
