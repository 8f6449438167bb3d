package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;

/**
 * K-02 from reports to alerts: class A and B incidence of at most 280 per 100,000 a year, told when
 * its projection passes 252 (90 %) and 280. The county has 317,000 residents, 2024 has 366 days:
 * {@code count / 3.17 * 366 / day of the year}.
 *
 * <pre>
 * 29 February, day 60: 130 persons, 250.2: nothing yet, and before it no projection is made
 *  1 March,    day 61: 134 persons, 253.6: the first alert
 *  2 March,    day 62: 134 persons, 249.5
 *  5 March,    day 65: 154 persons, 273.5: the same alert
 *  6 March,    day 66: 164 persons, 286.9: the second alert beside it
 *  7 March,    day 67: 164 persons, 282.6
 * </pre>
 */
class TargetAlertTest {
    @TempDir Path folder;

    private final List<Row> rows = new ArrayList<>();

    private void persons(int count, String day) {
        for (int i = 0; i < count; i++) {
            Row row = Row.gi("h" + rows.size(), "F140404-05", "140404101", day + " 10:00:00");
            rows.add(row.with("symptoms", "jaundice").with("diagnosis_codes", "B16.9"));
        }
    }

    private void winter() {
        LocalDate first = LocalDate.parse("2024-01-02");
        for (int i = 0; i < 26; i++) {
            persons(5, first.plusDays(2 * i).toString());
        }
        persons(4, "2024-03-01");
        persons(20, "2024-03-05");
        persons(10, "2024-03-06");
    }

    private static List<String> told(Outcome run) {
        List<String> told = new ArrayList<>();
        for (JsonNode a : run.changes("K-02")) {
            told.add(
                    "%s %s %s %s"
                            .formatted(
                                    a.get("at").asText().substring(5, 16),
                                    a.get("transition").asText(),
                                    a.get("subject").asText(),
                                    a.get("observed").asText()));
        }
        told.sort(null);
        return told;
    }

    @Test
    void theProjectionIsToldAtNinetyAndAtAHundredPercentAndNotBefore() {
        winter();
        Outcome run = new TestDrill(folder, "2024-01-01", "2024-03-08T06:30").run(rows);
        assertEquals(
                List.of(
                        "03-02T06:30 opened 2024 at 90 % 253.6",
                        "03-06T06:30 updated 2024 at 90 % 273.5",
                        "03-07T06:30 opened 2024 at 100 % 286.9",
                        "03-07T06:30 updated 2024 at 90 % 286.9",
                        "03-08T06:30 updated 2024 at 100 % 282.6",
                        "03-08T06:30 updated 2024 at 90 % 282.6"),
                told(run));
        JsonNode opened = run.changes("K-02").get(0);
        assertEquals("140404", opened.at("/place/code").asText());
        assertEquals("list", opened.get("tier").asText());
        assertEquals("K", opened.get("level").asText());
        assertEquals("receipt", opened.at("/window/axis").asText());
        assertEquals("2024-01-01", opened.at("/window/from").asText());
        assertTrue(opened.get("deadline").isNull());
        assertEquals(2, run.identities("K-02"));
    }

    /** A year whose beginning was not seen has no count to project. */
    @Test
    void aRunThatBeginsWithinTheYearSaysNothing() {
        winter();
        Outcome run = new TestDrill(folder, "2024-01-02", "2024-03-08T06:30").run(rows);
        assertEquals(List.of(), told(run));
    }
}
