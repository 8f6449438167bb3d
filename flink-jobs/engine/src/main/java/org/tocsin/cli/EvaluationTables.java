package org.tocsin.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.tocsin.epi.evaluate.Cadence;
import org.tocsin.epi.evaluate.JudgedSeries;
import org.tocsin.epi.evaluate.PairedDifference;
import org.tocsin.epi.evaluate.Performance;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.SimulatedSeries;
import org.tocsin.epi.evaluate.Sweep;
import org.tocsin.epi.run.Table;

/**
 * The tables of an evaluation of one benchmark. Measures are printed as the reference prints them:
 * four digits after the point, for daily series without trailing zeros.
 */
final class EvaluationTables {
    private static final double[] RATES = {0.01, 0.02, 0.05};
    private static final int DIGITS = 4;

    private final SimulatedBenchmark benchmark;
    private final Map<String, List<JudgedSeries>> judged;
    private final boolean daily;

    EvaluationTables(SimulatedBenchmark benchmark, Map<String, List<JudgedSeries>> judged) {
        this.benchmark = benchmark;
        this.judged = judged;
        this.daily = benchmark.cadence() == Cadence.DAILY;
    }

    /** Columns of the reference, by cadence; then ours. */
    private List<String> measures() {
        List<String> names = new ArrayList<>(reference());
        names.addAll(
                daily
                        ? List.of("POD1day", "NPV", "POD_twin", "POD_attributable", "POD7")
                        : List.of("POD_twin", "POD_attributable", "POD2w"));
        names.addAll(
                List.of(
                        daily ? "POD7_attributable" : "POD2w_attributable",
                        "FPR_open",
                        "restricted_mean_delay"));
        return names;
    }

    private List<String> reference() {
        return daily
                ? List.of(
                        "FPR",
                        "specificity",
                        "POD",
                        "sensitivity",
                        "PPV",
                        "F1",
                        "timeliness",
                        "mean_delay_days_if_detected",
                        "na_days")
                : List.of(
                        "FPR",
                        "specificity",
                        "POD",
                        "POD1week",
                        "sensitivity",
                        "PPV",
                        "NPV",
                        "F1",
                        "timeliness",
                        "mean_delay_if_detected",
                        "na_weeks");
    }

    private String measure(Performance p, String name) {
        return switch (name) {
            case "FPR" -> text(p.falsePositiveRate());
            case "specificity" -> text(p.specificity());
            case "POD" -> text(p.pod());
            case "POD1week", "POD1day" -> text(p.podFirst());
            case "sensitivity" -> text(p.sensitivity());
            case "PPV" -> text(p.ppv());
            case "NPV" -> text(p.npv());
            case "F1" -> p.sensitivity() == 0 ? "0" : text(p.f1());
            case "timeliness" -> text(p.timeliness());
            case "mean_delay_if_detected", "mean_delay_days_if_detected" ->
                    text(p.delayIfDetected());
            case "na_weeks", "na_days" -> Long.toString(p.unknown());
            case "POD_twin" -> text(p.podTwin());
            case "POD_attributable" -> text(p.podAttributable());
            case "POD2w", "POD7" -> text(p.podSoon());
            case "POD2w_attributable", "POD7_attributable" -> text(p.attributableSoon());
            case "FPR_open" -> text(p.falsePositiveRateOpen());
            case "restricted_mean_delay" -> text(p.restrictedDelay());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Exact decimal rounding, ties to even. */
    private String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NA" : value > 0 ? "Inf" : "-Inf";
        }
        BigDecimal rounded = new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
        if (daily) {
            rounded = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        }
        return rounded.toPlainString();
    }

    /** Pooled, columns of the reference and ours: one row a method. */
    Table pooled() {
        Table table = table(List.of("method", "series"));
        judged.forEach((name, all) -> add(table, List.of(name), all));
        return table;
    }

    /** By size of the outbreak. */
    Table bySize() {
        return grouped(daily ? "size" : "k2", SimulatedSeries::size);
    }

    /** By scenario or signal. */
    Table byScenario() {
        return grouped(daily ? "signal" : "scenario", SimulatedSeries::scenario);
    }

