package org.tocsin.signal;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How slow feeds are judged and which series get estimates. Limits are of the combined score: 2.45
 * is passed in 0.05 false runs a series-week.
 *
 * @param slow indicators that come from slow feeds (cards, foodborne, line lists), as bits
 * @param displayed indicators with nowcast, growth and forecast, county and above, as bits
 * @param limit score from which on there is a signal
 * @param listLimit score from which on it reaches the list
 * @param messageLimit score from which on, with the receipts to confirm it, it is a message
 * @param serialIntervals mean and standard deviation in days by indicator ordinal, for the
 *     reproduction number; none for what does not pass from person to person
 */
public record TriangleSettings(
        long slow,
        long displayed,
        double limit,
        double listLimit,
        double messageLimit,
        Map<Integer, SerialMoments> serialIntervals)
        implements Serializable {

    /**
     * Moments of a serial interval.
     *
     * @param mean days, above 1
     * @param deviation standard deviation, days
     */
    public record SerialMoments(double mean, double deviation) implements Serializable {}

    /** Copies the map in the order of the indicators. */
    public TriangleSettings {
        serialIntervals = new TreeMap<>(serialIntervals);
    }

    /** No slow feed and nothing displayed. */
    public static TriangleSettings none() {
        return new TriangleSettings(0, 0, 2.45, 3, 4, Map.of());
    }

    /** The same for other indicators. */
    public TriangleSettings of(long slowOnes, long displayedOnes) {
        return new TriangleSettings(
                slowOnes, displayedOnes, limit, listLimit, messageLimit, serialIntervals);
    }

    /** The same with other serial intervals. */
    public TriangleSettings with(Map<Integer, SerialMoments> intervals) {
        return new TriangleSettings(slow, displayed, limit, listLimit, messageLimit, intervals);
    }

    /** Whether an indicator comes from a slow feed. */
    public boolean isSlow(int indicator) {
        return (slow >>> indicator & 1) != 0;
    }

    /** Whether an indicator has estimates. */
    public boolean isDisplayed(int indicator) {
        return (displayed >>> indicator & 1) != 0;
    }
}
