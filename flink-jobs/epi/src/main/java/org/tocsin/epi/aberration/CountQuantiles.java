package org.tocsin.epi.aberration;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Tails and quantiles of the Poisson and negative binomial distributions. Upper tails come from
 * incomplete gamma and beta functions directly, never from 1 - cdf, so small p-values keep their
 * digits. Means above a thousand million take the normal distribution with a correction for
 * skewness, which is right to a few counts there; no count of cases is near them, only an
 * extrapolation that has run away.
 */
public final class CountQuantiles {
    private static final double EPSILON = 1e-15;
    private static final int MAX_TERMS = 1_000_000;
    private static final double LARGE = 1e9;

    private CountQuantiles() {}

    /** P(Y &gt;= y) for mean m and variance phi m; Poisson when phi is 1. NaN without a mean. */
    public static double upperTail(double y, double mean, double phi) {
        if (!Double.isFinite(mean) || Double.isNaN(phi)) {
            return Double.NaN;
        }
        if (y <= 0) {
            return 1;
        }
        if (mean > LARGE) {
            return Normal.survival((y - 0.5 - mean) / (Math.sqrt(mean) * Math.sqrt(phi)));
        }
        return phi > 1 ? upperTailNb(y, mean / (phi - 1), 1 / phi) : poissonUpperTail(y, mean);
    }

    /** P(Y &gt;= y) of a negative binomial with a size and a success probability. */
    public static double upperTailNb(double y, double size, double success) {
        return y <= 0 ? 1 : Beta.regularizedBeta(1 - success, y, size, EPSILON, MAX_TERMS);
    }

    private static double poissonUpperTail(double y, double mean) {
        return mean <= 0 ? 0 : Gamma.regularizedGammaP(y, mean, EPSILON, MAX_TERMS);
    }

    /**
     * The smallest integer whose distribution function is at least 1 - alpha, for mean m and
     * variance phi m; NaN when the mean is not finite.
     */
    public static double upperQuantile(double alpha, double mean, double phi) {
        if (!Double.isFinite(mean) || Double.isNaN(phi)) {
            return Double.NaN;
        }
        double z = Normal.upperQuantile(alpha);
        double guess = mean + z * Math.sqrt(mean) * Math.sqrt(phi);
        if (mean > LARGE) {
            // Cornish-Fisher: sd times skewness is 2 phi - 1.
            return Math.ceil(guess + (2 * phi - 1) * (z * z - 1) / 6 - 0.5);
        }
        double k = Math.max(0, Math.floor(guess));
        double step = Math.max(1, Math.rint(0.05 * Math.sqrt(mean * phi)));
        return refine(alpha, mean, phi, k, step);
    }

    /** Brackets the quantile by growing steps (low not reached, high reached), then halves. */
    private static double refine(double alpha, double mean, double phi, double k, double step) {
        double low = k - 1;
        double high = k;
        double stride = step;
        while (!reached(high, alpha, mean, phi)) {
            low = high;
            high += stride;
            stride *= 2;
        }
        while (low >= 0 && reached(low, alpha, mean, phi)) {
            high = low;
            low = Math.max(-1, low - stride);
            stride *= 2;
        }
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (reached(middle, alpha, mean, phi)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean reached(double k, double alpha, double mean, double phi) {
        return upperTail(k + 1, mean, phi) <= alpha;
    }
}
