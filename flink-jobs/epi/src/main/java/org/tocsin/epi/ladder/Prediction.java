package org.tocsin.epi.ladder;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.epi.distribution.NegativeBinomial;
import org.tocsin.epi.distribution.NormalTail;

/**
 * What the next count is expected to be: season × level, with the variance of counting, of the fit
 * and of the level.
 *
 * <p>m = mu f, phi* = max(floor, phi + m (min(se, 1)^2 + v)); the count is negative binomial with
 * mean m and variance phi* m.
 */
record Prediction(
        double seasonal,
        double standardError,
        double level,
        double levelVariance,
        double expected,
        double dispersion) {

    static Prediction of(
            double seasonal,
            double standardError,
            double dispersion,
            LocalLevel level,
            double floor) {
        double expected = seasonal * level.factor();
        double error = Math.min(standardError, 1);
        double predictive = dispersion + expected * (error * error + level.relativeVariance());
        return new Prediction(
                seasonal,
                standardError,
                level.factor(),
                level.relativeVariance(),
                expected,
                Math.max(floor, predictive));
    }

    double[] logLikelihoodRatios(EvidenceOptions options, double observed) {
        return Evidence.logLikelihoodRatios(options, observed, expected, dispersion);
    }

    LadderJudgement judge(
            int t,
            double observed,
            LadderJudgement.State state,
            BaselineFit fit,
            double[] ratios,
            Evidence evidence,
            Recent recent) {
        boolean judged = ratios != null;
        double exact = Double.NaN;
        double mid = Double.NaN;
        if (judged) {
            NegativeBinomial law = NegativeBinomial.withDispersion(expected, dispersion);
            long count = (long) Math.ceil(observed);
            exact = law.upperTail(count);
            mid = law.midTail(count, exact);
        }
        return new LadderJudgement(
                t,
                observed,
                state,
                fit.rung(),
                seasonal,
                standardError,
                fit.dispersion(),
                level,
                levelVariance,
                expected,
                dispersion,
                mid,
                exact,
                judged ? score(mid) : Double.NaN,
                judged ? list(ratios) : List.of(),
                judged ? evidence.score() : Double.NaN,
                judged ? recent.window(evidence.bestWindow()) : LadderJudgement.Window.NONE,
                fit.coverage());
    }

    private static double score(double p) {
        return p <= 0
                ? Double.POSITIVE_INFINITY
                : p >= 1 ? Double.NEGATIVE_INFINITY : NormalTail.score(p);
    }

    private static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
