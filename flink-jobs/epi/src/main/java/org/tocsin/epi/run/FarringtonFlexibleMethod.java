package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Calendar;
import org.tocsin.epi.aberration.FarringtonFlexible;
import org.tocsin.epi.aberration.FarringtonPoint;
import org.tocsin.epi.aberration.FlexibleOptions;
import org.tocsin.epi.aberration.Normal;
import org.tocsin.epi.aberration.PowerThreshold;

/** {@code farrington_flexible}: the improved method of 2013. */
final class FarringtonFlexibleMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        FarringtonFlexible method = FarringtonFlexible.of(options(params));
        Calendar calendar = FarringtonInputs.calendar(params, series);
        double[] y = series.observed();
        double[] population =
                FarringtonInputs.population(series, params.flag("populationOffset", false));
        Span span = Span.of(params, 0, y.length);
        int first = span.first();
        while (!params.has("first_index")
                && first < span.last()
                && !method.hasBaseline(calendar, first)) {
            first++;
        }
        JudgementTable table =
                JudgementTable.of(
                        series,
                        "mu0",
                        "phi",
                        "trend",
                        "trend_coef",
                        "score",
                        "pvalue",
                        "enough",
                        "baseline_points");
        for (int t = first; t <= span.last(); t++) {
            add(table, t, method.judgeAt(y, population, calendar, t), method.options());
        }
        return table.table();
    }

    private static FlexibleOptions options(Params params) {
        int[] limit = FarringtonInputs.limit54(params);
        int w = params.integer("w", 3);
        return FlexibleOptions.withDefaults()
                .withYears(params.integer("b", 5))
                .withHalfWindow(w)
                .withReweight(params.flag("reweight", true))
                .withWeightsThreshold(params.number("weightsThreshold", 2.58))
                .withAlpha(params.number("alpha", 0.05))
                .withTrend(params.flag("trend", true), params.number("pThresholdTrend", 0.05))
                .withLimit(limit[0], limit[1])
                .withPower(PowerThreshold.of(params.text("powertrans", "2/3")))
                .withPeriods(params.integer("noPeriods", 1))
                .withRecentExcluded(params.integer("pastWeeksNotIncluded", w))
                .withThreshold(
                        FlexibleOptions.Threshold.of(params.text("thresholdMethod", "delta")));
    }

    private static void add(
            JudgementTable table, int t, FarringtonPoint p, FlexibleOptions options) {
        boolean shown = p.enoughCases();
        // Where nothing converges the reference leaves its initial 0 in the expected column.
        Double expected =
                p.converged()
                        ? Table.available(shown ? p.expected() : Double.NaN)
                        : Double.valueOf(0);
        table.add(
                t,
                p.observed(),
                expected,
                Table.available(shown ? p.threshold() : Double.NaN),
                p.alarm(),
                Table.available(mu0(p, options)),
                Table.available(p.dispersion()),
                p.converged() ? Integer.valueOf(p.trend() ? 1 : 0) : null,
                Table.available(p.slope()),
                Table.available(p.score()),
                Table.available(p.probability()),
                shown ? 1 : 0,
                p.baselineCounts());
    }

    /**
     * The reference's column mu0: the mean that the negative binomial is taken at; for the delta
     * threshold an internal quantity without meaning (a limit of the mean, exponentiated again).
     */
    private static double mu0(FarringtonPoint p, FlexibleOptions options) {
        double mean = p.expected();
        double z = Normal.upperQuantile(options.alpha());
        return switch (options.threshold()) {
            case NB_PLUGIN -> mean;
            case MUAN -> Math.exp(Math.log(mean) + z * p.logError());
            case DELTA -> Math.exp(mean + z * mean * p.logError());
        };
    }
}
