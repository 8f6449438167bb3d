package org.tocsin.model;

/**
 * How much of some occurrence days was reported at one instant; frozen in an alert as it was then.
 *
 * @param from first occurrence day, local epoch day, inclusive
 * @param to last occurrence day, inclusive
 * @param known cases known of these days
 * @param share known by all that are to be expected in the end, 0 to 1
 * @param low lower end of its 80 % interval
 * @param high upper end
 * @param changing whether the delay law of the source was changing, so that the figures are to be
 *     taken with care
 */
public record Reported(
        int from, int to, double known, double share, double low, double high, boolean changing) {

    /** Cases to be expected in the end. */
    public double likely() {
        return known / share;
    }

    /** Lower end of the 80 % interval of the cases to be expected in the end. */
    public double likelyLow() {
        return known / high;
    }

    /** Upper end of the 80 % interval of the cases to be expected in the end. */
    public double likelyHigh() {
        return known / low;
    }

    /** Whether to say "nearly complete" rather than a percentage. */
    public boolean nearlyComplete() {
        return share >= 0.95;
    }

    /** The share to three decimals. */
    public double rounded() {
        return Math.rint(1000 * share) / 1000;
    }
}
