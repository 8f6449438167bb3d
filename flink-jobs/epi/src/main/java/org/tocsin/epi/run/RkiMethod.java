package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Rki;

/** {@code rki}: variants 1 to 3 and any other choice of comparison points. */
final class RkiMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        Rki rki = Rki.of(BaseValuesInput.of(params, series));
        double[] y = series.observed();
        Span span = Span.of(params, rki.firstIndex(), y.length);
        return JudgementTable.ofCounts(series, span, t -> rki.judgeAt(y, t));
    }
}
