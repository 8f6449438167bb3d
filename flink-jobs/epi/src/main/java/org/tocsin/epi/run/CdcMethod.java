package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Cdc;
import org.tocsin.epi.aberration.Judgement;

/** {@code cdc}: four-week sums against earlier years. */
final class CdcMethod implements Method {
    private static final int WEEKS = 52;

    @Override
    public Table run(Params params, SeriesData series) {
        int freq = params.integer("freq", series.freq());
        if (freq != WEEKS) {
            throw params.wrong("freq", "52 (weekly data only)", freq);
        }
        Cdc cdc =
                Cdc.withDefaults()
                        .withYears(params.integer("b", 5))
                        .withBlocks(params.integer("m", 1))
                        .withAlpha(params.number("alpha", 0.025));
        double[] y = series.observed();
        Span span = Span.of(params, cdc.firstIndex(), y.length);
        JudgementTable table = JudgementTable.of(series, "aggregate", "mean");
        for (int t = span.first(); t <= span.last(); t++) {
            Judgement j = cdc.judgeAt(y, t);
            table.add(
                    t,
                    j.observed(),
                    null,
                    Table.available(j.threshold()),
                    j.alarm(),
                    Table.available(j.statistic()),
                    Table.available(j.expected()));
        }
        return table.table();
    }
}
