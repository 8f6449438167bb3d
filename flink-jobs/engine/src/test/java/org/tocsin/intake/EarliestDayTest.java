package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong year is refused even where any delay is accepted; the earliest day is 1 January 2023. */
class EarliestDayTest {
    private static final IntakeSettings HISTORY =
            Fixture.settings().withMaxDelayDays(0).notBefore(Fixture.at("2022-12-31T16:00:00Z"));

    @TempDir Path folder;

    private List<String> letters(String header, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(List.of(lines));
        Path file = Fixture.write(folder, "in.csv", all.toArray(String[]::new));
        Fixture taken = Fixture.take(Fixture.open(InputSpec.of(file)), HISTORY);
        List<String> told = new ArrayList<>();
        taken.letters.forEach(
                d -> {
                    told.add(d.line() + " " + d.field() + " " + d.reason());
                    assertTrue(d.expected().contains("2023-01-01"), d.expected());
                });
        assertEquals(lines.length, told.size() + taken.cases.size() + taken.aggregates.size());
        return told;
    }

    @Test
    void casesOfAnotherCenturyAreRefused() throws IOException {
        assertEquals(
                List.of(
                        "3 onset_at old-date",
                        "4 visit_at old-date",
                        "5 reported_at old-date",
                        "6 received_at old-date",
                        "7 onset_at old-date"),
                letters(
                        "visit_id,facility_id,reported_at,received_at,onset_at,visit_at",
                        "a,F140404-01,2024-02-13,2024-02-13,2023-01-01 00:00,2024-02-13",
                        "b,F140404-01,2024-02-13,2024-02-13,1924-02-12,2024-02-13",
                        "c,F140404-01,2024-02-13,2024-02-13,,1924-02-12",
                        "d,F140404-01,1924-02-13,2024-02-13,,",
                        "e,F140404-01,2024-02-13,1924-02-13,,",
                        "f,F140404-01,2024-02-13,2024-02-13,2022-12-31 23:59,2024-02-13"));
    }

    @Test
    void casesWhoseReceiptIsTheirVisitAreRefusedByIt() throws IOException {
        assertEquals(
                List.of("3 visit_at old-date"),
                letters(
                        "record_id,visit_at,diagnosis_codes",
                        "a,2024-02-13,J11.1",
                        "b,1924-02-13,J11.1"));
    }

    @Test
    void dailyReportsAndCountsOfAnotherCenturyAreRefused() throws IOException {
        assertEquals(
                List.of("3 date old-date"),
                letters(
                        "facility_id,date,total_outpatient_visits,received_at",
                        "F140404-01,2023-01-01,20,2024-02-13",
                        "F140404-01,1924-02-12,20,2024-02-13"));
        assertEquals(
                List.of("3 week old-date"),
                letters(
                        "place_code,indicator,week,count",
                        "140404,ILI,2023-W01,20",
                        "140404,ILI,1924-W05,20"));
    }
}
