package org.tocsin.epi.aberration;

/**
 * What a test says about one point.
 *
 * @param observed count of the point; NaN when missing
 * @param expected mean of the baseline, or the in-control mean; NaN when the method has none
 * @param threshold upper limit; NaN when unknown
 * @param statistic what is compared with the limit when it is not the count itself; else NaN
 * @param alarm verdict
 * @param baselinePoints number of counts in the baseline
 * @param missingPoints number of baseline points without a count
 */
public record Judgement(
        double observed,
        double expected,
        double threshold,
        double statistic,
        Verdict alarm,
        int baselinePoints,
        int missingPoints) {

    /** A verdict on the count itself. */
    static Judgement ofCount(
            double observed, double expected, double threshold, int points, int missing) {
        return new Judgement(
                observed,
                expected,
                threshold,
                Double.NaN,
                Verdict.strictlyAbove(observed, threshold),
                points,
                missing);
    }
}
