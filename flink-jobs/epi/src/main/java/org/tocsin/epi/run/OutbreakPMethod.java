package org.tocsin.epi.run;

import java.util.List;
import org.tocsin.epi.aberration.Judgement;
import org.tocsin.epi.aberration.OutbreakP;

/**
 * {@code outbreakP}: onset of a seasonal rise. Statistic and alarm are the reference's, which
 * overflow on large counts; the last column is the verdict without overflow.
 */
final class OutbreakPMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        OutbreakP exact =
                OutbreakP.withDefaults()
                        .withLimit(params.number("k", 100))
                        .withMaxUpperbound(params.integer("maxUpperboundCases", 100_000));
        double[] y = series.observed();
        Span span = Span.of(params, 0, y.length);
        List<Judgement> logarithmic = exact.judge(y, span.first(), span.last());
        List<Judgement> reference =
                exact.withForm(OutbreakP.Form.REFERENCE).judge(y, span.first(), span.last());
        JudgementTable table =
                JudgementTable.of(series, "statistic", "alarm_without_overflow", "log_statistic");
        for (int i = 0; i < reference.size(); i++) {
            Judgement j = reference.get(i);
            table.add(
                    span.first() + i,
                    j.observed(),
                    Table.available(j.expected()),
                    Table.available(j.threshold()),
                    j.alarm(),
                    Double.isNaN(j.observed()) ? null : Double.valueOf(j.statistic()),
                    Cells.alarm(logarithmic.get(i).alarm()),
                    Table.available(Math.log(logarithmic.get(i).statistic())));
        }
        return table.table();
    }
}
