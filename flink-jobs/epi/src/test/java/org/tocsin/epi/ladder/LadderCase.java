package org.tocsin.epi.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                LadderParameters.read(parameters(json)),
                series,
                json.get("first").asInt(),
                rows(id + ".csv"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameters(JsonNode json) {
        return new ObjectMapper().convertValue(json.get("parameters"), Map.class);
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
