package org.tocsin.epi.run;

import java.time.LocalDate;
import java.util.Locale;
import org.tocsin.epi.mpm.DailyCounts;
import org.tocsin.epi.mpm.HistoricalLimits;

/**
 * {@code historical_limits}: the last four weeks against the same season of earlier years, on a
 * dated series of days or of weeks (by their first day); column {@code excluded} = 1 marks days or
 * weeks of confirmed events. Observed is the sum of the current period.
 */
final class HistoricalLimitsMethod implements Method {
    private static final int WEEK = 7;

    @Override
    public Table run(Params params, SeriesData series) {
        HistoricalLimits method =
                HistoricalLimits.of(
                        params.integer("years", 5),
                        params.integer("period_days", 28),
                        params.number("deviations", 2),
                        params.flag("without_events", true));
        double[] y = series.observed();
        LocalDate[] dates = series.dates();
        double[] events =
                series.has("excluded") ? series.numbers("excluded") : new double[y.length];
        int step = y.length > 1 && dates[0].plusDays(WEEK).equals(dates[1]) ? WEEK : 1;
        Span span = Span.of(params, 0, y.length);
        DailyCounts counts = DailyCounts.startingAt(dates[0]);
        boolean history = false;
        Table table =
                new Table(
                        "index",
                        "date",
                        "observed",
                        "expected",
                        "threshold",
                        "alarm",
                        "score",
                        "sd",
                        "periods",
                        "gap_periods",
                        "event_periods");
        for (int t = 0; t <= span.last(); t++) {
            if (!counts.nextDay().equals(dates[t])) {
                String what = step == WEEK ? "consecutive weeks" : "consecutive days";
                String expected = what + ", here " + counts.nextDay();
                throw series.wrong(t, "date", expected, series.label(t));
            }
            append(counts, y[t], events[t] == 1, step);
            if (t >= span.first()) {
                HistoricalLimits.Result result = method.judge(counts, dates[t]);
                history |= !result.periods().isEmpty() || result.eventPeriods() > 0;
                add(table, t, result);
            }
        }
        if (!history) {
            throw new InvalidInputException(
                    "series too short: no whole period of an earlier year before "
                            + series.label(span.last()));
        }
        return table;
    }

    /**
     * A week's cases are put on its first day: four weeks hold four such days, whatever the date.
     */
    private static void append(DailyCounts counts, double y, boolean event, int step) {
        counts.append(y, event);
        for (int day = 1; day < step; day++) {
            counts.append(Double.isNaN(y) ? y : 0, event);
        }
    }

    private static void add(Table table, int t, HistoricalLimits.Result r) {
        table.add(
                t + 1,
                String.format(Locale.ROOT, "%s", r.day()),
                Table.available(r.observed()),
                r.judged() ? Table.available(r.mean()) : null,
                Table.available(r.limit()),
                r.judged() ? Integer.valueOf(r.exceeded() ? 1 : 0) : null,
                r.judged() ? Table.available((r.observed() - r.mean()) / r.deviation()) : null,
                r.judged() ? Table.available(r.deviation()) : null,
                r.periods().size(),
                r.gapPeriods(),
                r.eventPeriods());
    }
}
