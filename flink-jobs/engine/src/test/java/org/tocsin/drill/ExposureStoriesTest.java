package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * Clusters by a shared exposure from reports to alerts. Rule FB-04: two persons of two households
 * with a similar illness after a common place or food; a single household stays on the list.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ExposureStoriesTest {
    private static final String SUDIAN = "140404101";
    private static final String TABLE = "2024-02-01 18:00|restaurant|R140404-04|鱼";
    private static final String DUCK = "2024-02-11 12:00|restaurant|R140404-05|烤鸭|东街熟食";
    private static final String AT_HOME = "2024-02-11 18:00|home||烤鸭|东街熟食";

    private Outcome run;
    private Outcome inParallel;

    @BeforeAll
    void runTwice(@TempDir Path folder) {
        List<Row> rows = new ArrayList<>();
        rows.add(eater("a", "2024-02-02 03:00", "2024-02-02 09:00:00", TABLE).with(KEY, "Li"));
        rows.add(eater("b", "2024-02-02 04:00", "2024-02-02 10:00:00", TABLE).with(KEY, "Li"));
        rows.add(
                eater("c", "2024-02-02 05:00", "2024-02-03 11:00:00", TABLE)
                        .with(KEY, "Wang")
                        .with("organism", "沙门氏菌"));
        rows.add(eater("x", "2024-02-12 03:00", "2024-02-12 09:00:00", DUCK));
        rows.add(eater("y", "2024-02-12 04:00", "2024-02-12 10:00:00", DUCK));
        rows.add(eater("z", "2024-02-12 08:00", "2024-02-13 11:00:00", AT_HOME));
        TestDrill drill = new TestDrill(folder, "2024-01-01", "2024-03-01T06:30");
        run = drill.run(rows);
        inParallel = drill.run(rows, 4, new WatermarkPolicy(1, 0));
    }

    private static final String KEY = "household_key";

    private static Row eater(String id, String onset, String received, String meal) {
        return Row.food(id, SUDIAN, onset, received, meal);
    }

    /** Changes of FB-04 by alert, in order of their opening. */
    private static List<String> stories(Outcome run) {
        TreeMap<String, String> stories = new TreeMap<>();
        for (JsonNode a : run.changes("FB-04")) {
            String key = a.get("openedAt").asText() + a.at("/place/code").asText();
            String change =
                    a.get("transition").asText()
                            + " "
                            + a.get("observed").asInt()
                            + " "
                            + a.get("tier").asText();
            stories.merge(
                    key, a.at("/place/code").asText() + ": " + change, (s, t) -> s + ", " + change);
        }
        return List.copyOf(stories.values());
    }

    @Test
    void aFamilyIsListedAndAnotherGuestMakesItAMessage() {
        assertEquals(
                "R140404-04: opened 2 list, growth 3 notify, closed 3 notify", stories(run).get(0));
    }

    @Test
    void aDishIsListedWithItsRestaurantAndSpeaksWhenEatenElsewhere() {
        List<String> stories = stories(run);
        assertEquals(
                List.of(
                        "140404: opened 2 list, growth 3 notify, closed 3 notify",
                        "R140404-05: opened 2 notify, closed 2 notify"),
                stories.subList(1, stories.size()));
    }

    @Test
    void parallelismChangesNothing() {
        assertEquals(run.text("alerts.ndjson"), inParallel.text("alerts.ndjson"));
    }

    @Test
    void householdsAreCountedAndNowhereNamed() {
        JsonNode told = run.changes("FB-04").get(1);
        assertTrue(told.get("method").asText().endsWith("3 persons of 2 households"));
        String list = run.text("linelist/" + told.get("alertId").asText() + ".csv");
        assertFalse(list.contains("Wang") || list.contains("Li,"), list);
        List<String> lines = list.lines().skip(1).toList();
        assertEquals(3, lines.size());
        String family = lines.get(0).split(",")[2];
        assertEquals(8, family.length());
        assertEquals(family, lines.get(1).split(",")[2]);
    }

    @Test
    void theInvestigationNamesHouseholdsAndAgents() {
        String id = run.changes("FB-04").get(0).get("alertId").asText();
        JsonNode found = run.lines("clusters/" + id + ".json").get(0);
        assertEquals(2, found.get("households").asInt());
        assertEquals("salmonella", found.at("/agents/0/id").asText());
        assertEquals(1, found.at("/agents/0/cases").asInt());
    }

    /**
     * The county is where the alert is kept; people need to know what was eaten and where. They
     * have a day from the message on, though it was on the list a day before.
     */
    @Test
    void theMessageNamesTheFoodAndItsSeller() {
        JsonNode dish =
                run.changes("FB-04").stream()
                        .filter(a -> a.get("subject").asText().startsWith("food:"))
                        .filter(a -> a.get("transition").asText().equals("growth"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                "EXERCISE [C, verify] Shangdang District: Suspected foodborne illness, 3 cases with a common"
                        + " exposure, 烤鸭, 东街熟食 (limit 2), first 02-12, last 02-12. By 02-14 11:00:"
                        + " verify. "
                        + dish.get("number").asText(),
                dish.get("textEn").asText());
        String zh = dish.get("textZh").asText();
        assertTrue(zh.contains("3例有共同暴露(烤鸭, 东街熟食),首") && zh.length() <= 74, zh);
    }
}
