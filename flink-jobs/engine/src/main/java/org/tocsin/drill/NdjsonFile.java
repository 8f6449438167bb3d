package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files of JSON lines. */
public final class NdjsonFile {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NdjsonFile() {}

    /** All lines; none if the file is missing. */
    public static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        if (Files.exists(file)) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    nodes.add(MAPPER.readTree(line));
                }
            }
        }
        return nodes;
    }

    /**
     * The last state of every alert in a file of changes, in the order of their openings, with the
     * judged day of the opening as {@code firstDay}.
     */
    public static List<JsonNode> lastStates(Path alerts) throws IOException {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (JsonNode change : lines(alerts)) {
            String id = change.get("alertId").asText();
            JsonNode before = last.get(id);
            JsonNode day = before == null ? change.get("window").get("to") : before.get("firstDay");
            ((ObjectNode) change).set("firstDay", day);
            last.put(id, change);
        }
        return List.copyOf(last.values());
    }
}
