package org.tocsin.epi.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ladder called by name writes the golden files of its specification, column by column. */
class LadderMethodTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/ladder");

    @Test
    void writesTheGoldenFiles() throws IOException {
        for (String id : List.of("weekly_s430_short", "weekly_s555_missing_excluded")) {
            JsonNode json = new ObjectMapper().readTree(FOLDER.resolve(id + ".json").toFile());
            Table table =
                    MethodCatalogue.withDefaults()
                            .run("ladder", parameters(json), series(id + "__input.csv"));
            List<String> lines = Files.readAllLines(FOLDER.resolve(id + ".csv"));
            String[] header = lines.get(0).split(",");
            assertEquals(List.of(header), table.columns().subList(0, header.length));
            assertEquals(lines.size() - 1, table.size());
            for (int row = 0; row < table.size(); row++) {
                String[] expected = lines.get(row + 1).split(",");
                for (int c = 0; c < header.length; c++) {
                    same(id + " " + row + " " + header[c], expected[c], table.texts(row).get(c));
                }
            }
        }
    }

    @Test
    void namesAParameterThatDoesNotExist() throws IOException {
        SeriesData series = series("weekly_s430_short__input.csv");
        MethodCatalogue methods = MethodCatalogue.withDefaults();
        Map<String, Object> wrong = Map.of("hits", 52);
        String message =
                assertThrows(
                                InvalidInputException.class,
                                () -> methods.run("ladder", wrong, series))
                        .getMessage();
        assertTrue(message.contains("unknown parameter hits"), message);
    }

    private static void same(String where, String expected, String got) {
        if (expected.equals(got)) {
            return;
        }
        double x = Double.parseDouble(expected);
        double y = Double.parseDouble(got);
        assertTrue(Math.abs(x - y) <= 1e-8 * Math.max(1, Math.abs(x)), where + ": " + got);
    }

    private static Map<String, Object> parameters(JsonNode json) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        json.get("parameters")
                .properties()
                .forEach(
                        e ->
                                parameters.put(
                                        e.getKey(),
                                        mapper.convertValue(e.getValue(), Object.class)));
        parameters.put("first", json.get("first").asInt());
        parameters.put("last", json.get("last").asInt());
        return parameters;
    }

    private static SeriesData series(String file) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(file));
        Map<String, List<String>> columns = new LinkedHashMap<>();
        String[] header = lines.get(0).split(",");
        for (int c = 0; c < header.length; c++) {
            List<String> texts = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                texts.add(line.split(",")[c]);
            }
            columns.put(header[c], texts);
        }
        return SeriesData.of(file, columns, Map.of());
    }
}
