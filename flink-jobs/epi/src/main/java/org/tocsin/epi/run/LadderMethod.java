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
        int first = index(params, "first", 1, 1, observed.length);
        int last = index(params, "last", observed.length, first, observed.length);
        double alarm = params.number("alarm_score", options.dayTypes() == 0 ? 2.75 : 2.97);
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
                        "p_score",
                        "alarm");
        for (LadderJudgement judged :
                Ladder.of(options).judge(points(series, observed), first, last)) {
            add(table, judged, series, calibration, alarm);
        }
        return table;
    }

    /** Judged points by either of two names. */
    private static int index(Params params, String name, int otherwise, int low, int high) {
        String other = name + "_index";
        String used = params.has(name) ? name : other;
        int value = params.integer(name, params.integer(other, otherwise));
        if (value < low || value > high) {
            throw params.wrong(used, "from " + low + " to " + high, value);
        }
        return value;
    }

    /** Plain numbers may come as texts from a command line. */
    private static Map<String, Object> named(Params params, SeriesData series) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (String name : LadderParameters.names()) {
            if (params.has(name)) {
                named.put(
                        name,
                        STRUCTURED.contains(name)
                                ? structured(params.raw(name))
                                : params.number(name, 0));
            }
        }
        if (!named.containsKey("dow") && series.freq() == 365) {
            named.put("dow", 7);
        }
        if (!named.containsKey("period") && series.freq() == 12) {
            throw new InvalidInputException(
                    series.name() + ": the ladder is for weekly or daily series, not monthly ones");
        }
        return named;
    }

    /** Numbers inside lists and objects may be spelt as texts, too. */
    private static Object structured(Object value) {
        if (value instanceof List<?> list) {
            List<Object> read = new ArrayList<>();
            list.forEach(each -> read.add(structured(each)));
            return read;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> read = new LinkedHashMap<>();
            map.forEach((name, each) -> read.put(String.valueOf(name), structured(each)));
            return read;
        }
        double number = value instanceof String text ? Literals.parse(text) : Double.NaN;
        return Double.isNaN(number) ? value : Double.valueOf(number);
    }

    /**
     * Counts with what is known of them: {@code excluded} = 1 in a known outbreak; a denominator
     * ({@code population}, or {@code visits}: all visits of the day); {@code day_type} 0 to 6.
     */
    private static List<LadderPoint> points(SeriesData series, double[] observed) {
        double[] excluded = column(series, observed.length, "excluded");
        double[] types = column(series, observed.length, "day_type");
        String denominator = series.has("population") ? "population" : "visits";
        double[] denominators = column(series, observed.length, denominator);
        boolean divided = series.has(denominator);
        // A missing report has its last known denominator, so that its expectation is shown right.
        double last = 0;
        List<LadderPoint> points = new ArrayList<>();
        for (int i = 0; i < observed.length; i++) {
            if (observed[i] != Math.rint(observed[i])) {
                if (!Double.isNaN(observed[i])) {
                    throw series.wrong(i, "observed", "a whole number or NA", "" + observed[i]);
                }
            }
            if (!series.has("day_type")) {
                types[i] = LadderPoint.BY_POSITION;
            } else if (!(types[i] >= 0 && types[i] <= 6 && types[i] == Math.rint(types[i]))) {
                throw series.wrong(i, "day_type", "0 to 6", series.texts("day_type").get(i));
            }
            LadderPoint point = LadderPoint.of(observed[i]).onDayType((int) types[i]);
            if (divided && (denominators[i] > 0 || !Double.isNaN(observed[i]))) {
                if (!(denominators[i] > 0)) {
                    String got = series.texts(denominator).get(i);
                    throw series.wrong(i, denominator, "a number > 0", got);
                }
                last = denominators[i];
            }
            point = divided && last > 0 ? point.per(last) : point;
            points.add(excluded[i] == 1 ? point.exclude() : point);
        }
        return points;
    }

    private static double[] column(SeriesData series, int length, String name) {
        return series.has(name) ? series.numbers(name) : new double[length];
    }

    private static void add(
            Table table,
            LadderJudgement judged,
            SeriesData series,
            ScoreCalibration calibration,
            double alarm) {
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
                Table.available(judged.scoreP(calibration)),
                scored ? Integer.valueOf(judged.score() > alarm ? 1 : 0) : null);
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
