package org.tocsin.epi.distribution;

/**
 * Natural logarithm of the Gamma function for positive arguments, to an absolute error of some
 * 1e-15 of the largest term.
 *
 * <p>Stirling's series to the eleventh order from 10 on (first term left out: below 1e-15); smaller
 * arguments are moved up by the recurrence Gamma(x + 1) = x Gamma(x). Source: Abramowitz and Stegun
 * 1964, 6.1.41. It takes one logarithm where the general approximation takes fifteen divisions.
 */
final class LogGamma {
    private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;
    private static final double LEAST = 10;
    private static final double[] COEFFICIENTS = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360
    };
    private static final double[] FACTORIAL = new double[256];

    static {
        for (int k = 2; k < FACTORIAL.length; k++) {
            FACTORIAL[k] = of(k + 1.0);
        }
    }

    private LogGamma() {}

    /** log Gamma(x), x above 0. */
    static double of(double x) {
        double moved = x;
        double product = 1;
        while (moved < LEAST) {
            product *= moved++;
        }
        double series = stirling(moved);
        return product == 1 ? series : series - Math.log(product);
    }

    /** log x!, x at least 0. */
    static double factorial(long x) {
        return x < FACTORIAL.length ? FACTORIAL[(int) x] : stirling(x + 1.0);
    }

    private static double stirling(double x) {
        double r = 1 / x;
        double s = r * r;
        double correction = 0;
        for (int k = COEFFICIENTS.length - 1; k >= 0; k--) {
            correction = correction * s + COEFFICIENTS[k];
        }
        return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + correction * r;
    }
}
