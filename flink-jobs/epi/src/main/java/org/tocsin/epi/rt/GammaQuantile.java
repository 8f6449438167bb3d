package org.tocsin.epi.rt;

import org.apache.commons.math3.special.Gamma;
import org.tocsin.epi.aberration.Normal;

/**
 * Quantiles of the gamma distribution to the last digits: Wilson-Hilferty start, then Newton steps
 * on the distribution function inside a bracket (the library's solver stops at 1e-9).
 */
final class GammaQuantile {
    private static final double EPSILON = 1e-16;
    private static final int MAX_TERMS = 100_000;
    private static final int MAX_STEPS = 200;
    private static final double PRECISION = 1e-15;

    private GammaQuantile() {}

    /** Quantile of shape a and scale 1. */
    static double of(double p, double a) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double x = start(p, a);
        for (int step = 0; step < MAX_STEPS; step++) {
            double miss = Gamma.regularizedGammaP(a, x, EPSILON, MAX_TERMS) - p;
            if (miss > 0) {
                high = x;
            } else {
                low = x;
            }
            double density = Math.exp((a - 1) * Math.log(x) - x - Gamma.logGamma(a));
            double next = x - miss / density;
            if (!(next > low && next < high)) {
                next = Double.isInfinite(high) ? 2 * x : (low + high) / 2;
            }
            if (Math.abs(next - x) <= PRECISION * x) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double start(double p, double a) {
        double c = 1 / (9 * a);
        double cube = 1 - c + Normal.quantile(p) * Math.sqrt(c);
        double x = a * cube * cube * cube;
        // Small shapes: the distribution function is near x^a / Gamma(a + 1).
        return cube > 0.2 ? x : Math.exp((Math.log(p) + Gamma.logGamma(a + 1)) / a);
    }
}
