package org.tocsin.drill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.job.Shangdang;

/**
 * Two seeds of one county-week each; in each an outbreak in Xichi (140404201) first reported on day
 * 10, horizon 14 days.
 */
class SweepTest {
    private static final long DAY = 86_400_000L;

    private static ScoredSignal series(String place, int day, double p, double observed) {
        return new ScoredSignal(
                "residence|" + place + "|GI",
                "statistical",
                place,
                place.length() > 6 ? "township" : "county",
                "GI",
                day * DAY,
                p,
                observed,
                Set.of());
    }

    private static ScoredSignal cluster(int day, double p) {
        return new ScoredSignal(
                "GI|a",
                "space-time",
                "140404201",
                "township",
                "GI",
                day * DAY,
                p,
                5,
                Set.of("a", "b"));
    }

    private static SeedScore.Input input() {
        Outbreak outbreak =
                new Outbreak(
                        "o",
                        "school",
                        List.of("GI"),
                        List.of("140404201"),
                        "township",
                        9 * DAY,
                        10 * DAY,
                        10 * DAY,
                        20 * DAY,
                        14,
                        2,
                        2,
                        Set.of("a", "b"));
        return new SeedScore.Input(
                List.of(outbreak),
                List.of(),
                List.of(),
                0,
                30 * DAY,
                1,
                Shangdang.directory(),
                (o, at) -> 2);
    }

    private static Sweep.Seed seed(
            List<ScoredSignal> scan, List<ScoredSignal> chance, ScoredSignal outbreak) {
        List<ScoredSignal> run = new ArrayList<>(chance);
        run.add(outbreak);
        return new Sweep.Seed(input(), scan, List.of(), ScoredSignal.sorted(run), chance);
    }

    /**
     * Chance: two episodes in the first seed, p 0.001 and 0.01, so F = 0.5 allows one: the limit is
     * the step below 0.01, 10^(-2 - 1/8) = 0.0075. The series then see the first outbreak (p 0.005,
     * day 12: 2 days) and not the second (0.02): (2 + 14) / 2 = 8. The scan sees the first on day
     * 11 and not the second: (1 + 14) / 2 = 7.5. At F = 1 no limit is needed: the series see both,
     * (2 + 3) / 2 = 2.5.
     */
    @Test
    void limitsAreSweptToTheSameCost() {
        List<ScoredSignal> chance =
                List.of(series("140404101", 5, 0.001, 4), series("140404102", 6, 0.01, 4));
        List<Sweep.Seed> seeds =
                List.of(
                        seed(
                                List.of(cluster(11, 0.004)),
                                chance,
                                series("140404201", 12, 0.005, 4)),
                        seed(List.of(), List.of(), series("140404201", 13, 0.02, 4)));
        JsonNode rows = new Sweep(seeds, 100).json();
        JsonNode half = rows.get(1);
        assertEquals(0.5, half.path("target").asDouble());
        assertEquals(Math.pow(10, -2.125), half.at("/series/limit").asDouble(), 1e-12);
        assertEquals(1, half.at("/series/detected").asInt());
        assertEquals(0.5, half.at("/series/false/perCountyWeek").asDouble());
        assertEquals(8, half.at("/series/delayDays/restrictedMeanFromReport").asDouble());
        assertEquals(100, half.at("/scan/recurrenceDays").asInt());
        assertEquals(7.5, half.at("/scan/delayDays/restrictedMeanFromReport").asDouble());
        assertEquals(-0.5, half.at("/difference/restrictedDelayDays").asDouble());
        assertEquals(2, rows.get(2).at("/series/detected").asInt());
        assertEquals(2.5, rows.get(2).at("/series/delayDays/restrictedMeanFromReport").asDouble());
        assertEquals(1, rows.get(2).at("/difference/onlySeries").asInt());
        assertEquals(0, rows.get(0).path("target").asDouble(), "the scan's own cost here");
        assertEquals(0, rows.get(0).at("/series/detected").asInt());
    }

    /**
     * Limits chosen elsewhere: the tuning twin has a chance signal of p 0.003 and one of 0.01, so F
     * = 1 in one county-week allows the first: the step below 0.01 is 10^(-2.125). On the seed that
     * is judged the series then see the outbreak (p 0.005) and cost what its own twin has there
     * (0.001 and no other below the limit): F = 1. Chosen on itself, F = 1 would need no limit
     * below that of its second episode, 0.02, the step below which is 10^(-1.75).
     */
    @Test
    void limitsAreChosenOnOtherSeedsThanTheyAreJudgedOn() {
        List<ScoredSignal> chance =
                List.of(series("140404101", 5, 0.001, 4), series("140404102", 6, 0.02, 4));
        List<ScoredSignal> elsewhere =
                List.of(series("140404101", 3, 0.003, 4), series("140404102", 8, 0.01, 4));
        Sweep judged =
                new Sweep(List.of(seed(List.of(), chance, series("140404201", 12, 0.005, 4))), 100);
        Sweep tuning =
                new Sweep(
                        List.of(
                                new Sweep.Seed(
                                        input(), List.of(), List.of(), List.of(), elsewhere)),
                        100);
        JsonNode row = row(judged.json(tuning), 1);
        assertEquals(Math.pow(10, -2.125), row.at("/series/limit").asDouble(), 1e-12);
        assertEquals(1, row.at("/series/tuning/perCountyWeek").asDouble());
        assertEquals(1, row.at("/series/false/perCountyWeek").asDouble());
        assertEquals(1, row.at("/series/detected").asInt());
        JsonNode own = row(judged.json(), 1);
        assertEquals(Math.pow(10, -1.75), own.at("/series/limit").asDouble(), 1e-12);
        assertTrue(own.at("/series/tuning").isMissingNode());
    }

