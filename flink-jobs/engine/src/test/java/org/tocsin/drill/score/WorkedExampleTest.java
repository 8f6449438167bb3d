package org.tocsin.drill.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/**
 * The worked example of the scoring rules: two outbreaks, ten county-weeks. A: first report day 10,
 * last day 14, H 7; B: first report day 40, last day 50, H 14. Alerts: a1 day 12, 5 of 9 records
 * from A; a2 day 20, nothing; a3 day 41, statistical, also open in the twin on day 41; a4 day 46, 4
 * of 6 records from B. Twin: a2, a3.
 */
class WorkedExampleTest {
    private static final long DAY = 86_400_000L;
    private static final Directory DIRECTORY =
            new Directory(
                    List.of(node("C", Level.COUNTY, -1), node("T", Level.TOWNSHIP, 0)), Map.of());

    private static final Outbreak A = outbreak("A", 10, 14, 7);
    private static final Outbreak B = outbreak("B", 40, 50, 14);

    private static Directory.Node node(String code, Level level, int parent) {
        return new Directory.Node(code, level, parent, "", code, 0, 0, 1000, true, "", null);
    }

    private static Outbreak outbreak(String id, int first, int last, int horizon) {
        return new Outbreak(
                id,
                id.equals("A") ? "food" : "school",
                List.of("GI"),
                List.of("T"),
                "township",
                (first - 2) * DAY,
                (first - 1) * DAY,
                first * DAY,
                last * DAY,
                horizon,
                12,
                12,
                records(id, 0, 12));
    }

