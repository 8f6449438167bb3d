package org.tocsin.epi.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One golden case of the ladder: input, parameters and the reference's rows. */
record LadderCase(
        String id,
        LadderOptions options,
        List<LadderPoint> series,
        int first,
        List<String[]> rows) {

    static final Path FOLDER = Path.of("src/test/resources/golden/ladder");

    static List<LadderCase> all() throws IOException {
        List<LadderCase> cases = new ArrayList<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                cases.add(read(file));
            }
        }
        return cases;
    }

    static LadderCase named(String id) throws IOException {
        return read(FOLDER.resolve(id + ".json"));
    }

    private static LadderCase read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        String id = json.get("case").asText();
        List<LadderPoint> series = new ArrayList<>();
        for (String[] row : rows(id + "__input.csv")) {
            LadderPoint point = LadderPoint.of(number(row[1]));
            series.add(row[2].equals("1") ? point.exclude() : point);
        }
        return new LadderCase(
                id,
                options(json.get("parameters")),
                series,
                json.get("first").asInt(),
                rows(id + ".csv"));
    }

    private static LadderOptions options(JsonNode p) {
        EvidenceOptions evidence =
                new EvidenceOptions(numbers(p.get("ks")), now(p.get("now")), over(p.get("ended")));
        return new LadderOptions(
                p.get("period").asDouble(),
                p.get("dow").asInt(),
                p.get("harm").asInt(),
                p.get("minhist").asInt(),
                p.get("refit").asInt(),
                horizon(p),
                horizon(p.get("short")),
                new LadderPenalties(
                        p.get("penalty_intercept").asDouble(),
                        p.get("penalty_trend").asDouble(),
                        p.get("penalty_harmonic").asDouble(),
                        p.get("penalty_weekday").asDouble()),
                new LadderDispersion(
                        p.get("n0").asDouble(),
                        p.get("phi0").asDouble(),
                        p.get("phi_min").asDouble(),
                        p.get("robust_c").asDouble(),
                        2),
                evidence,
                LadderOptions.Fitting.EXACT);
    }

    private static LadderHorizon horizon(JsonNode p) {
        return new LadderHorizon(
                p.get("hist").asInt(),
                p.get("guard").asInt(),
                p.get("delta").asDouble(),
                p.get("c0").asDouble(),
                p.get("lg").asInt());
    }

    private static List<Double> numbers(JsonNode list) {
        List<Double> numbers = new ArrayList<>();
        list.forEach(one -> numbers.add(one.asDouble()));
        return numbers;
    }

    private static List<EvidenceWindow> now(JsonNode list) {
        List<EvidenceWindow> windows = new ArrayList<>();
        list.forEach(
                w -> windows.add(new EvidenceWindow(w.get(0).asInt(), 0, w.get(1).asDouble())));
        return windows;
    }

    private static List<EvidenceWindow> over(JsonNode list) {
        List<EvidenceWindow> windows = new ArrayList<>();
        list.forEach(
                w ->
                        windows.add(
                                new EvidenceWindow(
                                        w.get(0).asInt(), w.get(1).asInt(), w.get(2).asDouble())));
        return windows;
    }

    private static List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name)).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    static double number(String text) {
        return text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }
}
