package org.tocsin.epi.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.tocsin.epi.aberration.Judgement;
import org.tocsin.epi.aberration.Verdict;

/** Tables of judgements: the six columns that all detectors share, then their own. */
final class JudgementTable {
    private static final List<String> SHARED =
            List.of("index", "date", "observed", "expected", "threshold", "alarm");

    private final SeriesData series;
    private final Table table;

    private JudgementTable(SeriesData series, Table table) {
        this.series = series;
        this.table = table;
    }

    /** An empty table with the shared columns and some more. */
    static JudgementTable of(SeriesData series, String... more) {
        List<String> columns = new ArrayList<>(SHARED);
        columns.addAll(Arrays.asList(more));
        return new JudgementTable(series, new Table(columns.toArray(String[]::new)));
    }

    /**
     * Adds a judged point.
     *
     * @param t position, from 0
     * @param expected as it is shown; null = not available
     * @param threshold as it is shown; null = not available
     * @param more the other columns
     */
    void add(
            int t,
            double observed,
            Double expected,
            Double threshold,
            Verdict alarm,
            Object... more) {
        List<Object> cells = new ArrayList<>(SHARED.size() + more.length);
        cells.add(t + 1);
        cells.add(series.label(t));
        cells.add(Table.available(observed));
        cells.add(expected);
        cells.add(threshold);
        cells.add(Cells.alarm(alarm));
        cells.addAll(Arrays.asList(more));
        table.add(cells.toArray());
    }

    Table table() {
        return table;
    }

    /** A method without a statistic; the reference leaves the expected column empty. */
    static Table ofCounts(SeriesData series, Span span, IntFunction<Judgement> judge) {
        JudgementTable table = of(series, "mean", "baseline_points", "missing_points");
        for (int t = span.first(); t <= span.last(); t++) {
            Judgement j = judge.apply(t);
            table.add(
                    t,
                    j.observed(),
                    null,
                    Table.available(j.threshold()),
                    j.alarm(),
                    Table.available(j.expected()),
                    j.baselinePoints(),
                    j.missingPoints());
        }
        return table.table();
    }

    /** A chart with a statistic column of the given name. */
    static Table ofStatistic(
            SeriesData series, Span span, List<Judgement> judgements, String statistic) {
        JudgementTable table = of(series, statistic);
        for (int i = 0; i < judgements.size(); i++) {
            Judgement j = judgements.get(i);
            table.add(
                    span.first() + i,
                    j.observed(),
                    Table.available(j.expected()),
                    Table.available(j.threshold()),
                    j.alarm(),
                    Table.available(j.statistic()));
        }
        return table.table();
    }
}
