package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.model.Indicator;

class CaseDefinitionsTest {
    private static final Path SHIPPED =
            Path.of("../../data-samples/reference/case-definitions.yaml");

    @TempDir Path folder;

    @Test
    void theShippedDefinitionsHaveTheHandbooksSyndromesAndTheRulesDiseases() {
        CaseDefinitions definitions = CaseDefinitions.load(SHIPPED);
        List<Indicator> indicators = definitions.indicators();
        assertTrue(indicators.size() <= CaseDefinitions.MOST_INDICATORS);
        for (int i = 0; i < indicators.size(); i++) {
            assertEquals(i, indicators.get(i).ordinal());
            assertFalse(
                    indicators.get(i).nameZh().isEmpty() || indicators.get(i).nameEn().isEmpty());
        }
        String wanted =
                "FEVER ILI GI AWD ABD FOOD RASH JAUND NEURO HAEM CONJ PAROT UNEXPL DEATH SEVERE"
                        + " PLAGUE CHOLERA SARS NOVEL_FLU ANTHRAX_PULM POLIO_AFP PNEU_UNEXPL DENGUE"
                        + " ANTHRAX_OCC BOTULISM WATCH AB ILI_DAILY OUTPATIENT FEVER_VISITS_DAILY"
                        + " DIARRHOEA FOODBORNE FC_ILI";
        for (String id : wanted.split(" ")) {
            assertTrue(definitions.indicator(id) != null, id);
        }
        assertEquals(null, definitions.indicator("SARI"), "unconfirmed: shipped disabled");
        assertEquals(
                definitions.indicator("OUTPATIENT").ordinal(),
                definitions.dailyIndicator(Field.TOTAL_OUTPATIENT_VISITS));
    }

    @Test
    void whatIsUnconfirmedIsShippedDisabled() throws IOException {
        String[] entries = Files.readString(SHIPPED).split("\n  - id: ");
        for (String entry : entries) {
            assertTrue(!entry.contains("mark: U\n") || entry.contains("enabled: false"), entry);
        }
    }

