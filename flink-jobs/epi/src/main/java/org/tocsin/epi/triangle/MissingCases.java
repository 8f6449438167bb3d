package org.tocsin.epi.triangle;

import org.tocsin.epi.distribution.NegativeBinomial;

/** The law of cases still to come, from their mean and variance. */
record MissingCases(double mean, double variance) {
    private static final double NOTHING = 1e-12;

    long quantile(double probability) {
        if (mean <= NOTHING) {
            return 0;
        }
        double inverseSize = Math.max(0, (variance - mean) / (mean * mean));
        return NegativeBinomial.of(mean, inverseSize).quantile(probability);
    }
}
