package org.tocsin.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.tocsin.epi.evaluate.JudgedSeries;
import org.tocsin.epi.evaluate.Performance;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.SimulatedSeries;
import org.tocsin.epi.run.Table;

/**
 * The tables of an evaluation of one benchmark at the methods' own thresholds. {@link RateTables}
 * are those at equal rates of false alarms.
 */
final class EvaluationTables {
    private final SimulatedBenchmark benchmark;
    private final Map<String, List<JudgedSeries>> judged;
    private final MeasureColumns measures;

    EvaluationTables(SimulatedBenchmark benchmark, Map<String, List<JudgedSeries>> judged) {
        this.benchmark = benchmark;
        this.judged = judged;
        this.measures = MeasureColumns.of(benchmark.cadence());
    }

    /** Pooled, columns of the reference and ours: one row a method. */
    Table pooled() {
        Table table = table(List.of("method", "series"));
        judged.forEach((name, all) -> add(table, List.of(name), all));
        return table;
    }

    /** By size of the outbreak. */
    Table bySize() {
        return grouped(measures.daily() ? "size" : "k2", SimulatedSeries::size);
    }

    /** By scenario or signal. */
    Table byScenario() {
        return grouped(measures.daily() ? "signal" : "scenario", SimulatedSeries::scenario);
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
        columns.addAll(measures.names());
        return new Table(columns.toArray(String[]::new));
    }

    private void add(Table table, List<String> key, List<JudgedSeries> chosen) {
        Performance p = Performance.of(benchmark, chosen);
        table.add(measures.row(key, p).toArray());
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
