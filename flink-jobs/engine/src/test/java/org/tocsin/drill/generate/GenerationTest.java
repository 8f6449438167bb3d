package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.model.Level;
import org.tocsin.place.InvalidDataException;
import org.tocsin.place.ReferenceData;

/** What the command line changes in a plan, and every type of inject. */
class GenerationTest {
    private static final Path PLAN = Path.of("../../data-samples/drills/shangdang-2024/plan.yaml");
    private static final Path REFERENCE = Path.of("../../data-samples/reference/shangdang");
    private static final LocalDate FROM = LocalDate.of(2022, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2022, 3, 31);

    @TempDir Path temp;

    private Generator.Result run(Generation.Options options) throws IOException {
        return new Generation(options).run((day, rows) -> {});
    }

    @Test
    void reportsChoosesTheScale() throws IOException {
        Generator.Result result =
                run(
                        new Generation.Options(
                                PLAN,
                                temp,
                                null,
                                FROM,
                                UNTIL.plusMonths(9),
                                true,
                                null,
                                0,
                                200_000,
                                true,
                                0,
                                0));
        assertEquals(200_000, result.rows(), 20_000);
        assertTrue(Files.exists(temp.resolve("visits-2022-01.csv")));
    }

    @Test
    void stampsTheExerciseOnEveryRecord() throws IOException {
        run(
                new Generation.Options(
                        PLAN, temp, null, FROM, UNTIL, true, "drill-1", 0, 0, false, 0, 0));
        Written written = new Written(temp);
        assertTrue(
                written.visits.stream()
                        .map(r -> r.getField("exercise_id"))
                        .allMatch(e -> e.equals("drill-1") || e.equals("city-drill-2023")));
        assertTrue(
                written.daily.stream().allMatch(r -> r.getField("exercise_id").equals("drill-1")));
    }

    @Test
    void aMadeUpProvinceHasItsPlacesAndReports() throws IOException {
        Generator.Result result =
                run(
                        new Generation.Options(
                                PLAN,
                                temp,
                                null,
                                FROM,
                                FROM.plusDays(13),
                                true,
                                null,
                                0.2,
                                0,
                                true,
                                12,
                                5));
        ReferenceData reference = ReferenceData.load(temp.resolve(Generation.REFERENCE_FOLDER));
        Map<Level, Integer> levels = new TreeMap<>();
        long people = 0;
        for (int i = 0; i < reference.directory().size(); i++) {
            levels.merge(reference.directory().node(i).level(), 1, Integer::sum);
            if (reference.directory().node(i).level() == Level.TOWNSHIP) {
                people += reference.directory().node(i).population();
            }
        }
        assertEquals(1, levels.get(Level.PROVINCE));
        assertEquals(2, levels.get(Level.CITY));
        assertEquals(12, levels.get(Level.COUNTY));
        assertEquals(60, levels.get(Level.TOWNSHIP));
        assertEquals(12 * 376_000, people, 100);
        assertEquals(12 * (5 + 3) * 14, result.daily(), 30);
        assertTrue(result.visits() > 1000, "visits: " + result.visits());
    }

    @Test
    void everyTypeOfInjectMakesItsCases() throws IOException {
        Path plan = temp.resolve("plan.yaml");
        Files.writeString(
                plan,
                """
                place: "140404"
                reference: %s
                from: 2022-03-01
                until: 2022-04-20
                injects:
                  - {id: school, type: school-ili, institution: S140404-05, start: 2022-03-07T08:00}
                  - {id: noro, type: school-norovirus, institution: S140404-06, start: 2022-03-10T12:00}
                  - {id: hfmd, type: kindergarten-hfmd, institution: K140404-02, start: 2022-03-12T08:00}
                  - {id: canteen, type: food, institution: C140404-05, start: 2022-03-14T12:00}
                  - {id: plague, type: single-case, place: "140404104", diagnosis: plague, start: 2022-03-20T02:00}
                  - {id: rise, type: township-ili, place: "140404102", start: 2022-03-20T08:00}
                  - {id: silent, type: silent-clinic, facility: F140404-02, start: 2022-03-25T17:00}
                  - {id: cut, type: late-batch, facility: F140404-01, start: 2022-03-28T09:00, hours: 30}
                """
                        .formatted(REFERENCE.toAbsolutePath().normalize()));
        run(new Generation.Options(plan, temp, null, null, null, false, null, 0, 0, false, 0, 0));
        Map<String, JsonNode> injects = new TreeMap<>();
        for (JsonNode n :
                new ObjectMapper().readTree(temp.resolve("truth.json").toFile()).get("injects")) {
            injects.put(n.get("id").asText(), n);
        }
        Map<String, Integer> sizes =
                Map.of(
                        "school", 40, "noro", 30, "hfmd", 14, "canteen", 12, "plague", 1, "rise",
                        90);
        sizes.forEach((id, size) -> assertEquals(size, injects.get(id).get("size").asInt(), id));
        assertTrue(injects.get("silent").get("delayedRecords").asInt() > 0);
        assertTrue(injects.get("cut").get("delayedRecords").asInt() > 3);
        assertEquals("[\"PLAGUE\",\"AB\"]", injects.get("plague").get("indicators").toString());
        Written written = new Written(temp);
        assertTrue(
                written.foodborne.stream()
                        .anyMatch(r -> r.getField("exposures").contains("|canteen|C140404-05|")));
        assertTrue(
                written.visits.stream()
                        .anyMatch(
                                r ->
                                        r.getField("diagnosis_codes").equals("A20.9")
                                                && r.getField("case_class").equals("suspected")));
    }

    @Test
    void wrongCodesAndDatesAreReportedBeforeAnythingIsWritten() {
        Generation.Options backwards =
                new Generation.Options(
                        PLAN, temp, null, UNTIL, FROM, false, null, 0, 0, false, 0, 0);
        InvalidDataException e = assertThrows(InvalidDataException.class, () -> run(backwards));
        assertEquals(
                "--until: 2022-01-01 is before 2022-03-31, expected a later day", e.getMessage());
        Generation.Options nowhere =
                new Generation.Options(
                        temp.resolve("none.yaml"),
                        temp,
                        null,
                        null,
                        null,
                        false,
                        null,
                        0,
                        0,
                        false,
                        0,
                        0);
        e = assertThrows(InvalidDataException.class, () -> run(nowhere));
        assertTrue(e.getMessage().endsWith("cannot be read, expected a plan in YAML"));
    }
}
