package org.tocsin.epi.ladder;

/**
 * What is assumed about variation before and beside the data.
 *
 * @param priorPoints points' worth of belief in the prior dispersion (n0), at least 0
 * @param prior prior dispersion (phi0), at least 1
 * @param floor smallest predictive dispersion, above 1
 * @param robustLimit standardised excess from which a past count loses weight (c), above 0
 * @param robustPasses how often the weights are renewed, at least 0
 */
public record LadderDispersion(
        double priorPoints, double prior, double floor, double robustLimit, int robustPasses) {
    /** Checks the values. */
    public LadderDispersion {
        if (!(priorPoints >= 0)) {
            throw new IllegalArgumentException("n0 must be >= 0, got " + priorPoints);
        }
        if (!(prior >= 1)) {
            throw new IllegalArgumentException("phi0 must be >= 1, got " + prior);
        }
        if (!(floor > 1)) {
            throw new IllegalArgumentException("dispersion floor must be > 1, got " + floor);
        }
        if (!(robustLimit > 0)) {
            throw new IllegalArgumentException("robust limit must be > 0, got " + robustLimit);
        }
        if (robustPasses < 0) {
            throw new IllegalArgumentException("robust passes must be >= 0, got " + robustPasses);
        }
    }
}
