package org.tocsin.epi.run;

import org.tocsin.epi.aberration.BaseValues;

/** The comparison points of RKI and Bayes from parameters b, w, actY and freq. */
final class BaseValuesInput {
    private BaseValuesInput() {}

    static BaseValues of(Params params, SeriesData series) {
        return new BaseValues(
                params.integer("b", 0),
                params.integer("w", 6),
                params.flag("actY", true),
                params.integer("freq", series.freq()));
    }
}
