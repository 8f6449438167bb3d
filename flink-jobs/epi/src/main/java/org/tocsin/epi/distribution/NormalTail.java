package org.tocsin.epi.distribution;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/**
 * Turns an upper-tail probability into a standard normal score and back.
 *
 * <p>z = -Phi^-1(p), refined by Newton steps on the complementary error function, because the plain
 * inverse of a lower tail has few good digits far out.
 */
public final class NormalTail {
    private static final double SQRT2 = Math.sqrt(2);
    private static final double SMALLEST = 1e-300;
    private static final double CLOSE = 1e-8;
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

    private NormalTail() {}

    /** P(Z &gt; z) of a standard normal variable. */
    public static double probability(double z) {
        return 0.5 * Erf.erfc(z / SQRT2);
    }

    /**
     * The score whose upper tail is p.
     *
     * @param p inside 0..1
     */
    public static double score(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability must be inside 0..1, got " + p);
        }
        return p <= 0.5 ? upperScore(Math.max(p, SMALLEST)) : -upperScore(1 - p);
    }

    private static double upperScore(double p) {
        double z = p > 1e-10 ? -STANDARD.inverseCumulativeProbability(p) : farScore(p);
        for (int i = 0; i < 3; i++) {
            // Newton on the logarithm of the tail, which is nearly a parabola: no far overshoot.
            double tail = probability(z);
            double density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
            double change = Math.log(tail / p) * tail / density;
            z += change;
            if (Math.abs(change) < CLOSE) {
                break; // the error left is about the square of the change
            }
        }
        return z;
    }

    /** Leading term of the tail's expansion; the library's inverse is infinite below 1e-17. */
    private static double farScore(double p) {
        double twice = -2 * Math.log(p);
        return Math.sqrt(twice - Math.log(2 * Math.PI * twice));
    }
}
