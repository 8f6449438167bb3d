package org.tocsin.epi.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code farrington_daily}: the flexible method on running sums of 7 days with a year of 364, so
 * that weekdays cancel (Noufaily et al. 2019, Bioinformatics 35:3110). Parameters are those of
 * {@code farrington_flexible}, and {@code sums}. A sum with a missing day is missing.
 */
final class FarringtonDailyMethod implements Method {
    private static final Map<String, Object> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("freq", 364);
        DEFAULTS.put("epoch_as_date", false);
        DEFAULTS.put("b", 4);
        DEFAULTS.put("w", 3);
        DEFAULTS.put("noPeriods", 1);
        DEFAULTS.put("pastWeeksNotIncluded", 12);
        DEFAULTS.put("pThresholdTrend", 1);
        DEFAULTS.put("alpha", 0.01);
    }

    @Override
    public Table run(Params params, SeriesData series) {
        int length = params.integer("sums", 7);
        if (length < 1 || length > 364) {
            throw params.wrong("sums", "from 1 to 364 days", length);
        }
        double[] y = series.observed();
        List<String> sums = new ArrayList<>();
        for (int t = 0; t < y.length; t++) {
            double sum = 0;
            for (int i = Math.max(0, t - length + 1); i <= t; i++) {
                sum += y[i];
            }
            sums.add(Double.isNaN(sum) ? "NA" : Literals.text(sum));
        }
        return new FarringtonFlexibleMethod()
                .run(params.withDefaults(DEFAULTS), series.withColumn("observed", sums));
    }
}
