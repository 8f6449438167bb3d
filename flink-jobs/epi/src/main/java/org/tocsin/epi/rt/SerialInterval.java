package org.tocsin.epi.rt;

import org.apache.commons.math3.special.Gamma;

/**
 * Distribution of the days between the onset of a case and of those it infects: weight w(k) of a
 * lag of k days, w(0) = 0.
 *
 * <p>Parametric: a gamma distribution shifted by one day, with mean m &gt; 1 and standard deviation
 * s, in days, discretised as w(k) = k F(k) + (k-2) F(k-2) - 2(k-1) F(k-1) + a b (2 F1(k-1) -
 * F1(k-2) - F1(k)), with a = ((m-1)/s)^2, b = s^2/(m-1), F and F1 gamma distribution functions with
 * shape a and a+1 and scale b; floored at 0, not renormalised. Evaluated with survival functions
 * (the constants cancel), because differences of values near 1 would leave no digits in the tail.
 *
 * <p>Source: Cori, Ferguson, Fraser, Cauchemez (2013), Am J Epidemiol 178:1505-1512, web appendix
 * 11. Checked against {@code discr_si} of the R package EpiEstim 2.2-4.
 */
public final class SerialInterval {
    private static final double SUM_TOLERANCE = 0.01;
    private static final double EPSILON = 1e-16;
    private static final int MAX_TERMS = 100_000;

    private final double[] weights;

    private SerialInterval(double[] weights) {
        this.weights = weights;
    }

    /**
     * Discretised shifted gamma distribution.
     *
     * @param mean mean in days, above 1
     * @param sd standard deviation in days
     * @param lags number of lags, from 0
     */
    public static SerialInterval gamma(double mean, double sd, int lags) {
        if (!(mean > 1)) {
            throw new IllegalArgumentException("mean_si must be > 1 day, got " + mean);
        }
        if (!(sd > 0)) {
            throw new IllegalArgumentException("std_si must be > 0 days, got " + sd);
        }
        double shape = (mean - 1) / sd * ((mean - 1) / sd);
        double scale = sd * sd / (mean - 1);
        double[] weights = new double[lags];
        for (int k = 1; k < lags; k++) {
            weights[k] = weight(k, shape, scale);
        }
        return new SerialInterval(weights);
    }

    /** Given weights, lag 0 first; w(0) must be 0 and the sum within 0.01 of 1. */
    public static SerialInterval of(double... weights) {
        double sum = 0;
        for (double w : weights) {
            if (!(w >= 0)) {
                throw new IllegalArgumentException("si_distr must hold weights >= 0, got " + w);
            }
            sum += w;
        }
        if (weights.length < 2 || weights[0] != 0) {
            throw new IllegalArgumentException(
                    "si_distr must begin with weight 0 for lag 0 and have further lags");
        }
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new IllegalArgumentException(
                    "si_distr must sum to 1 within " + SUM_TOLERANCE + ", got " + sum);
        }
        return new SerialInterval(weights.clone());
    }

    private static double weight(int k, double shape, double scale) {
        double first =
                k * above(k, shape, scale)
                        + (k - 2) * above(k - 2, shape, scale)
                        - 2 * (k - 1) * above(k - 1, shape, scale);
        double second =
                2 * above(k - 1, shape + 1, scale)
                        - above(k - 2, shape + 1, scale)
                        - above(k, shape + 1, scale);
        return Math.max(0, -first - shape * scale * second);
    }

    private static double above(double x, double shape, double scale) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(shape, x / scale, EPSILON, MAX_TERMS);
    }

    /** Weight of a lag in days; 0 beyond the last. */
    public double weight(int lag) {
        return lag < weights.length ? weights[lag] : 0;
    }

    /** Number of lags, lag 0 included. */
    public int lags() {
        return weights.length;
    }

    /** Mean of the discretised distribution, in days. */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += k * weights[k];
        }
        return sum;
    }

    /**
     * Infection pressure: Lambda_t = sum w(k) I_{t-k}, k from 0 to t; the first point is NaN.
     * Missing counts count as 0.
     */
    public double[] pressure(double[] incidence) {
        double[] lambda = new double[incidence.length];
        lambda[0] = Double.NaN;
        for (int t = 1; t < lambda.length; t++) {
            for (int k = 0; k <= t && k < weights.length; k++) {
                double count = incidence[t - k];
                lambda[t] += Double.isNaN(count) ? 0 : weights[k] * count;
            }
        }
        return lambda;
    }
}
