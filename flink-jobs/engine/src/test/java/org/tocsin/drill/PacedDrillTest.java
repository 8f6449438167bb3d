package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.Pace;
import org.tocsin.job.source.Progress;
import org.tocsin.job.source.WatermarkPolicy;

/** A drill at a pace that people can watch: the same bytes, told while it goes on. */
class PacedDrillTest {
    @TempDir Path folder;

    /** Ten pupils of one school on 2 January; the run ends on the morning of the 4th. */
    @Test
    void aPaceTakesItsTimeAndChangesNothing() throws Exception {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String at = "2024-01-02 %02d:00:00".formatted(8 + i);
            rows.add(Row.ili("p" + i, "F140404-06", "140404102", at).with("org", "S140404-06"));
        }
        Outcome fast = new TestDrill(folder, "2024-01-01", "2024-01-04T06:30").run(rows);
        // 37.5 hours from 2 January 17:00, at 45,000 seconds a second: 3 s
        long from = java.time.Instant.parse("2024-01-02T09:00:00Z").toEpochMilli();
        Path out = folder.resolve("paced");
        DrillOptions options =
                new DrillOptions(
                        out,
                        Locale.ENGLISH,
                        null,
                        null,
                        2,
                        new WatermarkPolicy(3, 0),
                        "test",
                        false,
                        new Pace(45_000, from));
        Scenario scenario = ScenarioReader.read(fast.out().resolveSibling("scenario.yaml"));
        DrillRun run = new DrillRun(DrillSetup.load(scenario, null), options);
        Progress progress = Progress.of(run.progressKey());
        progress.listen();
        long start = System.nanoTime();
        DrillResult result = run.run();
        assertTrue(System.nanoTime() - start > 3_000_000_000L);
        for (String file : List.of("alerts.ndjson", "alerts.lp", "signals.ndjson", "series.lp")) {
            assertEquals(fast.text(file), Files.readString(out.resolve(file)), file);
        }
        assertEquals(
                fast.summary().at("/reporting/latestRecord"),
                result.summary().at("/reporting/latestRecord"));
        Progress.Message told = progress.nextMessage();
        assertEquals(from, told.at());
        assertTrue(told.textEn().startsWith("EXERCISE"), told.textEn());
        assertNull(progress.nextMessage());
    }
}
