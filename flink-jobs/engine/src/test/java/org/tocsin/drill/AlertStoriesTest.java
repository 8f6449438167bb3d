package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.signal.KnownEvent;

/**
 * The lives of alerts from reports to lines of the alert file. Rule PC-01: 10 persons with ILI of
 * one school within 7 days of occurrence; growth is announced at half as many again; an alert
 * closes 7 days after its cause was last seen.
 */
@TestInstance(Lifecycle.PER_CLASS)
class AlertStoriesTest {
    private static final String GROWING = "S140404-06";
    private static final String MOVING = "S140404-07";
    private static final String MISTAKEN = "S140404-16";
    private static final String ANSWERED = "S140404-17";
    private static final String PIECEMEAL = "S140404-05";

    private final List<Row> rows = new ArrayList<>();
    private Outcome run;
    private Outcome answered;
    private Outcome answeredInParallel;

    @BeforeAll
    void runTwice(@TempDir Path folder) {
        for (int i = 0; i < 16; i++) {
            pupil("g" + i, GROWING, "2024-02-01 %02d:00:00".formatted(8 + i));
        }
        for (int i = 0; i < 10; i++) {
            pupil("m" + i, MOVING, "2024-02-05 %02d:00:00".formatted(8 + i));
            pupil("w" + i, MISTAKEN, "2024-02-05 %02d:00:00".formatted(8 + i));
            pupil("a" + i, ANSWERED, "2024-02-05 %02d:00:00".formatted(8 + i));
        }
        for (int i = 0; i < 3; i++) {
            rows.add(late("m1" + i, "2024-02-06 10:0" + i + ":00", "2024-01-31"));
        }
        rows.add(late("m20", "2024-02-06 11:00:00", "2024-01-25"));
        pupil("m21", MOVING, "2024-02-12 16:59:59");
        withdraw("w4", MISTAKEN);
        withdraw("a4", ANSWERED);
        for (int i = 0; i < 12; i++) {
            pupil("p" + i, PIECEMEAL, "2024-02-%02d 09:00:00".formatted(1 + 2 * i));
        }
        rows.add(cholera("c1", "Pc", "2024-02-03 09:00:00"));
        rows.add(cholera("c2", "Pc", "2024-02-09 09:00:00"));
        Row mistaken = cholera("c3", "Pd", "2024-02-03 10:00:00");
        rows.add(mistaken);
        rows.add(mistaken.version(2, "2024-02-04 11:00:00").with("diagnosis_codes", "K52.9"));
        run = new TestDrill(folder, "2024-01-01", "2024-03-01T06:30").run(rows);
        List<Row> more = new ArrayList<>(rows);
        String id = at(ANSWERED, run).get(0).get("alertId").asText();
        more.add(Row.ack(id, "acknowledged", "2024-02-05 17:20:00"));
        String growing = at(GROWING, run).get(0).get("alertId").asText();
        more.add(Row.ack(growing, "confirmed", "2024-02-01 19:10:00"));
        more.add(Row.ack(growing, "excluded", "2024-02-01 19:30:00"));
        String moving = at(MOVING, run).get(0).get("alertId").asText();
        more.add(Row.ack(moving, "confirmed", "2024-02-05 18:00:00"));
        more.add(Row.ack(moving, "closed", "2024-02-20 18:00:00"));
        TestDrill drill =
                new TestDrill(folder.resolve("answered"), "2024-01-01", "2024-03-01T06:30");
        answered = drill.run(more);
        answeredInParallel = drill.run(more, 4, new WatermarkPolicy(1, 0));
    }

    private void pupil(String id, String school, String received) {
        rows.add(Row.ili(id, "F140404-06", "140404102", received).with("org", school));
    }

    private static Row late(String id, String received, String onset) {
        return Row.ili(id, "F140404-06", "140404102", received)
                .with("org", MOVING)
                .with("onset_at", onset)
                .with("visit_at", onset);
    }

    private void withdraw(String id, String school) {
        Row row = Row.ili(id, "F140404-06", "140404102", "2024-02-05 12:00:00");
        rows.add(row.with("org", school).withdrawn(2, "2024-02-06 08:15:00"));
    }

    private static Row cholera(String id, String person, String received) {
        return Row.gi(id, "F140404-05", "140404101", received)
                .with("patient_key", person)
                .with("diagnosis_codes", "A00.9");
    }

    private static List<JsonNode> at(String place, Outcome run) {
        return run.changes("PC-01").stream()
                .filter(a -> a.at("/place/code").asText().equals(place))
                .toList();
    }

    private static List<String> story(List<JsonNode> changes) {
        return changes.stream()
                .map(
                        a ->
                                a.get("transition").asText()
                                        + " "
                                        + a.get("observed").asInt()
                                        + " "
                                        + a.get("at").asText().substring(5, 16))
                .toList();
    }

    private static long ids(List<JsonNode> changes) {
        return changes.stream().map(a -> a.get("alertId").asText()).distinct().count();
    }

