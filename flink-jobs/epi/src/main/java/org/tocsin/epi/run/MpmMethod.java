package org.tocsin.epi.run;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.epi.mpm.DailyCounts;
import org.tocsin.epi.mpm.MovingPercentile;
import org.tocsin.epi.mpm.MpmOptions;
import org.tocsin.epi.mpm.MpmPercentiles;
import org.tocsin.epi.mpm.MpmResult;

/**
 * {@code mpm}: the moving percentile method on a dated daily series; column {@code excluded} = 1
 * marks days of confirmed events. Observed is the sum of the current block.
 */
final class MpmMethod implements Method {
    @Override
    public Table run(Params params, SeriesData series) {
        MovingPercentile method = MovingPercentile.of(options(params));
        double[] y = series.observed();
        LocalDate[] dates = series.dates();
        double[] events =
                series.has("excluded") ? series.numbers("excluded") : new double[y.length];
        Span span = Span.of(params, 0, y.length);
        DailyCounts counts = DailyCounts.startingAt(dates[0]);
        Table table =
                new Table(
                        "index",
                        "date",
                        "observed",
                        "expected",
                        "threshold",
                        "alarm",
                        "state",
                        "blocks",
                        "gap_blocks",
                        "event_blocks",
                        "rank");
        for (int t = 0; t <= span.last(); t++) {
            if (!counts.nextDay().equals(dates[t])) {
                String expected = "consecutive days, here " + counts.nextDay();
                throw series.wrong(t, "date", expected, series.label(t));
            }
            counts.append(y[t], events[t] == 1);
            if (t >= span.first()) {
                add(table, t, method.judge(counts, dates[t]));
            }
        }
        return table;
    }

    private static void add(Table table, int t, MpmResult result) {
        boolean judged = result.state() == MpmResult.State.JUDGED;
        table.add(
                t + 1,
                result.day().toString(),
                Table.available(result.observed()),
                null,
                Table.available(result.threshold()),
                judged ? Integer.valueOf(result.signal() ? 1 : 0) : null,
                result.state().toString().toLowerCase(java.util.Locale.ROOT),
                result.blocks().size(),
                result.gapBlocks(),
                result.eventBlocks(),
                Table.available(result.rank()));
    }

    private static MpmOptions options(Params params) {
        MpmOptions d = MpmOptions.withDefaults();
        double byDisease =
                params.has("disease")
                        ? MpmPercentiles.of(params.text("disease", ""))
                        : d.percentile();
        boolean reaches = params.choice("comparison", ">", ">", ">=").equals(">=");
        return new MpmOptions(
                params.number("percentile", byDisease),
                params.integer("years", d.years()),
                params.integer("half_width", d.halfWidth()),
                params.integer("block_days", d.blockDays()),
                params.number("min_count", d.minimumCount()),
                reaches ? MpmOptions.Comparison.REACHES : MpmOptions.Comparison.EXCEEDS,
                params.flag("without_events", d.withoutEvents()),
                festivals(params),
                params.integer("festival_reach", d.festivalReach()));
    }

    /** An object of years and dates: {"2024": "2024-02-10"}. */
    private static Map<Integer, LocalDate> festivals(Params params) {
        Map<Integer, LocalDate> festivals = new HashMap<>();
        if (!params.has("spring_festivals")) {
            return festivals;
        }
        if (!(params.raw("spring_festivals") instanceof Map<?, ?> given)) {
            throw params.wrong(
                    "spring_festivals",
                    "an object like {\"2024\": \"2024-02-10\"}",
                    params.raw("spring_festivals"));
        }
        given.forEach(
                (year, day) -> {
                    try {
                        festivals.put(
                                Integer.valueOf(String.valueOf(year)),
                                LocalDate.parse(String.valueOf(day)));
                    } catch (DateTimeException | NumberFormatException e) {
                        throw params.wrong(
                                "spring_festivals", "years and dates", year + ": " + day);
                    }
                });
        return festivals;
    }
}
