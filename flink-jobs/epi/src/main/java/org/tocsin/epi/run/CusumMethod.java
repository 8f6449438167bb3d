package org.tocsin.epi.run;

import java.util.Arrays;
import org.tocsin.epi.aberration.Cusum;
import org.tocsin.epi.aberration.SeasonalMean;

/** {@code cusum}: six transforms, mean given, averaged or seasonal. */
final class CusumMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        Cusum cusum =
                Cusum.withDefaults()
                        .withReference(params.number("k", 1.04))
                        .withLimit(params.number("h", 2.26))
                        .withTransform(Cusum.Transform.of(params.text("trans", "standard")))
                        .withDispersion(params.number("alpha", 0.1));
        int freq = params.integer("freq", series.freq());
        int epoch = params.integer("start_epoch", series.startEpoch());
        double[] y = series.observed();
        Span span = Span.of(params, 1, y.length);
        double[] means = means(params, y, span, freq, epoch);
        double[] counts = Arrays.copyOfRange(y, span.first(), span.last() + 1);
        return JudgementTable.ofStatistic(series, span, cusum.judge(counts, means), "statistic");
    }

    private static double[] means(Params params, double[] y, Span span, int freq, int epoch) {
        String m = params.text("m", "mean");
        if (m.equals("glm")) {
            SeasonalMean.Shape yearly = new SeasonalMean.Shape(1, false, freq, epoch);
            return SeasonalMean.learn(y, span.first(), span.last(), yearly, 0).means();
        }
        if (m.startsWith("mean")) {
            return SeasonalMean.constant(y, span.first(), span.last());
        }
        double value = params.number("m", 0);
        if (!(value >= 0)) {
            throw params.wrong("m", "glm, mean or a number >= 0", m);
        }
        double[] means = new double[span.last() - span.first() + 1];
        Arrays.fill(means, value);
        return means;
    }
}
