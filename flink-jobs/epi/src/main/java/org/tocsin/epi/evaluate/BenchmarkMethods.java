package org.tocsin.epi.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.epi.run.InvalidInputException;

/**
 * The methods of the benchmarks by name. Names of methods that the reference also ran are the
 * reference's; {@code ladder} is the ladder with the benchmark's year (52 weeks, 364 days), {@code
 * ladder_...} the same with less history or one window.
 */
public final class BenchmarkMethods {
    private static final int WEEKLY_WARM_UP = 26;
    private static final int DAILY_WARM_UP = 70;
    private static final String NO_LIMIT = "_nolimit";
    private static final List<Double> LIMITS =
            List.of(1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0);

    private final Map<String, BenchmarkMethod> methods = new LinkedHashMap<>();

    private BenchmarkMethods() {}

    /** The methods for a cadence. */
    public static BenchmarkMethods of(Cadence cadence) {
        BenchmarkMethods result = new BenchmarkMethods();
        if (cadence == Cadence.WEEKLY) {
            result.addWeekly();
        } else {
            result.addDaily();
        }
        return result;
    }

    /** Names in the order of the tables. */
    public List<String> names() {
        return List.copyOf(methods.keySet());
    }

    /** A method by name. */
    public BenchmarkMethod get(String name) {
        BenchmarkMethod method = methods.get(name);
        if (method == null) {
            throw new InvalidInputException(
                    "unknown method "
                            + name
                            + "; known here are "
                            + String.join(", ", methods.keySet()));
        }
        return method;
    }

    private void addWeekly() {
        Map<String, Object> freq = Map.of("freq", 52);
        ladder("ladder", Map.of("period", 52), 2.75, WEEKLY_WARM_UP);
        ladder("ladder_1y", Map.of("period", 52, "hist", 52), 2.75, WEEKLY_WARM_UP);
        ladder("ladder_26w", Map.of("period", 52, "hist", 26), 2.75, WEEKLY_WARM_UP);
        ladder("ladder_13w", Map.of("period", 52, "hist", 13, "short", history(13)), 2.75, 13);
        ladder(
                "ladder_1week",
                Map.of("period", 52, "now", List.of(List.of(1, 1))),
                2.75,
                WEEKLY_WARM_UP);
        add("ff_noufaily_a01", "farrington_flexible", noufaily(), RowScore.COUNT_TAIL);
        add("ff_original_a01", "farrington_flexible", original(), RowScore.TWO_THIRDS_POWER);
        add("farrington_a01", "farrington", merged(freq, "alpha", 0.01), RowScore.TWO_THIRDS_POWER);
        for (String name : List.of("ff_noufaily_a01", "ff_original_a01", "farrington_a01")) {
            CatalogueMethod limited = (CatalogueMethod) methods.get(name);
            add(
                    name + NO_LIMIT,
                    limited.method(),
                    merged(limited.params(), "limit54", List.of(0, 4)),
                    limited.score());
        }
        for (int variant = 1; variant <= 3; variant++) {
            add("rki" + variant, "rki", comparison(variant), RowScore.RELATIVE_EXCESS);
            add("bayes" + variant, "bayes", comparison(variant), RowScore.BAYES_TAIL);
        }
        add("cdc_a01", "cdc", merged(freq, "alpha", 0.01), RowScore.AGGREGATE);
        add("cusum_standard", "cusum", freq, RowScore.STATISTIC);
        add(
                "cusum_rossi_glm",
                "cusum",
                Map.of("freq", 52, "start_epoch", 1, "trans", "rossi", "m", "glm"),
                RowScore.STATISTIC);
        Map<String, Object> seasonal = Map.of("freq", 52, "mu0", Map.of("S", 1, "trend", true));
        chart("glrpois_seasonal", "glrpois", seasonal);
        chart("glrnb_seasonal", "glrnb", seasonal);
        add("outbreakP_49w", "outbreakP", Map.of(), RowScore.LOG_STATISTIC);
        addEars();
    }

