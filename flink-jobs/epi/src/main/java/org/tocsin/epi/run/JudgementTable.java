package org.tocsin.epi.run;

import java.util.List;
import java.util.function.IntFunction;
import org.tocsin.epi.aberration.Judgement;

/** Tables of judgements: the six common columns, then one for the statistic if there is one. */
final class JudgementTable {
    private JudgementTable() {}

    /** A method without a statistic; the reference leaves the expected column empty. */
    static Table ofCounts(SeriesData series, Span span, IntFunction<Judgement> judge) {
        Table table =
                new Table(
                        "index",
                        "date",
                        "observed",
                        "expected",
                        "threshold",
                        "alarm",
                        "mean",
                        "baseline_points",
                        "missing_points");
        for (int t = span.first(); t <= span.last(); t++) {
            Judgement j = judge.apply(t);
            table.add(
                    t + 1,
                    series.label(t),
                    Table.available(j.observed()),
                    null,
                    Table.available(j.threshold()),
                    Cells.alarm(j.alarm()),
                    Table.available(j.expected()),
                    j.baselinePoints(),
                    j.missingPoints());
        }
        return table;
    }

    /** A chart with a statistic column of the given name. */
    static Table ofStatistic(
            SeriesData series, Span span, List<Judgement> judgements, String statistic) {
        Table table =
                new Table("index", "date", "observed", "expected", "threshold", "alarm", statistic);
        for (int i = 0; i < judgements.size(); i++) {
            Judgement j = judgements.get(i);
            table.add(
                    span.first() + i + 1,
                    series.label(span.first() + i),
                    Table.available(j.observed()),
                    Table.available(j.expected()),
                    Table.available(j.threshold()),
                    Cells.alarm(j.alarm()),
                    Table.available(j.statistic()));
        }
        return table;
    }
}
