package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Ears;
import org.tocsin.epi.aberration.EarsC3;
import org.tocsin.epi.aberration.EarsPoint;

/** {@code ears}: C1, C2, and C3 in the reference's form. */
final class EarsMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        String which = params.choice("method", "C1", "C1", "C2", "C3");
        int baseline = params.integer("baseline", 7);
        double minSigma = params.number("minSigma", 0);
        double alpha = params.number("alpha", which.equals("C3") ? 0.025 : 0.001);
        double[] y = series.observed();
        if (which.equals("C3")) {
            EarsC3 c3 =
                    EarsC3.withDefaults()
                            .withForm(EarsC3.Form.REFERENCE)
                            .withBaseline(baseline)
                            .withMinSigma(minSigma)
                            .withAlpha(alpha);
            Span span = Span.of(params, c3.firstIndex(), y.length);
            return table(series, span, t -> c3.judgeAt(y, t));
        }
        Ears ears =
                (which.equals("C1") ? Ears.c1() : Ears.c2())
                        .withBaseline(baseline)
                        .withMinSigma(minSigma)
                        .withAlpha(alpha);
        Span span = Span.of(params, ears.firstIndex(), y.length);
        return table(series, span, t -> ears.judgeAt(y, t));
    }

    private static Table table(
            SeriesData series, Span span, java.util.function.IntFunction<EarsPoint> judge) {
        JudgementTable table = JudgementTable.of(series, "mean", "sd", "score");
        for (int t = span.first(); t <= span.last(); t++) {
            EarsPoint p = judge.apply(t);
            table.add(
                    t,
                    p.observed(),
                    null,
                    threshold(p),
                    p.alarm(),
                    Table.available(p.expected()),
                    Table.available(p.sd()),
                    Table.available(p.score()));
        }
        return table.table();
    }

    /** NaN where the formula has no value, not available where a report is missing. */
    static Double threshold(EarsPoint p) {
        return p.standing() == EarsPoint.Standing.UNDEFINED
                ? Double.valueOf(Double.NaN)
                : Table.available(p.threshold());
    }
}
