package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.place.ReferenceData;

class PlanFileTest {
    private static final String HEAD =
            """
            place: "140404"
            reference: ../../reference/shangdang
            from: 2024-01-01
            until: 2024-03-03
            """;

    private static List<String> problems(String yaml) {
        List<String> problems = new ArrayList<>();
        PlanFile.read(yaml, "plan.yaml", problems);
        return problems;
    }

    @Test
    void aShortPlanHasTheDocumentedDefaults() {
        List<String> problems = new ArrayList<>();
        Plan plan = PlanFile.read(HEAD, "plan.yaml", problems);
        assertEquals(List.of(), problems);
        assertEquals(0.0005, plan.dirt().futureDate());
        assertEquals(12, plan.seasons().iliShare().size());
        assertEquals("+08:00", plan.offset());
    }

    @Test
    void reportsEveryProblemTogether() {
        String yaml =
                """
                from: 2024-03-01
                until: 2024-02-01
                seasons: {fever: arctic}
                curves: {gastro: [1, 2]}
                injects:
                  - {id: a, type: meteor, start: 2024-01-05T08:00}
                  - {id: a, type: food}
                """;
        List<String> found = problems(yaml);
        assertEquals(8, found.size(), found.toString());
        assertTrue(found.get(0).startsWith("plan.yaml: place: missing"), found.toString());
        assertTrue(found.stream().anyMatch(p -> p.contains("arctic is no curve")));
        assertTrue(
                found.stream().anyMatch(p -> p.contains("curves.gastro: 2 values, expected 12")));
        assertTrue(found.stream().anyMatch(p -> p.contains("meteor, expected one of [school-ili")));
    }

    @Test
    void namesUnknownKeysAndWhatWouldHaveBeenRight() {
        List<String> found = problems(HEAD + "dirt: {duplicates: 0.1}\n");
        assertEquals(1, found.size());
        assertTrue(
                found.get(0).startsWith("plan.yaml: dirt.duplicates: unknown, expected [age_zero"),
                found.toString());
    }

    @Test
    void saysWhereADateIsWrong() {
        List<String> found = problems(HEAD.replace("2024-03-03", "3 March"));
        assertEquals(1, found.size());
        assertTrue(found.get(0).contains("expected like 2024-02-10"), found.toString());
    }

    @Test
    void injectsMustNameKnownPlaces() {
        String yaml =
                HEAD
                        + """
                        injects:
                          - {id: a, type: food, institution: R1, start: 2024-01-05T08:00}
                          - {id: b, type: silent-clinic, start: 2024-01-05T08:00}
                        """;
        List<String> found = new ArrayList<>();
        Plan plan = PlanFile.read(yaml, "plan.yaml", found);
        Path shangdang = Path.of("../../data-samples/reference/shangdang");
        PlanCheck.checkCodes(plan, ReferenceData.load(shangdang).directory(), "plan.yaml", found);
        assertEquals(
                List.of(
                        "plan.yaml: injects[0].place: R1 is not in the reference data",
                        "plan.yaml: injects[0].institution: R1 is not in the reference data",
                        "plan.yaml: injects[1].facility: null is not in the reference data"),
                found);
    }
}
