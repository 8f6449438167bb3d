package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * The church supper of 1940 (75 people, 46 ill): the published attack rates of vanilla ice cream
 * are 43 of 54 who ate it and 3 of 21 who did not, risk ratio 5.574 (1.938 to 16.03).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OswegoDrillTest {
    private static final Path DRILL = Path.of("../../data-samples/real/oswego-1940/scenario.yaml");

    private Path out;
    private List<JsonNode> alerts;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        out = folder;
        Scenario scenario = ScenarioReader.read(DRILL);
        TestDrill.run(scenario, out, 1, WatermarkPolicy.standard(), null);
        alerts = NdjsonFile.lastStates(out.resolve("alerts.ndjson"));
    }

    /** FB-01 (30 or more) speaks; FB-04 (2 or more) about the same cases does not. */
    @Test
    void onlyTheMostUrgentRuleSpeaks() {
        assertEquals(List.of("FB-01"), alerts.stream().map(a -> a.get("rule").asText()).toList());
        assertEquals(46, alerts.get(0).get("observed").asInt());
    }

    @Test
    void vanillaIceCreamComesOutOnTopWithThePublishedRates() throws Exception {
        String file = "clusters/" + alerts.get(0).get("alertId").asText() + ".json";
        JsonNode found = new ObjectMapper().readTree(out.resolve(file).toFile());
        JsonNode first = found.get("suspects").get(0);
        assertEquals("vanilla ice cream", first.get("nameEn").asText());
        assertEquals(43, first.get("ill").asInt());
        assertEquals(46, first.get("illAsked").asInt());
        assertEquals(11, first.get("compared").asInt());
        assertEquals(29, first.get("comparedAsked").asInt());
        assertEquals(43.0 / 54, first.get("attackRate").asDouble(), 1e-12);
        assertEquals(3.0 / 21, first.get("attackRateOthers").asDouble(), 1e-12);
        assertEquals(5.574, first.get("riskRatio").asDouble(), 5e-4);
        assertEquals(1.938, first.get("riskRatioLow").asDouble(), 5e-4);
        assertEquals(16.03, first.get("riskRatioHigh").asDouble(), 5e-3);
        assertEquals(
                "Suggested, not confirmed: vanilla ice cream, named by 43 of 46 cases,"
                        + " RR 5.6 (1.9-16).",
                found.get("hypothesisEn").asText());
        for (int i = 1; i < found.get("suspects").size(); i++) {
            assertFalse(found.get("suspects").get(i).get("standsOut").asBoolean());
        }
        int named = 0;
        for (JsonNode person : found.get("people")) {
            for (JsonNode k : person.get("named")) {
                named += k.asInt() == 0 ? 1 : 0;
            }
        }
        assertEquals(43, named, "lines of the network");
    }
}
