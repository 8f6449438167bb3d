package org.tocsin.epi.ladder;

import java.util.List;

/**
 * What the ladder says about one point, with everything needed to explain it. Numbers that do not
 * exist are NaN.
 *
 * @param position 1-based position of the point
 * @param observed count; NaN when not reported
 * @param state whether it was judged, or why not
 * @param rung model behind the expectation
 * @param seasonal expectation of the season (mu)
 * @param standardError standard error of its logarithm
 * @param dispersion variance / mean around the season (phi)
 * @param level factor of the local level: 1.08 = running 8 % above season
 * @param levelVariance relative variance of that factor
 * @param expected season × level (m)
 * @param predictiveDispersion variance / mean of the prediction (phi*)
 * @param midP P(Y &gt; y) + P(Y = y)/2
 * @param exactP P(Y &gt;= y): valid for false-discovery control
 * @param z normal score of midP
 * @param logLikelihoodRatios of this point, by size of excess
 * @param score logarithm of the weight of evidence for an excess in progress
 * @param window best window: observed and expected over it
 * @param coverage what the baseline consists of; null where there is none
 */
public record LadderJudgement(
        int position,
        double observed,
        State state,
        LadderRung rung,
        double seasonal,
        double standardError,
        double dispersion,
        double level,
        double levelVariance,
        double expected,
        double predictiveDispersion,
        double midP,
        double exactP,
        double z,
        List<Double> logLikelihoodRatios,
        double score,
        Window window,
        BaselineCoverage coverage) {

    /** Whether a point was judged, or why not. */
    public enum State {
        /** Judged. */
        JUDGED,
        /** The point was not reported. */
        MISSING,
        /** The source is closed on this day type. */
        CLOSED,
        /** Too little history for any rung. */
        TOO_SHORT
    }

    /**
     * The window that the score points at: the newest {@code length} points.
     *
     * @param length points, 0 where nothing was judged
     * @param observed cases on its valid points
     * @param expected expected cases on the same points
     */
    public record Window(int length, double observed, double expected) {
        /** No window. */
        public static final Window NONE = new Window(0, Double.NaN, Double.NaN);

        /** Cases above the expectation. */
        public double excess() {
            return observed - expected;
        }
    }

    /** Whether the point was judged and its score is above the threshold. */
    public boolean exceeds(double threshold) {
        return state == State.JUDGED && score > threshold;
    }

    /** Probability of such a score without an outbreak, from the calibration of the cadence. */
    public double scoreP(ScoreCalibration calibration) {
        return state == State.JUDGED
                ? calibration.probability(score, expected, predictiveDispersion)
                : Double.NaN;
    }
}
