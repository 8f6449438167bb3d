package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.drill.TestDrill.Outcome;
import org.tocsin.drill.generate.Generation;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.store.Json;

/**
 * From positions of homes in files to a message: eleven weeks of generated reports of a county,
 * nine of ten with the position of the home, and ten cases of norovirus in one village of Yincheng.
 * The townships are scanned beside them.
 */
@TestInstance(Lifecycle.PER_CLASS)
class PositionDrillTest {
    private static final Path SAMPLES = Path.of("../../data-samples").toAbsolutePath().normalize();
    private static final String PLAN =
            """
            seed: 5
            place: "140404"
            reference: SAMPLES/reference/shangdang
            from: 2023-09-04
            until: 2023-11-19
            received_until: 2023-11-20T06:30
            coordinates: {share: 0.9}
            injects:
              - {id: well, type: village-gi, place: "140404102", village: 4, start: 2023-11-08T10:00, size: 10}
            """;
    private static final String SCANS =
            """
            [{indicators: [GI], restate_days: 0},
             {name: homes, indicators: [GI], places: coordinates, restate_days: 1}]
            """;

    /**
     * How far the middle found may lie from the middle of the village, km: 0.01 degrees and more.
     */
    private static final double NEAR = 1.5;

    private TestDrill drill;
    private JsonNode village;
    private final Map<String, List<String>> files = new TreeMap<>();
    private Outcome expected;

