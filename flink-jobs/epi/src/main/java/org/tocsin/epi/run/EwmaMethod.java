package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Ewma;

/** {@code ewma}: fixed or moving baseline. */
final class EwmaMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        boolean moving = params.choice("mode", "moving", "fixed", "moving").equals("moving");
        String dist = params.choice("dist", "poisson", "poisson", "sd");
        Ewma.Mode fixed = dist.equals("sd") ? Ewma.Mode.FIXED_SD : Ewma.Mode.FIXED_POISSON;
        Ewma ewma =
                Ewma.of(moving ? Ewma.Mode.MOVING : fixed)
                        .withLambda(params.number("lambda", 0.2))
                        .withLimit(params.number("L", 3))
                        .withBaseline(
                                params.integer("baseline", 28),
                                params.integer("guard", 2),
                                params.number("minSigma", 0));
        double[] y = series.observed();
        Span span = Span.of(params, ewma.firstIndex(), y.length);
        return JudgementTable.ofStatistic(
                series, span, ewma.judge(y, span.first(), span.last()), "statistic");
    }
}
