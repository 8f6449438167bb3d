package org.tocsin.epi.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tocsin.epi.run.MethodCatalogue;
import org.tocsin.epi.run.SeriesData;
import org.tocsin.epi.run.Table;

/**
 * A method of the catalogue with its parameters.
 *
 * @param name name in tables
 * @param method name in the catalogue
 * @param params its parameters, without the judged points
 * @param limits limits to run the chart with where its statistic depends on the limit; else empty
 * @param score what a sweep compares
 * @param own threshold of the score that makes the alarm when the method itself has none; else NaN
 * @param sums length of the running sums that are judged; 1 for the counts themselves
 * @param warmUp points judged before the first one that counts
 */
record CatalogueMethod(
        String name,
        String method,
        Map<String, Object> params,
        List<Double> limits,
        RowScore score,
        double own,
        int sums,
        int warmUp)
        implements BenchmarkMethod {
    private static final MethodCatalogue CATALOGUE = MethodCatalogue.withDefaults();

    @Override
    public Track judge(double[] counts, int first, int last) {
        Track track = Track.empty(last - first + 1);
        SeriesData series = series(sums == 1 ? counts : sums(counts));
        Table table = run(series, params, first, last);
        fill(track, table, first);
        return limits.isEmpty()
                ? track
                : new Track(track.alarms(), track.scores(), sweep(series, table, first, last));
    }

    /** The chart under every limit, with the means and the dispersion of the first run. */
    private LimitSweep sweep(SeriesData series, Table learnt, int first, int last) {
        List<Double> means = new ArrayList<>();
        for (int row = 0; row < learnt.size(); row++) {
            means.add(learnt.number(row, "expected"));
        }
        Map<String, Object> given = new LinkedHashMap<>(params);
        given.put("mu0", means);
        if (method.equals("glrnb")) {
            given.put("alpha", learnt.number(0, "alpha"));
        }
        double[] grid = limits.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[][] alarms = new boolean[grid.length][last - first + 1];
        for (int i = 0; i < grid.length; i++) {
            given.put("c.ARL", grid[i]);
            Table table = run(series, given, first, last);
            for (int row = 0; row < table.size(); row++) {
                alarms[i][row] = table.number(row, "alarm") == 1;
            }
        }
        return new LimitSweep(grid, alarms);
    }

    private Table run(SeriesData series, Map<String, Object> named, int first, int last) {
        Map<String, Object> all = new LinkedHashMap<>(named);
        all.put("first_index", first - warmUp);
        all.put("last_index", last);
        return CATALOGUE.run(method, all, series);
    }

    private void fill(Track track, Table table, int first) {
        for (int row = 0; row < table.size(); row++) {
            int i = (int) table.number(row, "index") - first;
            if (i < 0) {
                continue;
            }
            double value = score.of(table, row);
            double alarm = alarm(table, row, value);
            track.scores()[i] = value;
            track.alarms()[i] = Double.isNaN(alarm) ? Track.UNKNOWN : (byte) alarm;
        }
    }

    private double alarm(Table table, int row, double value) {
        if (!Double.isNaN(own)) {
            return Double.isNaN(value) ? Double.NaN : value > own ? 1 : 0;
        }
        boolean exact = table.columns().contains("alarm_without_overflow");
        return table.number(row, exact ? "alarm_without_overflow" : "alarm");
    }

    private SeriesData series(double[] counts) {
        List<String> texts =
                IntStream.range(0, counts.length)
                        .mapToObj(i -> Long.toString(Math.round(counts[i])))
                        .toList();
        return SeriesData.of(name, Map.of("observed", texts), Map.of("epoch_as_date", false));
    }

    /** Sums of the last points; at the start of those there are. */
    private double[] sums(double[] counts) {
        double[] result = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] - (i >= sums ? counts[i - sums] : 0);
            result[i] = sum;
        }
        return result;
    }
}
