package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.WatermarkPolicy;

/** A run ends at {@code until}, and nothing that claims to be later has a part in it. */
@TestInstance(Lifecycle.PER_CLASS)
class EndsOfARunTest {
    private static final String UNTIL = "2024-02-20T15:00";

    private List<Row> rows;
    private TestDrill drill;
    private Outcome run;

    @BeforeAll
    void runOnce(@TempDir Path folder) {
        rows =
                SmallEpidemic.rows().stream()
                        .filter(r -> r.received().compareTo("2024-02-20 15:00:00") <= 0)
                        .toList();
        drill = new TestDrill(folder, SmallEpidemic.FROM, UNTIL);
        run = drill.run(rows);
    }

    @Test
    void theLastIncompleteDayIsNotJudged() {
        assertEquals("2024-02-19", run.summary().get("lastJudgedDay").asText());
        long last = LocalDate.parse("2024-02-19").toEpochDay() * 86_400 - 8 * 3_600;
        for (String key : run.series().keySet()) {
            long day = Long.parseLong(key.substring(key.lastIndexOf(' ') + 1));
            assertTrue(day <= last + (key.startsWith("forecast,") ? 14 * 86_400 : 0), key);
        }
        for (JsonNode s : run.lines("signals.ndjson")) {
            assertTrue(s.get("day").asText().compareTo("2024-02-19") <= 0);
        }
    }

    @Test
    void nothingIsSaidAfterTheEnd() {
        Instant until = OffsetDateTime.parse(UNTIL + ":00+08:00").toInstant();
        List<JsonNode> all = new ArrayList<>(run.lines("alerts.ndjson"));
        all.addAll(run.lines("signals.ndjson"));
        assertFalse(all.isEmpty());
        for (JsonNode line : all) {
            Instant at = OffsetDateTime.parse(line.get("at").asText()).toInstant();
            assertFalse(at.isAfter(until), line.toString());
        }
    }

    /** The longer run states the same things up to the end of the shorter, and then more. */
    @Test
    void asOfIsTheSameRunEndedEarlier() {
        long asOf =
                LocalDate.parse("2024-02-10").atTime(6, 30).toEpochSecond(ZoneOffset.ofHours(8));
        Outcome earlier =
                drill.runFiles(
                        TestDrill.files(sorted(rows)), 2, WatermarkPolicy.standard(), asOf * 1000);
        for (String file : List.of("alerts.ndjson", "signals.ndjson")) {
            String before =
                    run.text(file)
                            .lines()
                            .filter(l -> l.compareTo("{\"at\":\"2024-02-10T06:30:00+08:00~") <= 0)
                            .collect(Collectors.joining("\n", "", "\n"));
            assertEquals(before, earlier.text(file), file);
        }
        assertTrue(earlier.summary().at("/records/notYetReceived").asInt() > 100);
        assertEquals("", earlier.text("deadletters.ndjson"), "the future is no mistake");
    }

    @Test
    void reportsDated2099ChangeNothingButTheDeadLetters() {
        List<Row> more = new ArrayList<>(sorted(rows));
        more.add(500, like(more.get(500), "X1").with("received_at", "2099-01-01 08:00:00"));
        more.add(900, like(more.get(900), "X2").with("onset_at", "2099-01-01 08:00:00"));
        more.add(1200, like(more.get(1200), "X3").with("reported_at", "2099-01-01 08:00:00"));
        more.add(Row.daily("F140404-01", "2099-01-01", "100", "1", "2099-01-02 04:00:00"));
        // written as they stand: a sorted file would put them last
        Outcome found = drill.runFiles(TestDrill.files(more), 2, new WatermarkPolicy(1, 0), null);
        assertEquals(run.text("alerts.ndjson"), found.text("alerts.ndjson"));
        assertEquals(run.text("signals.ndjson"), found.text("signals.ndjson"));
        assertEquals(run.text("series.lp"), found.text("series.lp"));
        Map<String, Integer> reasons = new TreeMap<>();
        found.lines("deadletters.ndjson")
                .forEach(
                        d ->
                                reasons.merge(
                                        d.get("field").asText() + " " + d.get("reason").asText(),
                                        1,
                                        Integer::sum));
        assertEquals(
                "{onset_at future-date=1, received_at future-receipt=2, reported_at future-date=1}",
                reasons.toString());
    }

    private static Row like(Row neighbour, String id) {
        return Row.ili(id, "F140404-05", "140404101", neighbour.received());
    }

    private static List<Row> sorted(List<Row> rows) {
        return rows.stream().sorted(java.util.Comparator.comparing(Row::received)).toList();
    }
}
