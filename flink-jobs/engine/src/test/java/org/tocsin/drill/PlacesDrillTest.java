package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;

/**
 * Schools and facilities scanned side by side, from files to alerts: fifty days of pupils with
 * diarrhoea at 19 schools and twelve facilities, and in the last four days twenty of one school,
 * all seen at one facility. One school and one facility have no coordinates.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PlacesDrillTest {
    private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
    private static final int DAYS = 50;
    private static final List<String> SCHOOLS =
            IntStream.rangeClosed(1, 19).mapToObj("S140404-%02d"::formatted).toList();
    private static final List<String> FACILITIES =
            IntStream.rangeClosed(1, 12).mapToObj("F140404-%02d"::formatted).toList();
    private static final String LAST = "2024-02-19";
    private static final String SCANNED = "scanned,indicator=GI,place=140400,scan=";

    private final SplittableRandom random = new SplittableRandom(8);
    private final List<Row> rows = new ArrayList<>();
    private Outcome found;

    @BeforeAll
    void runOnce(@TempDir Path folder) {
        for (int day = 0; day < DAYS; day++) {
            for (String school : SCHOOLS) {
                if (random.nextInt(3) == 0) {
                    visit(day, school, FACILITIES.get(random.nextInt(FACILITIES.size())));
                }
            }
        }
        for (int k = 0; k < 20; k++) {
            visit(DAYS - 4 + k / 5, "S140404-11", "F140404-07");
        }
        found =
                new TestDrill(folder, "2024-01-01", "2024-02-20T06:30")
                        .scanning(
                                "[{name: schools, indicators: [GI], places: institution},"
                                        + " {name: clinics, indicators: [GI], places: facility}]")
                        .withAllFacilities()
                        .withoutCoordinatesOf("S140404-02", "F140404-06")
                        .run(rows);
    }

    private void visit(int day, String school, String facility) {
        String date = FIRST.plusDays(day).toString();
        rows.add(
                Row.gi("v" + rows.size(), facility, "140404001", date + " 10:00:00")
                        .with("org", school));
    }

    private long count(Predicate<Row> which) {
        return rows.stream().filter(which).count();
    }

    private JsonNode strongest(String scan) {
        return found.lines("clusters.ndjson").stream()
                .filter(c -> c.path("scan").asText().equals(scan))
                .filter(c -> c.path("day").asText().equals(LAST) && c.path("rank").asInt() == 1)
                .findFirst()
                .orElseThrow();
    }

    private JsonNode alert(String scan) {
        return found.changes("ST-06").stream()
                .filter(a -> a.path("subject").asText().startsWith(scan + ":"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSchoolIsFoundAndTheAlertIsAboutIt() {
        JsonNode cluster = strongest("schools");
        assertTrue(cluster.path("places").toString().contains("S140404-11"), cluster::toString);
        assertEquals("S140404-11", cluster.path("centre").asText());
        assertTrue(cluster.path("recurrenceDays").asInt() >= 100, cluster::toString);
        JsonNode alert = alert("schools");
        assertEquals("institution", alert.path("axis").asText());
        assertEquals("S140404-11", alert.at("/place/code").asText());
        assertTrue(alert.path("subject").asText().startsWith("schools:S140404-11@2024-02-"));
    }

    @Test
    void theFacilityThatSawThemIsFoundByTheOtherScan() {
        JsonNode cluster = strongest("clinics");
        assertEquals("[\"F140404-07\"]", cluster.path("places").toString());
        JsonNode alert = alert("clinics");
        assertEquals("facility", alert.path("axis").asText());
        assertEquals("F140404-07", alert.at("/place/code").asText());
    }

    @Test
    void casesOfPlacesWithoutCoordinatesAreLeftOutAndCounted() {
        long unlocated = count(r -> r.value("org").equals("S140404-02"));
        assertTrue(unlocated > 5, () -> unlocated + " of the school without coordinates");
        assertEquals(unlocated, found.field(SCANNED + "schools", LAST, "left_out"));
        assertEquals(rows.size() - unlocated, found.field(SCANNED + "schools", LAST, "cases"));
        assertEquals(18, found.field(SCANNED + "schools", LAST, "places"));
        long unseen = count(r -> r.value("facility_id").equals("F140404-06"));
        assertEquals(unseen, found.field(SCANNED + "clinics", LAST, "left_out"));
        assertEquals(rows.size() - unseen, found.field(SCANNED + "clinics", LAST, "cases"));
        assertEquals(11, found.field(SCANNED + "clinics", LAST, "places"));
        for (JsonNode c : found.lines("clusters.ndjson")) {
            assertTrue(!c.toString().contains("S140404-02"), "neither in a cluster nor on the map");
            assertTrue(!c.path("map").toString().contains("F140404-06"), c::toString);
        }
    }
}
