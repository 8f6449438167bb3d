package org.tocsin.epi.aberration;

import org.apache.commons.math3.special.Erf;

/**
 * Standard normal distribution to full double accuracy.
 *
 * <p>The inverse error function of commons-math3 is a single-pass approximation; two Newton steps
 * on the tail that keeps its digits bring its quantile to the last bits.
 */
public final class Normal {
    private static final double SQRT2 = Math.sqrt(2);
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private Normal() {}

    /** P(Z &lt;= x). */
    public static double cdf(double x) {
        return 0.5 * Erf.erfc(-x / SQRT2);
    }

    /** P(Z &gt; x), exact in the upper tail. */
    public static double survival(double x) {
        return 0.5 * Erf.erfc(x / SQRT2);
    }

    /** The upper quantile z with P(Z &gt; z) = alpha. */
    public static double upperQuantile(double alpha) {
        Checks.probability("alpha", alpha);
        return alpha <= 0.5 ? upperTail(alpha) : -upperTail(1 - alpha);
    }

    /** The quantile z with P(Z &lt;= z) = p. */
    public static double quantile(double p) {
        Checks.probability("probability", p);
        return p >= 0.5 ? upperTail(1 - p) : -upperTail(p);
    }

    private static double upperTail(double tail) {
        double z = SQRT2 * Erf.erfcInv(2 * tail);
        for (int step = 0; step < 2; step++) {
            double density = Math.exp(-0.5 * z * z - LOG_SQRT_2PI);
            z += (survival(z) - tail) / density;
        }
        return z;
    }
}
