package org.tocsin.epi.glm;

import org.apache.commons.math3.special.Gamma;

/**
 * Negative binomial regression with its size estimated by maximum likelihood: fits of the mean and
 * of the size alternate from a Poisson start until log likelihood and size settle. Order of steps
 * and stop rules are those of the reference ({@code glm.nb} of the R package MASS), so that
 * estimates agree beyond its own tolerance.
 */
public final class NegativeBinomialMl {
    private static final double EPSILON = 1e-8;
    private static final int MAX_ROUNDS = 25;
    private static final double SIZE_STEP = Math.pow(Math.ulp(1.0), 0.25);

    private final GlmFit fit;
    private final double size;

    private NegativeBinomialMl(GlmFit fit, double size) {
        this.fit = fit;
        this.size = size;
    }

    /** The regression at the last size. */
    public GlmFit fit() {
        return fit;
    }

    /** Size r; the variance is m + m^2/r. */
    public double size() {
        return size;
    }

    /** Fits counts on a design. */
    public static NegativeBinomialMl fit(Design design, double[] y) {
        GlmFit fit = new Irls(Family.poisson(), design, y, null, null).fit();
        double[] mu = fit.means();
        double size = size(y, mu);
        double unit = Math.sqrt(2.0 * Math.max(1, fit.degreesOfFreedom()));
        double now = logLikelihood(size, mu, y);
        double before = now + 2 * unit;
        double change = 1;
        for (int round = 1;
                round <= MAX_ROUNDS && Math.abs(before - now) / unit + Math.abs(change) > EPSILON;
                round++) {
            fit = new Irls(Family.negativeBinomial(size), design, y, null, null).fitFrom(logs(mu));
            double last = size;
            size = size(y, mu);
            mu = fit.means();
            change = last - size;
            before = now;
            now = logLikelihood(size, mu, y);
        }
        return new NegativeBinomialMl(fit, size);
    }

    /** Size by Newton's method on the likelihood for given means. */
    static double size(double[] y, double[] mu) {
        double moments = 0;
        for (int i = 0; i < y.length; i++) {
            double r = y[i] / mu[i] - 1;
            moments += r * r;
        }
        double size = y.length / moments;
        double step = 1;
        for (int round = 1; round < MAX_ROUNDS && Math.abs(step) > SIZE_STEP; round++) {
            size = Math.abs(size);
            step = score(size, mu, y) / information(size, mu, y);
            size += step;
        }
        if (!(size > 0)) {
            throw new ArithmeticException(
                    "the counts are not overdispersed: no finite negative binomial size");
        }
        return size;
    }

    private static double score(double size, double[] mu, double[] y) {
        double sum = 0;
        double own = Polygamma.digamma(size);
        for (int i = 0; i < y.length; i++) {
            sum +=
                    Polygamma.digamma(size + y[i])
                            - own
                            + Math.log(size)
                            + 1
                            - Math.log(size + mu[i])
                            - (y[i] + size) / (mu[i] + size);
        }
        return sum;
    }

    private static double information(double size, double[] mu, double[] y) {
        double sum = 0;
        double own = Polygamma.trigamma(size);
        for (int i = 0; i < y.length; i++) {
            double both = mu[i] + size;
            sum +=
                    -Polygamma.trigamma(size + y[i])
                            + own
                            - 1 / size
                            + 2 / both
                            - (y[i] + size) / (both * both);
        }
        return sum;
    }

    private static double logLikelihood(double size, double[] mu, double[] y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double logMu = y[i] == 0 ? 0 : y[i] * Math.log(mu[i]);
            sum +=
                    Gamma.logGamma(size + y[i])
                            - Gamma.logGamma(size)
                            - Gamma.logGamma(y[i] + 1)
                            + size * Math.log(size)
                            + logMu
                            - (size + y[i]) * Math.log(size + mu[i]);
        }
        return sum;
    }

    private static double[] logs(double[] mu) {
        double[] eta = new double[mu.length];
        for (int i = 0; i < eta.length; i++) {
            eta[i] = Math.log(mu[i]);
        }
        return eta;
    }
}
