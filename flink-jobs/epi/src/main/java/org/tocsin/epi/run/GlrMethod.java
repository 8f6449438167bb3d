package org.tocsin.epi.run;

import java.util.Arrays;
import java.util.List;
import org.tocsin.epi.aberration.EpidemicGlr;
import org.tocsin.epi.aberration.GlrChart;
import org.tocsin.epi.aberration.GlrOptions;
import org.tocsin.epi.aberration.Judgement;
import org.tocsin.epi.aberration.LrCusum;
import org.tocsin.epi.aberration.NegativeBinomialGlr;
import org.tocsin.epi.aberration.PoissonGlr;
import org.tocsin.epi.aberration.SeasonalMean;

/**
 * {@code glrpois} and {@code glrnb}: likelihood-ratio CUSUM (theta given), generalised likelihood
 * ratio (theta absent) and the epidemic chart.
 */
final class GlrMethod implements Method {
    private final boolean poisson;

    GlrMethod(boolean poisson) {
        this.poisson = poisson;
    }

    @Override
    public Table run(Params params, SeriesData series) {
        params.ignoring("alpha_used");
        double limit = params.number("c.ARL", 5);
        boolean falls = params.choice("dir", "inc", "inc", "dec").equals("dec");
        GlrOptions options =
                new GlrOptions(limit, params.integer("M", -1), params.integer("Mtilde", 1), falls);
        boolean epidemic = params.choice("change", "intercept", "intercept", "epi").equals("epi");
        boolean cases = params.choice("ret", "value", "value", "cases").equals("cases");
        EpidemicGlr.Form form =
                params.choice("form", "reference", "reference", "exact").equals("exact")
                        ? EpidemicGlr.Form.EXACT
                        : EpidemicGlr.Form.REFERENCE;
        double[] y = series.observed();
        Span span = Span.of(params, 1, y.length);
        SeasonalMean mean = GlrMeans.of(params, series, y, span, alpha(params));
        double[] counts = Arrays.copyOfRange(y, span.first(), span.last() + 1);
        List<Judgement> judged;
        double theta = params.number("theta", Double.NaN); // the epidemic chart takes none
        if (!Double.isNaN(theta) && !epidemic) {
            judged = LrCusum.of(theta, mean.alpha()).withLimit(limit).judge(counts, mean.means());
        } else {
            boolean poissonRatio = mean.alpha() == 0 && !epidemic;
            judged =
                    GlrChart.of(ratio(options, mean.alpha(), epidemic, form))
                            .withCountThresholds(cases && poissonRatio && !falls)
                            .judge(counts, mean.means());
        }
        return table(series, span, judged, cases, mean.alpha());
    }

    /** 0 for Poisson; NaN where the dispersion is to be estimated. */
    private double alpha(Params params) {
        if (poisson) {
            params.ignoring("alpha");
            return 0;
        }
        return params.number("alpha", SeasonalMean.ESTIMATE);
    }

    private static GlrChart.Ratio ratio(
            GlrOptions options, double alpha, boolean epidemic, EpidemicGlr.Form form) {
        if (epidemic) {
            if (alpha != 0) {
                throw new InvalidInputException(
                        "change epi is for Poisson counts only (method glrpois)");
            }
            return EpidemicGlr.of(options).withForm(form);
        }
        return alpha == 0 ? PoissonGlr.of(options) : NegativeBinomialGlr.of(options, alpha);
    }

    private static Table table(
            SeriesData series, Span span, List<Judgement> judged, boolean cases, double alpha) {
        JudgementTable table = JudgementTable.of(series, "statistic", "alpha");
        for (int i = 0; i < judged.size(); i++) {
            Judgement j = judged.get(i);
            table.add(
                    span.first() + i,
                    j.observed(),
                    Table.available(j.expected()),
                    Table.available(cases ? j.threshold() : Double.NaN),
                    j.alarm(),
                    Table.available(j.statistic()),
                    alpha);
        }
        return table.table();
    }
}
