package org.tocsin.epi.aberration;

/**
 * What a Farrington method says about one point.
 *
 * @param observed count judged; NaN when missing
 * @param expected predicted mean; NaN when not available
 * @param logError standard error of the predicted log mean
 * @param threshold upper limit as the method reports it
 * @param score exceedance (observed - expected) / (threshold - expected); above 1 is an alarm
 * @param alarm verdict
 * @param dispersion variance over mean, at least 1
 * @param trend whether a trend was kept
 * @param slope trend coefficient per point, log scale; NaN when no trend
 * @param probability Farrington 1996: distribution function of the observed count; flexible: P(Y
 *     &gt;= observed)
 * @param baselineCounts number of counts in the baseline
 * @param enoughCases whether the recent cases reach the minimum
 * @param converged whether the regression converged
 */
public record FarringtonPoint(
        double observed,
        double expected,
        double logError,
        double threshold,
        double score,
        Verdict alarm,
        double dispersion,
        boolean trend,
        double slope,
        double probability,
        int baselineCounts,
        boolean enoughCases,
        boolean converged) {}