    @BeforeAll
    void generate(@TempDir Path folder) throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Files.writeString(plan, PLAN.replace("SAMPLES", SAMPLES.toString()));
        Path data = folder.resolve("data");
        new Generation(
                        new Generation.Options(
                                plan, data, null, null, null, false, null, 0, 0, true, 0, 0))
                .run((day, rows) -> {});
        village = Json.read(Files.readString(data.resolve("truth.json"))).at("/injects/0");
        try (Stream<Path> written = Files.list(data)) {
            for (Path file : written.filter(f -> f.toString().endsWith(".csv")).toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith("truth")) {
                    files.put(name, Files.readAllLines(file));
                }
            }
        }
        drill =
                new TestDrill(folder, "2023-09-04", "2023-11-20T06:30")
                        .scanning(SCANS)
                        .withAllFacilities();
        expected = drill.runFiles(files, 1, WatermarkPolicy.standard(), null);
    }

    private List<JsonNode> homes() {
        return expected.lines("clusters.ndjson").stream()
                .filter(c -> c.path("scan").asText().equals("homes"))
                .toList();
    }

    /** Great circle on a sphere of 6367 km. */
    private static double km(double lat, double lon, double lat2, double lon2) {
        double north = Math.sin(Math.toRadians(lat2 - lat) / 2);
        double east = Math.sin(Math.toRadians(lon2 - lon) / 2);
        double h =
                north * north
                        + Math.cos(Math.toRadians(lat))
                                * Math.cos(Math.toRadians(lat2))
                                * east
                                * east;
        return 2 * 6367 * Math.asin(Math.sqrt(h));
    }

    @Test
    void theVillageIsFoundWhereItLiesBeforeTheTownshipsShowIt() {
        JsonNode sent =
                homes().stream()
                        .filter(c -> c.path("tier").asText().equals("notify"))
                        .findFirst()
                        .orElseThrow();
        double lat = village.path("lat").asDouble();
        double lon = village.path("lon").asDouble();
        double off = km(lat, lon, sent.path("lat").asDouble(), sent.path("lon").asDouble());
        assertTrue(off < NEAR, () -> off + " km from the middle of the village");
        assertTrue(sent.path("radiusKm").asDouble() < 2, sent::toString);
        assertEquals("[\"140404102\"]", sent.path("residences").toString());
        assertEquals("2023-11-08", sent.path("from").asText(), "the day of the first case");
        assertEquals("2023-11-12", sent.path("to").asText());
        assertEquals(9, sent.path("observed").asInt(), "of ten, one has no position or is later");
        assertEquals(0.01, sent.path("grid").asDouble());
        for (JsonNode c : expected.lines("clusters.ndjson")) {
            boolean ofTownships = !c.has("scan") && !c.path("tier").asText().equals("store");
            if (ofTownships && c.path("places").toString().contains("140404102")) {
                assertTrue(c.path("day").asText().compareTo("2023-11-12") > 0, c::toString);
            }
        }
    }

    @Test
    void theAlertNamesTheTownshipThePositionAndTheRadius() {
        JsonNode alert =
                expected.changes("ST-06").stream()
                        .filter(a -> a.path("subject").asText().startsWith("homes:"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("140404102", alert.at("/place/code").asText());
        assertEquals("residence", alert.path("axis").asText());
        String subject = alert.path("subject").asText();
        assertTrue(
                subject.matches("homes:35\\.9\\dN113\\.1\\dE\\+[0-9.]+km@2023-11-\\d\\d"), subject);
        String circle = subject.substring(6, subject.indexOf('+'));
        String radius = subject.substring(subject.indexOf('+') + 1, subject.indexOf("km"));
        String en = alert.path("textEn").asText();
        assertTrue(en.contains("within " + radius + " km of " + circle), en);
        String zh = alert.path("textZh").asText();
        assertTrue(zh.contains("荫城镇" + circle + "周" + radius + "km"), zh);
        assertTrue(zh.replace("【演练】", "").length() <= 70, () -> zh.length() + " characters");
        assertEquals(9, alert.path("records").size());
        long cases =
                alert.path("records").valueStream().filter(r -> isOfVillage(r.asText())).count();
        assertTrue(cases >= 7, () -> cases + " of nine are of the village");
    }

    private boolean isOfVillage(String record) {
        return village.path("records").valueStream().anyMatch(r -> r.asText().equals(record));
    }

    @Test
    void whoHasNoPositionIsCounted() {
        String scanned = "scanned,indicator=GI,place=140400";
        double all = expected.field(scanned, "2023-11-19", "cases");
        double located = expected.field(scanned + ",scan=homes", "2023-11-19", "cases");
        double out = expected.field(scanned + ",scan=homes", "2023-11-19", "left_out");
        assertEquals(all, located + out, "every case of the townships is in or left out");
        assertEquals(0.1, out / all, 0.03);
        assertEquals(0.01, expected.field(scanned + ",scan=homes", "2023-11-19", "grid"));
        assertTrue(Double.isNaN(expected.field(scanned, "2023-11-19", "grid")), "of townships");
    }

    /** Positions in the files have five decimals; what is kept has two. */
    @Test
    void noFileOfTheRunHoldsAnExactPosition() throws IOException {
        Set<String> exact = new TreeSet<>();
        for (String line : files.get("visits-2023-11.csv")) {
            latitudes(line).forEach(exact::add);
        }
        assertTrue(exact.size() > 1000, () -> exact.size() + " positions");
        try (Stream<Path> written = Files.walk(expected.out())) {
            for (Path file : written.filter(Files::isRegularFile).toList()) {
                List<String> kept = latitudes(Files.readString(file)).toList();
                assertTrue(kept.stream().noneMatch(exact::contains), file::toString);
            }
        }
    }

    private static Stream<String> latitudes(String text) {
        return Pattern.compile("(?<![0-9.])3[56]\\.[0-9]{5}(?![0-9])")
                .matcher(text)
                .results()
                .map(MatchResult::group);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,10000", "4,1"})
    void parallelismAndOrderWithinTheBoundChangeNothing(int parallelism, int watermark) {
        Map<String, List<String>> shuffled = new TreeMap<>();
        files.forEach((name, lines) -> shuffled.put(name, shuffled(lines, parallelism)));
        assertFalse(shuffled.equals(files));
        Outcome found =
                drill.runFiles(shuffled, parallelism, new WatermarkPolicy(watermark, 0), null);
        for (String file :
                List.of("clusters.ndjson", "alerts.ndjson", "signals.ndjson", "series.lp")) {
            assertEquals(expected.text(file), found.text(file), file);
        }
    }

    /** Rows are in order of receipt; those of one hour, which is the bound, change places. */
    private static List<String> shuffled(List<String> lines, int seed) {
        Random random = new Random(seed);
        int column = List.of(lines.get(0).split(",")).indexOf("received_at");
        Map<String, List<String>> hours = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String hour = line.split(",")[column].substring(0, 13);
            hours.computeIfAbsent(hour, h -> new ArrayList<>()).add(line);
        }
        List<String> out = new ArrayList<>(lines.subList(0, 1));
        for (List<String> hour : hours.values()) {
            Collections.shuffle(hour, random);
            out.addAll(hour);
        }
        return out;
    }
}