    /** All three in one: scenario and size are "all" where they are pooled. */
    Table everything() {
        Table table = table(List.of("benchmark", "method", "scenario", "size", "series"));
        String name = benchmark.name();
        judged.forEach((method, all) -> add(table, List.of(name, method, "all", "all"), all));
        judged.forEach(
                (method, all) ->
                        groups(all, SimulatedSeries::size)
                                .forEach(
                                        size ->
                                                add(
                                                        table,
                                                        List.of(name, method, "all", "" + size),
                                                        only(all, SimulatedSeries::size, size))));
        judged.forEach(
                (method, all) ->
                        groups(all, SimulatedSeries::scenario)
                                .forEach(
                                        one ->
                                                add(
                                                        table,
                                                        List.of(name, method, "" + one, "all"),
                                                        only(
                                                                all,
                                                                SimulatedSeries::scenario,
                                                                one))));
        return table;
    }

    private Table grouped(String column, ToIntFunction<SimulatedSeries> group) {
        Table table = table(List.of("method", column, "series"));
        judged.forEach(
                (name, all) ->
                        groups(all, group)
                                .forEach(
                                        value ->
                                                add(
                                                        table,
                                                        List.of(name, "" + value),
                                                        only(all, group, value))));
        return table;
    }

    private static TreeSet<Integer> groups(
            List<JudgedSeries> all, ToIntFunction<SimulatedSeries> group) {
        TreeSet<Integer> values = new TreeSet<>();
        all.forEach(one -> values.add(group.applyAsInt(one.series())));
        return values;
    }

    private static List<JudgedSeries> only(
            List<JudgedSeries> all, ToIntFunction<SimulatedSeries> group, int value) {
        return all.stream().filter(one -> group.applyAsInt(one.series()) == value).toList();
    }

    private Table table(List<String> key) {
        List<String> columns = new ArrayList<>(key);
        columns.addAll(measures());
        return new Table(columns.toArray(String[]::new));
    }

    private void add(Table table, List<String> key, List<JudgedSeries> chosen) {
        Performance p = Performance.of(benchmark, chosen);
        table.add(row(key, p).toArray());
    }

    private List<Object> row(List<String> key, Performance p) {
        List<Object> cells = new ArrayList<>(key);
        cells.add(p.series());
        measures().forEach(name -> cells.add(measure(p, name)));
        return cells;
    }

    /** Each method at equal rates of false alarms; see {@link Sweep} for the split. */
    Table atRates() {
        List<String> key = List.of("method", "target_FPR", "tuned_on", "threshold_odd");
        List<String> columns = new ArrayList<>(key);
        columns.addAll(List.of("threshold_even", "series"));
        columns.addAll(measures());
        Table table = new Table(columns.toArray(String[]::new));
        for (Sweep.Split split : Sweep.Split.values()) {
            for (double rate : RATES) {
                judged.forEach(
                        (name, all) -> {
                            Sweep.AtRate at = Sweep.of(benchmark, split).atRate(all, rate);
                            List<String> cells =
                                    List.of(
                                            name,
                                            Double.toString(rate),
                                            label(split),
                                            text(at.thresholds()[0]),
                                            text(at.thresholds()[1]));
                            table.add(row(cells, at.performance()).toArray());
                        });
            }
        }
        return table;
    }

    private static String label(Sweep.Split split) {
        return split == Sweep.Split.OTHER_HALF ? "other_half" : "same_series";
    }

    /** The first method minus every other one at equal rates, with intervals. */
    Table differences() {
        Table table =
                new Table(
                        "method",
                        "minus",
                        "target_FPR",
                        "tuned_on",
                        "series",
                        "POD_attributable",
                        "POD_low95",
                        "POD_high95",
                        "restricted_mean_delay",
                        "delay_low95",
                        "delay_high95");
        List<String> names = List.copyOf(judged.keySet());
        for (Sweep.Split split : Sweep.Split.values()) {
            Sweep sweep = Sweep.of(benchmark, split);
            for (double rate : RATES) {
                Sweep.AtRate first = sweep.atRate(judged.get(names.get(0)), rate);
                for (String other : names.subList(1, names.size())) {
                    Sweep.AtRate second = sweep.atRate(judged.get(other), rate);
                    PairedDifference pod = PairedDifference.ofPod(first, second);
                    PairedDifference delay =
                            PairedDifference.ofDelay(first, second, benchmark.cadence());
                    table.add(
                            names.get(0),
                            other,
                            Double.toString(rate),
                            label(split),
                            first.outcomes().size(),
                            text(pod.mean()),
                            text(pod.low()),
                            text(pod.high()),
                            text(delay.mean()),
                            text(delay.low()),
                            text(delay.high()));
                }
            }
        }
        return table;
    }

    /** Alarms of every judged point: method, series, one character a point. */
    Table alarms() {
        Table table = new Table("method", "series_id", "alarms");
        judged.forEach(
                (name, all) ->
                        all.forEach(one -> table.add(name, one.series().id(), one.with().text())));
        return table;
    }
}
