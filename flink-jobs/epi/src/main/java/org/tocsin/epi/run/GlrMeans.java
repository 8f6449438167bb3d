package org.tocsin.epi.run;

import java.util.Arrays;
import org.tocsin.epi.aberration.SeasonalMean;

/**
 * In-control means of the likelihood ratio charts from parameter mu0: a number, a list with one
 * number per judged point, a regression {S, trend}, or "column expected": that column of the series
 * and, where the series has none, the mean of the counts before the first judged point. Without mu0
 * that column or, as the reference, the regression with one pair of harmonics and no trend.
 */
final class GlrMeans {
    private GlrMeans() {}

    static SeasonalMean of(Params params, SeriesData series, double[] y, Span span, double alpha) {
        int freq = params.integer("freq", series.freq());
        Params model = params.object("mu0");
        if (model != null) {
            SeasonalMean.Shape shape =
                    new SeasonalMean.Shape(
                            model.integer("S", 1), model.flag("trend", false), freq, 1);
            if (model.flag("refit", false)) {
                throw model.wrong("refit", "false: the regression is learnt once", true);
            }
            model.refuseUnknown();
            return SeasonalMean.learn(y, span.first(), span.last(), shape, alpha);
        }
        if (!params.has("mu0") && !series.has("expected")) {
            SeasonalMean.Shape season = new SeasonalMean.Shape(1, false, freq, 1);
            return SeasonalMean.learn(y, span.first(), span.last(), season, alpha);
        }
        double[] means = given(params, series, y, span);
        if (!Double.isNaN(alpha)) {
            return new SeasonalMean(means, alpha);
        }
        SeasonalMean.Shape constant = new SeasonalMean.Shape(0, false, freq, 1);
        return new SeasonalMean(
                means, SeasonalMean.learn(y, span.first(), span.last(), constant, alpha).alpha());
    }

    private static double[] given(Params params, SeriesData series, double[] y, Span span) {
        int n = span.last() - span.first() + 1;
        Object mu0 = params.raw("mu0");
        if (mu0 == null || mu0.equals("column expected")) {
            return series.has("expected")
                    ? positive(params, column(series, span))
                    : SeasonalMean.constant(y, span.first(), span.last());
        }
        double[] numbers = params.numbers("mu0");
        if (numbers.length != 1 && numbers.length != n) {
            throw params.wrong("mu0", "one number, or " + n + " (one per judged point)", mu0);
        }
        double[] means = new double[n];
        for (int i = 0; i < n; i++) {
            means[i] = numbers[numbers.length == 1 ? 0 : i];
        }
        return positive(params, means);
    }

    private static double[] column(SeriesData series, Span span) {
        return Arrays.copyOfRange(series.numbers("expected"), span.first(), span.last() + 1);
    }

    private static double[] positive(Params params, double[] means) {
        for (double mean : means) {
            if (!(mean > 0)) {
                throw params.wrong("mu0", "means > 0", mean);
            }
        }
        return means;
    }
}
