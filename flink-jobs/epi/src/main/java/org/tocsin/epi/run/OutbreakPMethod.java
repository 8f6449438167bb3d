package org.tocsin.epi.run;

import org.tocsin.epi.aberration.OutbreakP;

/** {@code outbreakP}: onset of a seasonal rise. */
final class OutbreakPMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        OutbreakP method =
                OutbreakP.withDefaults()
                        .withLimit(params.number("k", 100))
                        .withMaxUpperbound(params.integer("maxUpperboundCases", 100_000));
        double[] y = series.observed();
        Span span = Span.of(params, 0, y.length);
        return JudgementTable.ofStatistic(
                series, span, method.judge(y, span.first(), span.last()), "statistic");
    }
}
