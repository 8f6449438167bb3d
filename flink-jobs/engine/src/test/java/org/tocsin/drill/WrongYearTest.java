package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.intake.InputSpec;
import org.tocsin.job.source.WatermarkPolicy;

/** A record of 1761 among the measles of 1861, a drill that accepts any delay. */
class WrongYearTest {
    private static final Path FOLDER = Path.of("../../data-samples/real/measles-hagelloch-1861");
    private static final String REPORTS = "measles-hagelloch-1861-reports.csv";

    @TempDir Path folder;

    private Outcome run(String name, List<String> lines) throws Exception {
        Scenario scenario = ScenarioReader.read(FOLDER.resolve("scenario.yaml"));
        InputSpec model = scenario.inputs().get(0);
        Path file =
                Files.write(Files.createDirectory(folder.resolve(name)).resolve(REPORTS), lines);
        InputSpec input =
                new InputSpec(
                        file,
                        model.kind(),
                        model.charset(),
                        model.columns(),
                        model.constants(),
                        model.zerosImplied());
        return TestDrill.run(
                scenario.withInputs(List.of(input)),
                folder.resolve(name + "-out"),
                1,
                WatermarkPolicy.standard(),
                null);
    }

    @Test
    void aWrongYearCostsItsRecordAndChangesNoSeries() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve(REPORTS));
        Outcome clean = run("clean", lines);
        assertEquals("", clean.text("deadletters.ndjson"));
        List<String> dirty = new ArrayList<>(lines);
        dirty.add(2, lines.get(1).replace("hag-", "bad-").replace("1861-11-01", "1761-11-01"));
        Outcome found = run("dirty", dirty);
        assertEquals(clean.text("series.lp"), found.text("series.lp"));
        assertEquals(clean.text("signals.ndjson"), found.text("signals.ndjson"));
        List<JsonNode> letters = found.lines("deadletters.ndjson");
        assertEquals(1, letters.size());
        assertEquals("old-date", letters.get(0).get("reason").asText());
        assertEquals("onset_at", letters.get(0).get("field").asText());
        // 400 days before 1 September 1861
        assertTrue(letters.get(0).get("expected").asText().startsWith("not before 1860-07-28"));
        assertEquals(
                LocalDate.parse("1860-07-28").toEpochDay(),
                ScenarioReader.read(FOLDER.resolve("scenario.yaml")).earliest());
    }
}
