package org.tocsin.epi.run;

import org.tocsin.epi.rt.CoriRt;
import org.tocsin.epi.rt.RtEstimate;
import org.tocsin.epi.rt.SerialInterval;

/** {@code rt_cori}: instantaneous reproduction number. */
final class CoriMethod implements Method {
    private static final double[] PROBABILITIES = {0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975};

    @Override
    public Table run(Params params, SeriesData series) {
        double[] all = series.observed();
        SerialInterval interval = RtInputs.interval(params, all.length);
        CoriRt cori =
                CoriRt.of(interval)
                        .withPrior(params.number("mean_prior", 5), params.number("std_prior", 5));
        double[] local = local(params, series, all);
        double[] pressure = interval.pressure(all);
        Table table =
                new Table(
                        "index",
                        "date",
                        "observed",
                        "t_start",
                        "t_end",
                        "mean",
                        "std",
                        "q025",
                        "q05",
                        "q25",
                        "median",
                        "q75",
                        "q95",
                        "q975",
                        "cases",
                        "pressure");
        for (int[] window : RtInputs.windows(params, all.length)) {
            add(table, series, all, cori.estimate(local, pressure, window[0], window[1]));
        }
        return table;
    }

    /** All cases but the imported ones; the first day is always imported. */
    private static double[] local(Params params, SeriesData series, double[] all) {
        double[] imported = params.numbers("imported");
        if (imported == null && series.has("imported")) {
            imported = series.numbers("imported");
        }
        if (imported != null && imported.length != all.length) {
            throw params.wrong("imported", all.length + " numbers", imported.length + " numbers");
        }
        double[] local = all.clone();
        for (int t = 0; imported != null && t < local.length; t++) {
            local[t] -= imported[t];
            if (local[t] < 0) {
                throw params.wrong(
                        "imported", "at most the count of point " + (t + 1), imported[t]);
            }
        }
        local[0] = 0;
        return local;
    }

    private static void add(Table table, SeriesData series, double[] all, RtEstimate r) {
        Object[] cells = new Object[table.columns().size()];
        cells[0] = r.to() + 1;
        cells[1] = series.label(r.to());
        cells[2] = Table.available(all[r.to()]);
        cells[3] = r.from() + 1;
        cells[4] = r.to() + 1;
        cells[5] = Table.available(r.mean());
        cells[6] = Table.available(r.sd());
        for (int i = 0; i < PROBABILITIES.length; i++) {
            cells[7 + i] = Table.available(r.quantile(PROBABILITIES[i]));
        }
        cells[14] = r.cases();
        cells[15] = r.pressure();
        table.add(cells);
    }
}