    @Test
    void growthUpdatesTheOneAlertAndSevenQuietDaysCloseIt() {
        assertEquals(
                List.of(
                        "opened 10 02-01T17:00",
                        "updated 11 02-01T18:00",
                        "updated 12 02-01T19:00",
                        "updated 13 02-01T20:00",
                        "updated 14 02-01T21:00",
                        "growth 15 02-01T22:00",
                        "updated 16 02-01T23:00",
                        "closed 16 02-08T23:00"),
                story(at(GROWING, run)));
        assertEquals(1, ids(at(GROWING, run)));
        JsonNode opened = at(GROWING, run).get(0);
        assertEquals(
                "2024-02-01T19:00+08:00", opened.get("deadline").asText().replace(":00+", "+"));
        assertEquals(10, opened.get("records").size());
        for (JsonNode change : at(GROWING, run)) {
            assertEquals(opened.get("openedAt"), change.get("openedAt"));
            assertEquals(opened.get("number"), change.get("number"));
        }
    }

    /** The three cases of 31 January fall into the window 30 January to 5 February: 13. */
    @Test
    void lateDataThatMoveTheStartOfTheEpisodeGiveNoSecondAlert() {
        List<JsonNode> changes = at(MOVING, run);
        assertEquals(
                List.of(
                        "opened 10 02-05T17:00",
                        "updated 11 02-06T10:00",
                        "updated 12 02-06T10:01",
                        "updated 13 02-06T10:02",
                        "closed 13 02-13T11:00"),
                story(changes));
        assertEquals(1, ids(changes));
        assertEquals("2024-02-05", changes.get(0).get("firstOnset").asText());
        assertEquals("2024-01-31", changes.get(3).get("firstOnset").asText());
    }

    @Test
    void aWithdrawnReportWithdrawsTheAlertThatNobodyHasAnswered() {
        assertEquals(
                List.of("opened 10 02-05T17:00", "withdrawn 9 02-06T08:15"),
                story(at(MISTAKEN, run)));
        assertEquals(
                List.of("opened 10 02-05T17:00", "withdrawn 9 02-06T08:15"),
                story(at(ANSWERED, run)));
    }

    @Test
    void whatAPersonHasTakenIsNeitherWithdrawnNorClosedByTheMachine() {
        assertEquals(
                List.of(
                        "opened 10 02-05T17:00",
                        "acknowledged 10 02-05T17:20",
                        "updated 9 02-06T08:15"),
                story(at(ANSWERED, answered)));
        assertEquals(story(at(MISTAKEN, run)), story(at(MISTAKEN, answered)));
    }

    /**
     * What is confirmed and not excluded again is an event, from the first onset to the last
     * crossing: the eleventh person fell ill on 31 January, the last change by a crossing is of 6
     * February.
     */
    @Test
    void aConfirmedAlertIsAnEventThatAScenarioTakes() throws Exception {
        assertEquals(
                "[opened 10, confirmed 10, updated 11, updated 12, updated 13, closed 13]",
                at(MOVING, answered).stream()
                        .map(a -> a.get("transition").asText() + " " + a.get("observed").asInt())
                        .toList()
                        .toString());
        Path scenario = answered.out().resolveSibling("scenario.yaml");
        Path next = answered.out().resolveSibling("next.yaml");
        Files.writeString(next, Files.readString(scenario) + answered.text("events.yaml"));
        assertEquals(
                List.of(
                        new KnownEvent(
                                MOVING,
                                "ILI",
                                (int) LocalDate.parse("2024-01-31").toEpochDay(),
                                (int) LocalDate.parse("2024-02-06").toEpochDay())),
                ScenarioReader.read(next).detection().events());
        assertFalse(Files.exists(run.out().resolve("events.yaml")));
    }

    /** 12 persons when it was excluded at 19:30; half as many again are 18, which never come. */
    @Test
    void whatAPersonHasExcludedIsNotToldAgain() {
        assertEquals(
                List.of(
                        "opened 10 02-01T17:00",
                        "updated 11 02-01T18:00",
                        "updated 12 02-01T19:00",
                        "confirmed 12 02-01T19:10",
                        "excluded 12 02-01T19:30"),
                story(at(GROWING, answered)));
    }

    @Test
    void answersGiveTheSameBytesAtAnyParallelism() {
        for (String file : List.of("alerts.ndjson", "alerts.lp", "series.lp")) {
            assertEquals(answered.text(file), answeredInParallel.text(file), file);
        }
    }

    @Test
    void twelveCasesOverTwentyFourDaysAreNoCluster() {
        assertEquals(List.of(), at(PIECEMEAL, run));
    }

    @Test
    void aSingleCaseIsOneAlertAlthoughThePersonComesTwice() {
        List<JsonNode> changes = run.changes("SC-02");
        List<String> told = new ArrayList<>();
        for (JsonNode c : changes) {
            told.add(
                    c.get("transition").asText()
                            + " "
                            + c.get("at").asText().substring(5, 16)
                            + " "
                            + c.get("records").toString());
        }
        assertEquals(
                List.of(
                        "opened 02-03T09:00 [\"local:c1\"]",
                        "opened 02-03T10:00 [\"local:c3\"]",
                        "withdrawn 02-04T11:00 []",
                        "closed 02-10T09:00 [\"local:c1\"]"),
                told);
        assertEquals(2, ids(changes));
        assertTrue(changes.get(0).get("textEn").asText().contains("EXERCISE"));
    }

    @Test
    void noChangeIsToldTwice() {
        for (Outcome each : List.of(run, answered)) {
            List<String> lines = each.text("alerts.ndjson").lines().toList();
            assertEquals(lines.size(), lines.stream().distinct().count());
            for (JsonNode a : each.lines("alerts.ndjson")) {
                assertFalse(a.get("alertId").asText().isEmpty());
            }
        }
    }
}