    private static JsonNode row(JsonNode rows, double target) {
        for (JsonNode row : rows) {
            if (row.path("target").asDouble() == target) {
                return row;
            }
        }
        throw new AssertionError("no row for F " + target);
    }

    /** What is kept from 5 days on can be swept to p = 0.2 and not beyond. */
    @Test
    void theScanIsSweptAsFarAsItWasKept() {
        List<Sweep.Seed> seeds =
                List.of(
                        seed(
                                List.of(cluster(11, 0.15)),
                                List.of(),
                                series("140404201", 12, 0.005, 4)));
        JsonNode kept = row(new Sweep(seeds, 5).json(), 1);
        assertEquals(5, kept.at("/scan/recurrenceDays").asInt());
        assertEquals(1, kept.at("/scan/detected").asInt());
        assertEquals(0, row(new Sweep(seeds, 100).json(), 1).at("/scan/detected").asInt());
    }

    private static ScoredSignal unnamed(int day, double p, String place, String... records) {
        return new ScoredSignal(
                "", "space-time", place, "township", "GI", day * DAY, p, 5, Set.of(records));
    }

    /**
     * By hand. Day 5: a cluster of a, b. Day 6: b, c continues it, though its centre lies
     * elsewhere. Day 8: c, d continues that. Day 9: x, y in another town is new. Day 17: d again,
     * nine days after it was last seen: new. With a limit of 0.01 the clusters of days 6 and 8 are
     * gone and that of day 17 is still new, as d was never seen before.
     */
    @Test
    void clustersWithoutANameAreOneWhenTheyShareAReport() {
        List<ScoredSignal> signals =
                ScoredSignal.sorted(
                        List.of(
                                unnamed(5, 0.001, "140404201", "a", "b"),
                                unnamed(6, 0.05, "140404202", "b", "c"),
                                unnamed(8, 0.05, "140404201", "c", "d"),
                                unnamed(9, 0.001, "140404101", "x", "y"),
                                unnamed(17, 0.001, "140404201", "d", "e")));
        List<Episode> all = SweptEpisodes.of(signals, 0.1, Shangdang.directory());
        assertEquals(
                List.of(5L, 9L, 17L),
                all.stream().map(e -> e.openedAt() / DAY).toList(),
                "days 5, 6 and 8 are one");
        assertEquals("140404201", all.get(0).place(), "where it was first seen");
        assertEquals(3, SweptEpisodes.of(signals, 0.01, Shangdang.directory()).size());
        List<ScoredSignal> gap = List.of(signals.get(0), signals.get(2));
        assertEquals(
                List.of(5L, 8L),
                SweptEpisodes.of(gap, 0.1, Shangdang.directory()).stream()
                        .map(e -> e.openedAt() / DAY)
                        .toList(),
                "without day 6 they share no report: two, though of one town");
    }

    /** Six to none: 2 x 0.5^6. */
    @Test
    void pairsAreComparedExactly() {
        assertEquals(0.03125, Sweep.mcNemar(0, 6), 1e-12);
        assertEquals(1, Sweep.mcNemar(1, 1), 1e-12);
        assertEquals(1, Sweep.mcNemar(0, 0), 1e-12);
    }

    @Test
    void samePatientsAreOneEpisodeAndGrowthIsToldAgain() {
        List<ScoredSignal> signals =
                ScoredSignal.sorted(
                        List.of(
                                series("140404201", 5, 0.001, 4),
                                series("140404", 5, 0.002, 6),
                                series("140404201", 9, 0.001, 5),
                                series("140404201", 10, 0.001, 6),
                                series("140404201", 18, 0.001, 6)));
        List<Episode> episodes = SweptEpisodes.of(signals, 0.01, Shangdang.directory());
        assertEquals(2, episodes.size(), "eight days of quiet end the first");
        assertEquals(2, episodes.get(0).messages().size(), "6 is half as many again as 4");
        assertTrue(episodes.stream().allMatch(e -> e.place().equals("140404201")));
    }
}