    private static Set<String> records(String of, int from, int to) {
        Set<String> records = new HashSet<>();
        for (int i = from; i < to; i++) {
            records.add(of + i);
        }
        return records;
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    private static Episode episode(
            String rule, String place, int day, int closed, Set<String> records) {
        String family = records.isEmpty() ? "statistical" : "window";
        return new Episode(
                rule + day,
                rule + "|" + place,
                rule,
                family,
                place,
                place.equals("T") ? "township" : "county",
                "GI",
                List.of(new Episode.Message(day * DAY, true, records)),
                closed * DAY);
    }

    private static final Episode A1 =
            episode("PC", "T", 12, 19, both(records("A", 0, 5), records("x", 0, 4)));
    private static final Episode A2 = episode("PC", "T", 20, 27, records("x", 10, 15));
    private static final Episode A3 = episode("ST", "C", 41, 48, Set.of());
    private static final Episode A4 =
            episode("PC", "T", 46, 60, both(records("B", 0, 4), records("x", 20, 22)));

    private static SeedScore.Input example(List<Episode> run, List<Episode> twin) {
        return new SeedScore.Input(
                List.of(A, B), run, twin, 0, 70 * DAY, 10, DIRECTORY, (o, at) -> 5);
    }

    private static SeedScore.Input example() {
        return example(List.of(A1, A2, A3, A4), List.of(A2, A3));
    }

    @Test
    void theExampleComesOutAsWorked() {
        SeedScore s = SeedScore.of(example(), true, e -> true);
        assertEquals(2, s.cases().stream().filter(SeedScore.Case::detected).count());
        assertEquals(2, s.cases().get(0).fromReport(), 1e-12);
        assertEquals(6, s.cases().get(1).fromReport(), 1e-12);
        assertEquals(4, new Totals(List.of(s)).restrictedDelay(), 1e-12);
        assertEquals(2, s.falseAlerts());
        assertEquals(0.2, new Totals(List.of(s)).falseRate(), 1e-12);
        assertEquals(2, s.unmatched());
        assertEquals(2, s.matched());
        assertEquals(1, s.chance());
    }

    @Test
    void theReportSaysTheSameWithIntervals() {
        ScoreReport report = new ScoreReport(6, 100);
        report.add(example());
        JsonNode n = report.json().path("notify");
        assertEquals(2, n.at("/all/detected").asInt());
        assertEquals(0.5, n.at("/alerts/ppv").asDouble(), 1e-12);
        assertEquals(0.2, n.at("/false/perCountyWeek").asDouble(), 1e-12);
        assertEquals(0.024, n.at("/false/interval95/0").asDouble(), 0.0005);
        assertEquals(0.722, n.at("/false/interval95/1").asDouble(), 0.0005);
        assertTrue(n.at("/all/pod").isMissingNode(), "fewer than 20 outbreaks: counts only");
        assertEquals(1, n.path("chanceDetected").asInt());
        assertEquals(0, n.at("/byRule/ST/detected").asInt());
        assertEquals(0, n.at("/byRule/temporal/detected").asInt());
    }

    @Test
    void aStatisticalAlertCountsWhereTheTwinHasNoneOfItsKind() {
        SeedScore s = SeedScore.of(example(List.of(A3), List.of(A2)), true, e -> true);
        assertEquals(1, s.cases().get(1).fromReport(), 1e-12);
        assertEquals("ST", s.cases().get(1).rule());
    }

    @Test
    void tooFewOrTooDilutedRecordsAreNoCause() {
        Episode one = episode("PC", "T", 12, 19, both(records("A", 0, 1), records("x", 0, 3)));
        Episode few = episode("PC", "T", 12, 19, both(records("A", 0, 2), records("x", 0, 9)));
        for (Episode e : List.of(one, few)) {
            assertEquals(
                    1, SeedScore.of(example(List.of(e), List.of()), true, x -> true).unmatched());
        }
    }

    @Test
    void anAlertAfterTheWindowIsLateAndNeitherFoundNorFalse() {
        Episode after = episode("PC", "T", 18, 25, records("A", 0, 9));
        SeedScore s = SeedScore.of(example(List.of(after), List.of()), true, e -> true);
        assertEquals(1, s.late());
        assertEquals(0, s.unmatched());
        assertEquals(0, s.matched());
        assertEquals(7, s.cases().get(0).restricted(), 1e-12);
    }

    @Test
    void aGrowthMessageInTheWindowCountsForAnAlertThatWasOpenBefore() {
        Episode open =
                new Episode(
                        "e",
                        "k",
                        "PC",
                        "window",
                        "T",
                        "township",
                        "GI",
                        List.of(
                                new Episode.Message(5 * DAY, true, records("x", 0, 9)),
                                new Episode.Message(13 * DAY, true, records("A", 0, 6))),
                        Long.MAX_VALUE);
        SeedScore s = SeedScore.of(example(List.of(open), List.of()), true, e -> true);
        assertEquals(3, s.cases().get(0).fromReport(), 1e-12);
        assertEquals(3, open.alerts(70 * DAY), "65 days open: one alert every 28 days");
    }

    @Test
    void listedAlertsAreNotInTheHeadline() {
        Episode listed =
                new Episode(
                        "e",
                        "k",
                        "PC",
                        "window",
                        "T",
                        "township",
                        "GI",
                        List.of(new Episode.Message(12 * DAY, false, records("A", 0, 6))),
                        20 * DAY);
        assertNull(listed.onlyNotified());
        assertEquals(
                0, SeedScore.of(example(List.of(listed), List.of()), true, e -> true).matched());
        assertEquals(
                1, SeedScore.of(example(List.of(listed), List.of()), false, e -> true).matched());
    }

    /** Wilson 1927 for 8 of 10: 0.490 to 0.943; Garwood for no event in 10 weeks: 3.689 / 10. */
    @Test
    void intervalsAreThoseOfTheTextbooks() {
        assertArrayEquals(new double[] {0.4901625, 0.9433178}, Intervals.wilson(8, 10), 1e-6);
        assertArrayEquals(new double[] {0, 0.3688879}, Intervals.garwood(0, 10), 1e-6);
        double[] constant = Intervals.bootstrap(5, d -> 2);
        assertArrayEquals(new double[] {2, 2}, constant, 0);
    }
}
