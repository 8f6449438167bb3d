package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;

/**
 * Alerts as points. One case of cholera alerts at once (SC-02) and closes 7 days after it was last
 * seen; the day close is at 06:30 of the next day.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OpenAlertsTest {
    private static final String NOTIFY = "open_alerts,place=140404,tier=notify";

    private static final String STORED = "open_alerts,exercise=sandbox,place=140404,tier=notify ";

    private Outcome run;

    @BeforeAll
    void run(@TempDir Path folder) {
        List<Row> rows = new ArrayList<>();
        rows.add(cholera("c1", "Pa", "140404101", "2024-02-03 09:00:00"));
        Row mistaken = cholera("c2", "Pb", "140404101", "2024-02-20 10:00:00");
        rows.add(mistaken);
        rows.add(mistaken.version(2, "2024-02-21 11:00:00").with("diagnosis_codes", "K52.9"));
        rows.add(cholera("c3", "Pc", "140404102", "2024-02-24 10:00:00"));
        rows.add(cholera("c4", "Pd", "140404102", "2024-02-24 10:00:00"));
        run = new TestDrill(folder, "2024-01-01", "2024-03-08T06:30").run(rows);
    }

    private static Row cholera(String id, String person, String place, String received) {
        return Row.gi(id, "F140404-05", place, received)
                .with("patient_key", person)
                .with("diagnosis_codes", "A00.9");
    }

    private List<Double> notify(String day) {
        return List.of(
                run.field(NOTIFY, day, "open"),
                run.field(NOTIFY, day, "oldest_hours"),
                run.field(NOTIFY, day, "new"));
    }

    @Test
    void openAlertsAreCountedAtEachDayCloseWithTheirAge() {
        assertEquals(List.of(0., 0., 0.), notify("2024-02-02"));
        // 3 February 09:00 to 4 February 06:30: 21.5 hours
        assertEquals(List.of(1., 21., 1.), notify("2024-02-03"));
        assertEquals(List.of(1., 45., 0.), notify("2024-02-04"));
        // to 10 February 06:30: 6 days and 21.5 hours
        assertEquals(List.of(1., 165., 0.), notify("2024-02-09"));
        assertEquals(List.of(0., 0., 0.), notify("2024-02-10"));
    }

    @Test
    void whatIsWithdrawnIsOpenNoMore() {
        assertEquals(List.of(1., 20., 1.), notify("2024-02-20"));
        assertEquals(List.of(0., 0., 0.), notify("2024-02-21"));
    }

    @Test
    void everyRegisteredDayHasOneStatement() {
        long days = run.text("series.lp").lines().filter(line -> line.startsWith(STORED)).count();
        assertEquals(67, days, "1 January to 7 March 2024");
    }

    @Test
    void everyChangeIsAPointOfItsOwn() {
        List<String> lines = run.text("alerts.lp").lines().toList();
        assertEquals(run.lines("alerts.ndjson").size(), lines.size());
        TreeSet<String> points = new TreeSet<>();
        for (String line : lines) {
            int space = line.indexOf(" alert_id=");
            assertTrue(space > 0, line);
            points.add(line.substring(0, space) + line.substring(line.lastIndexOf(' ')));
        }
        assertEquals(lines.size(), points.size());
    }

    @Test
    void twoAlertsOfOneSecondAndOneKindStandASecondApart() {
        // 24 February 10:00 in Shanghai is 02:00 UTC
        long at = java.time.Instant.parse("2024-02-24T02:00:00Z").getEpochSecond();
        List<String> opened =
                run.text("alerts.lp")
                        .lines()
                        .filter(l -> l.contains("rule=SC-02") && l.contains("\"opened\""))
                        .filter(l -> Long.parseLong(l.substring(l.lastIndexOf(' ') + 1)) >= at)
                        .toList();
        assertEquals(2, opened.size());
        assertTrue(opened.get(0).endsWith(",open=1i " + at), opened.get(0));
        assertTrue(opened.get(1).endsWith(",open=1i " + (at + 1)), opened.get(1));
    }
}
