package org.tocsin.epi.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.epi.ladder.Ladder;
import org.tocsin.epi.ladder.LadderJudgement;
import org.tocsin.epi.ladder.LadderOptions;
import org.tocsin.epi.ladder.LadderParameters;
import org.tocsin.epi.ladder.LadderPoint;
import org.tocsin.epi.ladder.ScoreCalibration;

/**
 * {@code ladder}: column {@code observed}, and {@code excluded} where known outbreaks are marked.
 * Judges from {@code first} (or first_index) on: nothing before it is judged, level and windows
 * start there.
 */
final class LadderMethod implements Method {
    private static final Set<String> STRUCTURED = Set.of("short", "now", "ended", "ks");

    @Override
    public Table run(Params params, SeriesData series) {
        double[] observed = series.observed();
        LadderOptions options = LadderParameters.read(named(params, series));
        int first = params.integer("first", params.integer("first_index", 1));
        int last = params.integer("last", params.integer("last_index", observed.length));
        ScoreCalibration calibration =
                options.dayTypes() == 0 ? ScoreCalibration.weekly() : ScoreCalibration.daily();
        Table table =
                new Table(
                        "index",
                        "observed",
                        "rung",
                        "mu",
                        "se",
                        "phi",
                        "level",
                        "level_var",
                        "expected",
                        "dispersion",
                        "p_mid",
                        "p_exact",
                        "z",
                        "llr_k1",
                        "llr_k2",
                        "llr_k4",
                        "llr_k8",
                        "score",
                        "window",
                        "date",
                        "window_observed",
                        "window_expected",
                        "p_score");
        for (LadderJudgement judged :
                Ladder.of(options).judge(points(series, observed), first, last)) {
            add(table, judged, series, calibration);
        }
        return table;
    }

    /** Plain numbers may come as texts from a command line. */
    private static Map<String, Object> named(Params params, SeriesData series) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (String name : LadderParameters.names()) {
            if (params.has(name)) {
                named.put(
                        name,
                        STRUCTURED.contains(name) ? params.raw(name) : params.number(name, 0));
            }
        }
        if (!named.containsKey("dow") && series.freq() == 365) {
            named.put("dow", 7);
        }
        return named;
    }

    private static List<LadderPoint> points(SeriesData series, double[] observed) {
        double[] excluded =
                series.has("excluded") ? series.numbers("excluded") : new double[observed.length];
        List<LadderPoint> points = new ArrayList<>();
        for (int i = 0; i < observed.length; i++) {
            LadderPoint point = LadderPoint.of(observed[i]);
            points.add(excluded[i] == 1 ? point.exclude() : point);
        }
        return points;
    }

    private static void add(
            Table table, LadderJudgement judged, SeriesData series, ScoreCalibration calibration) {
        boolean scored = judged.state() == LadderJudgement.State.JUDGED;
        LadderJudgement.Window window = judged.window();
        table.add(
                judged.position(),
                whole(judged.observed()),
                judged.rung().label(),
                Table.available(judged.seasonal()),
                Table.available(judged.standardError()),
                Table.available(judged.dispersion()),
                Table.available(judged.level()),
                Table.available(judged.levelVariance()),
                Table.available(judged.expected()),
                Table.available(judged.predictiveDispersion()),
                Table.available(judged.midP()),
                Table.available(judged.exactP()),
                Table.available(judged.z()),
                ratio(judged, 0),
                ratio(judged, 1),
                ratio(judged, 2),
                ratio(judged, 3),
                Table.available(judged.score()),
                scored ? window.length() : null,
                series.label(judged.position() - 1),
                scored ? whole(window.observed()) : null,
                scored ? Table.available(window.expected()) : null,
                Table.available(judged.scoreP(calibration)));
    }

    private static Double ratio(LadderJudgement judged, int size) {
        List<Double> ratios = judged.logLikelihoodRatios();
        return size < ratios.size() ? ratios.get(size) : null;
    }

    private static Object whole(double count) {
        if (Double.isNaN(count)) {
            return null;
        }
        return count == Math.rint(count) ? (Object) (long) count : (Object) count;
    }
}
