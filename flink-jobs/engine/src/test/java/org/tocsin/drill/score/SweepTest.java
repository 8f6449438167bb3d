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
        JsonNode rows = new Sweep(seeds).json();
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
