package org.tocsin.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.DrillSetup;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.drill.TestDrill;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * The epidemic of 2011 as known on 26 May: of the cases of the last days most are still to be
 * reported, and the page says so.
 */
class HatchedDaysTest {
    private static final Path SCENARIO = Path.of("../../data-samples/real/ehec-2011/scenario.yaml");

    @TempDir Path folder;

    @Test
    void theRecentDaysOf2011AreHatchedAndThoseOfMarchAreNot() throws Exception {
        LocalDate last = LocalDate.parse("2011-05-26");
        long asOf =
                last.plusDays(1)
                        .atTime(6, 30)
                        .atZone(ZoneId.of("Europe/Berlin"))
                        .toInstant()
                        .toEpochMilli();
        Scenario scenario = ScenarioReader.read(SCENARIO);
        TestDrill.run(scenario, folder, 1, WatermarkPolicy.standard(), asOf);
        DrillSetup setup = DrillSetup.load(scenario, asOf);
        Run run = new RunFolder(folder).read(setup.reference(), setup.plan().indicators());
        TimeAxis time = TimeAxis.of(run);
        Curve curve = Curve.of(run, time, run.curves().get(0));
        TreeSet<LocalDate> hatched = new TreeSet<>();
        for (int step = 0; step < time.size(); step++) {
            if (curve.incomplete(step)) {
                hatched.add(time.starts().get(step));
            }
        }
        assertEquals(last, hatched.last());
        assertTrue(
                hatched.containsAll(last.minusDays(9).datesUntil(last.plusDays(1)).toList()),
                hatched::toString);
        assertTrue(hatched.first().isAfter(LocalDate.parse("2011-04-10")), hatched::toString);
    }
}
