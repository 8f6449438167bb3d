package org.tocsin.epi.run;

import org.tocsin.epi.aberration.BayesPredictive;

/** {@code bayes}: variants 1 to 3 and any other choice of comparison points. */
final class BayesMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        BayesPredictive bayes =
                BayesPredictive.of(BaseValuesInput.of(params, series))
                        .withAlpha(params.number("alpha", 0.05));
        double[] y = series.observed();
        Span span = Span.of(params, bayes.firstIndex(), y.length);
        return JudgementTable.ofCounts(series, span, t -> bayes.judgeAt(y, t));
    }
}
