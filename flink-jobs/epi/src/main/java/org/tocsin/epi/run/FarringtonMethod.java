package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Calendar;
import org.tocsin.epi.aberration.Farrington;
import org.tocsin.epi.aberration.FarringtonPoint;
import org.tocsin.epi.aberration.PowerThreshold;

/** {@code farrington}: the method of 1996. */
final class FarringtonMethod implements Method {
    private static final String PLAIN = "algo.farrington.fitGLM";
    private static final String FAST = "algo.farrington.fitGLM.fast";
    private static final String OFFSET = "algo.farrington.fitGLM.populationOffset";

    @Override
    public Table run(Params params, SeriesData series) {
        boolean offset =
                params.choice("fitFun", FAST, FAST, PLAIN, OFFSET).equals(OFFSET)
                        | params.flag("population_used", false)
                        | params.flag("populationOffset", false);
        Calendar calendar = FarringtonInputs.calendar(params, series);
        int[] limit = FarringtonInputs.limit54(params);
        Farrington farrington =
                Farrington.withDefaults()
                        .withYears(params.integer("b", 5))
                        .withHalfWindow(params.integer("w", 3))
                        .withReweight(params.flag("reweight", true))
                        .withAlpha(params.number("alpha", 0.05))
                        .withTrend(params.flag("trend", true))
                        .withLimit(limit[0], limit[1])
                        .withPower(PowerThreshold.of(params.text("powertrans", "2/3")));
        double[] y = series.observed();
        double[] population = FarringtonInputs.population(series, offset);
        int whole = farrington.firstWholeBaseline(calendar);
        Span span =
                Span.of(
                        params,
                        params.has("first_index") ? farrington.firstIndex() : whole,
                        y.length);
        JudgementTable table =
                JudgementTable.of(
                        series, "quantile_prob", "median", "score", "phi", "trend", "trend_coef");
        for (int t = span.first(); t <= span.last(); t++) {
            FarringtonPoint p = farrington.judgeAt(y, population, calendar, t);
            table.add(
                    t,
                    p.observed(),
                    null,
                    Table.available(p.threshold()),
                    p.alarm(),
                    Table.available(p.probability()),
                    Table.available(p.expected()),
                    Table.available(p.score()),
                    p.dispersion(),
                    p.trend() ? 1 : 0,
                    Table.available(p.slope()));
        }
        return table.table();
    }
}
