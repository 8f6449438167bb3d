package org.tocsin.epi.ladder;

/**
 * How strongly the coefficients of the baseline are drawn to "no effect": precisions of a Gaussian
 * prior, added to the information matrix. They let the rungs meet smoothly.
 *
 * @param intercept pull of the intercept to the logarithm of the mean count
 * @param trend pull of the trend per year to 0
 * @param harmonic pull of each harmonic term to 0
 * @param dayType pull of each day-type contrast to 0
 */
public record LadderPenalties(double intercept, double trend, double harmonic, double dayType) {
    /** Checks the values. */
    public LadderPenalties {
        requireNonNegative("intercept", intercept);
        requireNonNegative("trend", trend);
        requireNonNegative("harmonic", harmonic);
        requireNonNegative("day type", dayType);
    }

    private static void requireNonNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    name + " penalty must be finite and >= 0, got " + value);
        }
    }
}
