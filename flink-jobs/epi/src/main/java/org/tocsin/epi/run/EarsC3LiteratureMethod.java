package org.tocsin.epi.run;

import org.tocsin.epi.aberration.EarsC3;
import org.tocsin.epi.aberration.EarsPoint;

/** {@code ears_c3_literature}: C3 as published in 2003. */
final class EarsC3LiteratureMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        EarsC3 c3 =
                EarsC3.withDefaults()
                        .withBaseline(params.integer("baseline", 7))
                        .withMinSigma(params.number("minSigma", 0))
                        .withAlpha(params.number("alpha", 0.025));
        if (params.has("limit")) {
            c3 = c3.withLimit(params.number("limit", 0));
        }
        double[] y = series.observed();
        Span span = Span.of(params, c3.firstIndex(), y.length);
        JudgementTable table = JudgementTable.of(series, "statistic");
        for (int t = span.first(); t <= span.last(); t++) {
            EarsPoint p = c3.judgeAt(y, t);
            table.add(
                    t,
                    p.observed(),
                    Table.available(p.expected()),
                    EarsMethod.threshold(p),
                    p.alarm(),
                    Table.available(p.score()));
        }
        return table.table();
    }
}
