package org.tocsin.epi.forecast;

import java.util.List;

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

    /** Growth of a series of weeks: about the last four weeks. */
    public static TrendOptions weekly() {
        return new TrendOptions(8, 0.6, 0.5, 0.7, false);
    }

    /** Growth of a series of days: about the last two weeks. */
    public static TrendOptions daily() {
        return new TrendOptions(28, 0.9, 0.1, 0.9, true);
    }

    /** Memories of a forecast of weeks, from quick to slow. */
    public static List<TrendOptions> weeklyMemories() {
        return List.of(
                new TrendOptions(8, 0.2, 0.5, 0.6, false),
                new TrendOptions(8, 0.4, 0.2, 0.6, false),
                new TrendOptions(26, 0.8, 0.1, 0.5, false));
    }

    /** Memories of a forecast of days, from quick to slow. */
    public static List<TrendOptions> dailyMemories() {
        return List.of(
                new TrendOptions(28, 0.7, 0.1, 0.9, true),
                new TrendOptions(28, 0.85, 0.1, 0.9, true),
                new TrendOptions(56, 0.94, 0.05, 0.9, true));
    }

    /** The same with other damping. */
    public TrendOptions withDamping(double changed) {
        return new TrendOptions(window, discount, growthSpread, changed, dayTypes);
    }
}
