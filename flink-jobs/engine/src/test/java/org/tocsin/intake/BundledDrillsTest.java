package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.model.CaseReport;

class BundledDrillsTest {
    private static final Path REAL = Path.of("../../data-samples/real");

    @Test
    void all630CasesOfTheEhecLineListAreTaken() throws IOException {
        InputSpec spec =
                new InputSpec(
                        REAL.resolve("ehec-2011/ehec-o104-2011-linelist.csv"),
                        RecordKind.CASE,
                        "UTF-8",
                        Map.of(
                                "case_id", "record_id",
                                "hospitalised_on", "onset_at",
                                "reported_on", "reported_at"),
                        Map.of("residence_code", "140404", "diagnosis_codes", "D59.3"),
                        false);
        CaseDefinitions definitions =
                CaseDefinitions.load(REAL.resolve("ehec-2011/case-definitions.yaml"));
        InputCatalog catalog = Fixture.open(spec);
        Fixture taken = new Fixture();
        Intake intake =
                new Intake(
                        Fixture.DIRECTORY, definitions, catalog, Fixture.CLOCK, Fixture.settings());
        try (RecordReader reader = catalog.reader(0)) {
            while (reader.advance()) {
                intake.accept(reader.current(), taken);
            }
        }
        assertEquals(List.of(), taken.letters);
        assertEquals(630, taken.cases.size());
        for (CaseReport report : taken.cases) {
            assertEquals(1, report.indicators);
        }
    }
}
