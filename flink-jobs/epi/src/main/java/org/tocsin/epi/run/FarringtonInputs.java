package org.tocsin.epi.run;

import org.tocsin.epi.aberration.Calendar;

/** Parameters that both Farrington methods read alike. */
final class FarringtonInputs {
    private FarringtonInputs() {}

    static Calendar calendar(Params params, SeriesData series) {
        int freq = params.integer("freq", series.freq());
        return params.flag("epoch_as_date", series.dated())
                ? Calendar.ofDates(series.dates(), freq)
                : Calendar.ofIndex(series.size(), freq);
    }

    /** Minimum number of cases, and of how many points. */
    static int[] limit54(Params params) {
        double[] limit = params.numbers("limit54");
        if (limit == null) {
            return new int[] {5, 4};
        }
        if (limit.length != 2) {
            throw params.wrong("limit54", "two numbers: cases, points", params.raw("limit54"));
        }
        return new int[] {(int) limit[0], (int) limit[1]};
    }

    static double[] population(SeriesData series, boolean wanted) {
        if (!wanted) {
            return null;
        }
        double[] population = series.numbers("population");
        for (int i = 0; i < population.length; i++) {
            if (!(population[i] > 0)) {
                throw series.wrong(
                        i, "population", "a number > 0", series.texts("population").get(i));
            }
        }
        return population;
    }
}