    /** Department, temperature, complaint, codes, diagnosis, severity: syndromes and diseases. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "发热门诊/37.3/复诊//// FEVER FC_VISITS",
                "发热门诊/37.2/复诊//// FC_VISITS",
                "内科/37.3/复诊/////",
                "内科/38.0/发热、咳嗽//// FEVER ILI RESP",
                "内科/37.9/发热、咳嗽//// FEVER RESP",
                "内科/38.0/发热，无咳嗽//// FEVER",
                "发热诊室/38.5/咽痛//// FEVER ILI RESP FC_VISITS FC_ILI",
                "内科//复诊/R50.9/// FEVER",
                "肠道门诊//水样便6次//// GI DIARRHOEA AWD",
                "肠道门诊//脓血便/A03.9/细菌性痢疾// GI DIARRHOEA ABD DYSENTERY AB",
                "内科//呕吐//// GI",
                "儿科/38.2/发热，皮疹/B05.9/麻疹// FEVER RASH MEASLES AB",
                "儿科//皮疹/B08.4|B01.9/// HFMD VARICELLA",
                "急诊/39/发热、昏迷/A20.9/鼠疫（疑似）/重症/ FEVER NEURO PLAGUE AB SEVERE",
                "内科//复诊//排除登革热//",
                "内科//复诊//登革热// DENGUE AB",
                "内科//复诊//流感样病例//",
                "内科//复诊//流行性感冒// INFLUENZA",
                "内科//复诊//不明原因肺炎// PNEU_UNEXPL UNEXPL",
                "内科//复诊/T62.0/// FOOD",
                "内科//复诊/a98.5/// HFRS AB",
                "内科//复诊/A985/// HFRS AB",
                "内科//复诊/J06.9/// RESP",
                "内科//复诊/J07/////",
            })
    void recordsBelongToWhatTheDefinitionsSay(
            String department,
            String temperature,
            String complaint,
            String codes,
            String diagnosis,
            String severity,
            String expected)
            throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "v.csv",
                        "visit_id,facility_id,reported_at,department,temperature_c,chief_complaint,"
                                + "diagnosis_codes,diagnosis_text,severity",
                        String.join(
                                        ",",
                                        "1,F140404-01,2024-02-12",
                                        department,
                                        temperature,
                                        complaint,
                                        codes,
                                        diagnosis,
                                        severity)
                                .replace("null", ""));
        Set<String> found = new TreeSet<>();
        long bits = Fixture.take(file).cases.get(0).indicators;
        for (Indicator indicator : Fixture.DEFINITIONS.indicators()) {
            if ((bits >> indicator.ordinal() & 1) != 0) {
                found.add(indicator.id());
            }
        }
        Set<String> wanted =
                expected == null ? Set.of() : new TreeSet<>(List.of(expected.split(" ")));
        assertEquals(wanted, found);
    }

    @Test
    void allProblemsAreReportedWithTheirLines() throws IOException {
        Path file =
                Fixture.write(
                        folder,
                        "d.yaml",
                        "symptoms:",
                        "  - {id: fever, group: hot}",
                        "indicators:",
                        "  - id: A",
                        "    name: {zh: 甲, en: A}",
                        "    group: disease",
                        "    colour: red",
                        "    any:",
                        "      - {codes: [J0, J00-I06], symptoms: [cough]}",
                        "      - {kinds: [visits], temperature_min: hot}",
                        "      - {includes: [B]}",
                        "  - id: A",
                        "    group: illness",
                        "    daily: date");
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> CaseDefinitions.load(file));
        List<String> lines =
                e.problems().stream()
                        .map(p -> p.substring(file.toString().length() + 1).split(":")[0])
                        .toList();
        assertEquals(
                List.of(
                        "2", "7", "9", "9", "9", "10", "10", "11", "11", "12", "12", "14", "12",
                        "12"),
                lines,
                () -> String.join("\n", e.problems()));
    }

    @Test
    void serialIntervalsBelongToTheirIndicators() throws IOException {
        String[] head = {"indicators:", "  - id: A", "    name: {zh: 甲, en: A}"};
        String group = "    group: disease";
        Path good =
                Fixture.write(
                        folder,
                        "g.yaml",
                        head[0],
                        head[1],
                        head[2],
                        group,
                        "  - id: B",
                        head[2],
                        group,
                        "    serial_interval: {mean: 2.6, sd: 1.5, mark: B, source: a paper}");
        assertEquals(
                Map.of(1, new SerialInterval(2.6, 1.5)),
                CaseDefinitions.load(good).serialIntervals());
        Map<String, String> wrong =
                Map.of(
                        "{mean: 2.6}", "expected key sd in days",
                        "{mean: 0.5, sd: 1}", "expected mean > 1 and sd > 0 days",
                        "{mean: x, sd: 1}", "expected a number, got \"x\"",
                        "{mean: 2, sd: 1, days: 3}", "unknown key \"days\"");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            String line = "    serial_interval: " + each.getKey();
            Path bad = Fixture.write(folder, "s.yaml", head[0], head[1], head[2], group, line);
            InvalidInputException e =
                    assertThrows(InvalidInputException.class, () -> CaseDefinitions.load(bad));
            assertTrue(e.problems().get(0).contains(each.getValue()), e.problems()::toString);
        }
    }

    @Test
    void missingAndMalformedFilesAreProblemsToo() throws IOException {
        Path missing = folder.resolve("none.yaml");
        assertEquals(
                List.of(missing + ": cannot be read"),
                assertThrows(InvalidInputException.class, () -> CaseDefinitions.load(missing))
                        .problems());
        Path broken = Fixture.write(folder, "b.yaml", "indicators: [");
        assertThrows(InvalidInputException.class, () -> CaseDefinitions.load(broken));
    }
}
