package org.tocsin.epi.glm;

/** The distribution of a count given its mean, with a log link. */
public interface Family {
    /** Mean from which the iterations start. */
    double start(double y);

    /** Half the deviance of one count, with the logarithms of count and mean at hand. */
    double halfDeviance(double y, double logY, double mu, double logMu);

    /** Working weight (dmu/deta)^2 / variance of a count with prior weight 1. */
    double workingWeight(double mu);

    /** Poisson counts, variance mu (times a dispersion, which the fit does not need). */
    static Family poisson() {
        return PoissonFamily.INSTANCE;
    }

    /** Negative binomial counts with variance mu + mu^2 / size. */
    static Family negativeBinomial(double size) {
        return new NegativeBinomialFamily(size);
    }
}
