package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tocsin.intake.CaseDefinitions;
import org.tocsin.intake.InputCatalog;
import org.tocsin.intake.InputSettings;
import org.tocsin.intake.InputSpec;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeOutput;
import org.tocsin.intake.IntakeSettings;
import org.tocsin.intake.RecordReader;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Indicator;
import org.tocsin.model.Unresolved;
import org.tocsin.place.DayClock;
import org.tocsin.place.ReferenceData;

/** The bundled drill as the intake reads it: only the intended dirt is refused. */
class BundledDrillTest {
    private static final Path SAMPLES = Path.of("../../data-samples");
    private static final Path DRILL = SAMPLES.resolve("drills/shangdang-2024");

    private static final Taken TAKEN = new Taken();
    private static CaseDefinitions definitions;
    private static ReferenceData reference;

    private static final class Taken implements IntakeOutput {
        final List<CaseReport> cases = new ArrayList<>();
        final List<AggregateReport> daily = new ArrayList<>();
        final List<DeadLetter> dead = new ArrayList<>();
        final Map<String, Integer> unresolved = new TreeMap<>();

        @Override
        public void caseReport(CaseReport report) {
            cases.add(report);
        }

        @Override
        public void aggregate(AggregateReport report) {
            daily.add(report);
        }

        @Override
        public void acknowledgement(Acknowledgement acknowledgement) {
            throw new AssertionError(acknowledgement.toString());
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            dead.add(letter);
        }

        @Override
        public void unresolved(Unresolved text) {
            unresolved.merge(text.text(), 1, Integer::sum);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        reference = ReferenceData.load(SAMPLES.resolve("reference/shangdang"));
        definitions = CaseDefinitions.load(SAMPLES.resolve("reference/case-definitions.yaml"));
        DayClock clock = new DayClock(ZoneId.of("Asia/Shanghai"), 390);
        InputCatalog catalog =
                InputCatalog.open(
                        List.of(
                                InputSpec.of(DRILL.resolve("visits-*.csv.gz")),
                                InputSpec.of(DRILL.resolve("foodborne-*.csv.gz")),
                                InputSpec.of(DRILL.resolve("daily-*.csv.gz"))),
                        InputSettings.of(clock));
        long until = OffsetDateTime.parse("2024-03-03T06:30:00+08:00").toInstant().toEpochMilli();
        IntakeSettings settings = IntakeSettings.of("shangdang-2024", until, new byte[16]);
        Intake intake = new Intake(reference.directory(), definitions, catalog, clock, settings);
        for (int i = 0; i < catalog.size(); i++) {
            try (RecordReader reader = catalog.reader(i)) {
                while (reader.advance()) {
                    intake.accept(reader.current(), TAKEN);
                }
            }
        }
    }

    @Test
    void onlyTheIntendedDirtIsRefused() throws IOException {
        Map<String, Integer> reasons = new TreeMap<>();
        TAKEN.dead.forEach(d -> reasons.merge(d.reason(), 1, Integer::sum));
        assertEquals(Set.of("exercise-mismatch", "future-date", "unknown-place"), reasons.keySet());
        Written written = new Written(DRILL);
        int rows = written.visits.size() + written.foodborne.size();
        assertEquals(
                rows + written.daily.size(),
                TAKEN.cases.size() + TAKEN.daily.size() + TAKEN.dead.size());
        assertTrue(TAKEN.dead.size() < 0.006 * rows, reasons.toString());
    }

    /** Persons of each outbreak, classified by the bundled case definitions. */
    @Test
    void outbreakCasesMeetTheirCaseDefinitions() throws IOException {
        Map<String, Set<Long>> persons = new HashMap<>();
        Map<String, String> injects = new HashMap<>();
        for (String line : java.nio.file.Files.readAllLines(DRILL.resolve("truth-records.csv"))) {
            // A feed failure may name the record of an outbreak again; outbreaks are what counts.
            injects.merge(
                    line.split(",")[0],
                    line.split(",")[1],
                    (a, b) -> a.equals("hospital-silent") || a.equals("tcm-late-batch") ? b : a);
        }
        for (CaseReport report : TAKEN.cases) {
            String inject = injects.get(report.id);
            for (Indicator indicator : definitions.indicators()) {
                if (inject != null && (report.indicators >> indicator.ordinal() & 1) != 0) {
                    persons.computeIfAbsent(inject + " " + indicator.id(), k -> new HashSet<>())
                            .add(report.person);
                }
            }
        }
        atLeast(40, persons, "sudian-school-ili ILI");
        atLeast(85, persons, "yincheng-ili ILI");
        atLeast(24, persons, "first-middle-norovirus GI");
        atLeast(18, persons, "xihuo-banquet FOODBORNE");
        atLeast(8, persons, "xilaiyan-dinner FOOD");
        atLeast(1, persons, "beicheng-cholera CHOLERA");
    }

    private static void atLeast(int expected, Map<String, Set<Long>> persons, String key) {
        int found = persons.getOrDefault(key, Set.of()).size();
        assertTrue(found >= expected, key + ": " + found + ", expected " + expected);
    }

    @Test
    void schoolsAreFoundByCodeNameAndClass() {
        int school = reference.directory().indexOf("S140404-05");
        long found = TAKEN.cases.stream().filter(c -> c.institution == school).count();
        assertTrue(found > 46, "cases at the school: " + found);
        assertTrue(TAKEN.unresolved.containsKey("某小学（未注明）"));
        assertTrue(TAKEN.unresolved.keySet().stream().noneMatch(t -> t.startsWith("S1404")));
        assertEquals(3, TAKEN.unresolved.size(), TAKEN.unresolved.toString());
    }

    /** 183 to 199 class A and B cases per 100,000 and year, near the bulletin's 198 of 2023. */
    @Test
    void classAAndBIncidenceIsNearTheBulletin() {
        Indicator ab = definitions.indicator("AB");
        Set<Long> persons = new HashSet<>();
        DayClock clock = new DayClock(ZoneId.of("Asia/Shanghai"), 390);
        int first =
                clock.dayOf(
                        OffsetDateTime.parse("2023-02-01T12:00:00+08:00")
                                .toInstant()
                                .toEpochMilli());
        for (CaseReport report : TAKEN.cases) {
            boolean year = report.occurrenceDay >= first && report.occurrenceDay < first + 365;
            if (year && (report.indicators >> ab.ordinal() & 1) != 0) {
                persons.add(report.person);
            }
        }
        assertEquals(190, persons.size() / 3.17, 25);
    }
}
