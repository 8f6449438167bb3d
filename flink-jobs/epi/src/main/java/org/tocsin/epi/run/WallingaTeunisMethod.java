package org.tocsin.epi.run;

import org.tocsin.epi.rt.WallingaTeunis;

/** {@code rt_wallinga_teunis}: cohort reproduction number, without intervals. */
final class WallingaTeunisMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        double[] y = series.observed();
        WallingaTeunis method = WallingaTeunis.of(y, RtInputs.interval(params, y.length));
        int firstCase = 0;
        while (firstCase < y.length && !(y[firstCase] > 0)) {
            firstCase++;
        }
        Table table = new Table("index", "date", "observed", "t_start", "t_end", "mean");
        for (int[] window : RtInputs.windows(params, y.length)) {
            double mean = method.mean(window[0], window[1]);
            if (window[0] >= firstCase && !Double.isNaN(mean)) {
                table.add(
                        window[1] + 1,
                        series.label(window[1]),
                        Table.available(y[window[1]]),
                        window[0] + 1,
                        window[1] + 1,
                        mean);
            }
        }
        return table;
    }
}