    private void addDaily() {
        Map<String, Object> year = Map.of("period", 364, "dow", 7);
        ladder("ladder", year, 2.97, DAILY_WARM_UP);
        ladder("ladder_1y", merged(year, "hist", 364), 2.97, DAILY_WARM_UP);
        ladder("ladder_56d", merged(year, "hist", 56), 2.97, DAILY_WARM_UP);
        ladder("ladder_1day", merged(year, "now", List.of(List.of(1, 1))), 2.97, DAILY_WARM_UP);
        addEars();
        methods.remove("ears_c3_a01");
        for (String c : List.of("C1", "C2")) {
            addSums("ears_" + lower(c) + "_7daysum", "ears", Map.of("method", c), RowScore.SCORE);
        }
        add(
                "ears_c2_b28_sig05",
                "ears",
                Map.of("method", "C2", "baseline", 28, "minSigma", 0.5),
                RowScore.SCORE);
        Map<String, Object> daily = noufailyDaily();
        addSums("ff_7daysum_delta_a01", "farrington_flexible", daily, RowScore.TWO_THIRDS_POWER);
        addSums(
                "ff_7daysum_delta_a01" + NO_LIMIT,
                "farrington_flexible",
                merged(daily, "limit54", List.of(0, 4)),
                RowScore.TWO_THIRDS_POWER);
    }

    private void addEars() {
        for (String c : List.of("C1", "C2", "C3")) {
            add("ears_" + lower(c) + "_default", "ears", Map.of("method", c), RowScore.SCORE);
            add(
                    "ears_" + lower(c) + "_a01",
                    "ears",
                    Map.of("method", c, "alpha", 0.01),
                    RowScore.SCORE);
        }
        add("ewma_l02_L3_b28_g2", "ewma", ewma(), RowScore.CHART_EXCESS);
    }

    private static Map<String, Object> ewma() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("mode", "moving");
        params.put("lambda", 0.2);
        params.put("L", 3);
        params.put("baseline", 28);
        params.put("guard", 2);
        params.put("minSigma", 0.5);
        return params;
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, Object> noufaily() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("freq", 52);
        params.put("b", 5);
        params.put("w", 3);
        params.put("noPeriods", 10);
        params.put("pastWeeksNotIncluded", 26);
        params.put("weightsThreshold", 2.58);
        params.put("pThresholdTrend", 1);
        params.put("thresholdMethod", "nbPlugin");
        params.put("alpha", 0.01);
        return params;
    }

    private static Map<String, Object> original() {
        Map<String, Object> params = noufaily();
        params.put("noPeriods", 1);
        params.put("pastWeeksNotIncluded", 3);
        params.put("weightsThreshold", 1);
        params.put("pThresholdTrend", 0.05);
        params.put("thresholdMethod", "delta");
        return params;
    }

    /** Noufaily et al. 2019: running sums of 7 days, a year of 364. */
    private static Map<String, Object> noufailyDaily() {
        Map<String, Object> params = noufaily();
        params.put("freq", 364);
        params.put("b", 4);
        params.put("noPeriods", 1);
        params.put("pastWeeksNotIncluded", 12);
        params.put("thresholdMethod", "delta");
        return params;
    }

    private static Map<String, Object> comparison(int variant) {
        int[][] shapes = {{0, 6, 1}, {1, 6, 1}, {2, 4, 0}};
        int[] shape = shapes[variant - 1];
        return Map.of("b", shape[0], "w", shape[1], "actY", shape[2] == 1, "freq", 52);
    }

    private static Map<String, Object> history(int points) {
        return Map.of("hist", points);
    }

    private static Map<String, Object> merged(
            Map<String, Object> params, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(params);
        more.put(name, value);
        return more;
    }

    private void add(String name, String method, Map<String, Object> params, RowScore score) {
        methods.put(
                name,
                new CatalogueMethod(name, method, params, List.of(), score, Double.NaN, 1, 0));
    }

    private void addSums(String name, String method, Map<String, Object> params, RowScore score) {
        methods.put(
                name,
                new CatalogueMethod(name, method, params, List.of(), score, Double.NaN, 7, 0));
    }

    /** Charts that start afresh after an alarm. */
    private void chart(String name, String method, Map<String, Object> params) {
        methods.put(
                name,
                new CatalogueMethod(
                        name, method, params, LIMITS, RowScore.STATISTIC, Double.NaN, 1, 0));
    }

    private void ladder(String name, Map<String, Object> params, double threshold, int warmUp) {
        methods.put(
                name,
                new CatalogueMethod(
                        name, "ladder", params, List.of(), RowScore.SCORE, threshold, 1, warmUp));
    }

    /** All names that exist for any cadence. */
    public static List<String> everyName() {
        List<String> names = new ArrayList<>(of(Cadence.WEEKLY).names());
        of(Cadence.DAILY).names().stream().filter(n -> !names.contains(n)).forEach(names::add);
        return names;
    }
}
