package org.tocsin.epi.scan;

/**
 * How unusual a cylinder is, from its cases and its mass (the expected cases, or the tests).
 *
 * <p>At fixed cases every score falls as the mass grows; the search relies on it.
 */
interface Score {
    /** Log likelihood ratio, 0 unless the rate inside is high. */
    double of(int cases, double mass);

    /**
     * A mass at or above the largest one whose score with these cases exceeds the level; 0 if none
     * does. Never below: a cylinder of at least this mass is safely passed over.
     */
    double massLimit(int cases, double level);

    /**
     * A factor k such that no score of a cylinder of this mass exceeds {@code k (cases -
     * expected)^2}; infinite if none is known.
     */
    default double curvature(double mass) {
        return Double.POSITIVE_INFINITY;
    }

    /** A number at or above the score of a high cylinder, found without a logarithm. */
    default double bound(int cases, double mass) {
        return Double.POSITIVE_INFINITY;
    }

    /** Expected cases of a cylinder. */
    double expected(double mass);

    /** Rate inside over rate outside, NaN if the model does not define it. */
    double relativeRisk(int cases, double mass);

    /**
     * Largest mass with a score above the level for a score that is convex in the logarithm of the
     * mass and at most {@code cases ln(cases / mass)}: Newton's method from the right. After its
     * first step it approaches from below, hence the last factor.
     */
    static double convexLimit(Score score, int cases, double level, Slope slope) {
        if (level <= 0) {
            return cases;
        }
        double u = Math.log(cases) - level / cases;
        for (int step = 0; step < 60; step++) {
            double mass = Math.exp(u);
            double move = (score.of(cases, mass) - level) / slope.at(cases, mass);
            u -= move;
            if (step > 0 && Math.abs(move) < 1e-9) {
                break;
            }
        }
        return Math.exp(u) * (1 + 1e-7);
    }

    /** Derivative of the score by the logarithm of the mass. */
    @FunctionalInterface
    interface Slope {
        double at(int cases, double mass);
    }
}
