package org.tocsin.epi.exposure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/exposure/links");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Incubation RANGE = Incubation.ofHours(6, 72);

    private static List<NamedCsvRecord> csv(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        }
    }

    private static long millis(NamedCsvRecord r, String column) {
        return Incubation.millis(Double.parseDouble(r.getField(column)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01-two-venues", "02-gap-and-household"})
    void lineListsAreLinkedAsTheReferenceDoes(String name) throws IOException {
        Path folder = GOLDEN.resolve(name);
        JsonNode params = JSON.readTree(folder.resolve("params.json").toFile());
        JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile());
        ExposureLinks links =
                ExposureLinks.of(
                        new LinkOptions(
                                Incubation.millis(params.get("gapHours").asDouble()),
                                params.get("minCases").asInt(),
                                params.get("minHouseholds").asInt()));
        for (NamedCsvRecord r : csv(folder.resolve("cases.csv"))) {
            JsonNode range = params.get("incubationHours").get(r.getField("syndrome"));
            links.add(
                    new ExposedCase(
                            r.getField("case"),
                            r.getField("household"),
                            r.getField("syndrome"),
                            millis(r, "onset"),
                            Incubation.ofHours(range.get(0).asDouble(), range.get(1).asDouble())));
        }
        for (NamedCsvRecord r : csv(folder.resolve("exposures.csv"))) {
            links.expose(r.getField("case"), r.getField("key"), millis(r, "time"));
        }
        assertEquals(expected.get("eligiblePairs").asInt(), links.eligiblePairs());
        List<ExposureCluster> clusters = links.clusters();
        assertEquals(expected.get("clusters").size(), clusters.size());
        for (int k = 0; k < clusters.size(); k++) {
            compare(expected.get("clusters").get(k), clusters.get(k));
        }
        System.out.printf("links, %s: %d clusters%n", name, clusters.size());
    }

    private static void compare(JsonNode expected, ExposureCluster got) {
        List<String> ids =
                JSON.convertValue(
                        expected.get("cases"),
                        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        assertEquals(
                new ExposureCluster(
                        expected.get("key").asText(),
                        expected.get("syndrome").asText(),
                        Incubation.millis(expected.get("firstExposure").asDouble()),
                        Incubation.millis(expected.get("lastExposure").asDouble()),
                        ids,
                        expected.get("householdCount").asInt()),
                got);
        assertEquals(expected.get("caseCount").asInt(), got.cases().size());
    }

    private static ExposedCase person(String id, String household, double onset) {
        return new ExposedCase(id, household, "diarrhoea", Incubation.millis(onset), RANGE);
    }

    private static ExposureLinks two(double firstMeal, double secondMeal) {
        return ExposureLinks.of(LinkOptions.withDefaults())
                .add(person("a", "", 72.1))
                .add(person("b", "", 72.1))
                .expose("a", "venue:V", Incubation.millis(firstMeal))
                .expose("b", "venue:V", Incubation.millis(secondMeal));
    }

    /** 72.1 - 0.1 = 72 and 72.1 - 66.1 = 6 exactly, and 12.3 - 0.3 is a gap of exactly 12. */
    @Test
    void bothEndsOfTheRangeAndOfTheGapBelong() {
        assertEquals(2, two(0.1, 66.1).eligiblePairs());
        assertEquals(1, two(0.3, 12.3).clusters().size());
        assertEquals(0, two(0.3, 12.4).clusters().size());
    }

    @Test
    void oneHouseholdIsNoCluster() {
        ExposureLinks family =
                ExposureLinks.of(LinkOptions.withDefaults())
                        .add(person("a", "H1", 30))
                        .add(person("b", "H1", 30))
                        .expose("a", "venue:V", 0)
                        .expose("b", "venue:V", 0);
        assertTrue(family.clusters().isEmpty());
    }

    @Test
    void clustersWithTheSameCasesAreShownAsOne() {
        ExposureLinks links =
                ExposureLinks.of(LinkOptions.withDefaults())
                        .add(person("a", "", 30))
                        .add(person("b", "", 30))
                        .add(person("c", "", 30));
        for (String id : List.of("a", "b", "c")) {
            links.expose(id, "supplier:S", 0);
        }
        for (String id : List.of("a", "b")) {
            links.expose(id, "venue:V", 0).expose(id, "food:V-F", 0);
        }
        List<JoinedCluster> joined = JoinedCluster.of(links.clusters());
        assertEquals(2, joined.size());
        assertFalse(joined.get(0).within());
        assertTrue(joined.get(1).within());
        assertEquals("food:V-F", joined.get(1).clusters().get(0).key());
    }

    @Test
    void aStrangerIsRefused() {
        ExposureLinks links = ExposureLinks.of(LinkOptions.withDefaults());
        assertThrows(IllegalArgumentException.class, () -> links.expose("x", "venue:V", 0));
    }

    /** 10,000 cases at one place in one session: a chain of pairs, not pairs of pairs. */
    @Test
    void aPopularPlaceCostsNoMoreThanItsVisits() {
        ExposureLinks links = ExposureLinks.of(LinkOptions.withDefaults());
        for (int k = 0; k < 10_000; k++) {
            links.add(person("c" + k, "", 40));
            for (int meal = 0; meal < 3; meal++) {
                links.expose("c" + k, "venue:chain", Incubation.millis(meal));
            }
        }
        assertEquals(10_000, links.clusters().get(0).cases().size());
    }
}
