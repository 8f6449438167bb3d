package org.tocsin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The committed boards, without a server. */
class BoardFilesTest {
    private static final Path FOLDER = Path.of("../../dashboards").toAbsolutePath().normalize();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final BoardSource source = BoardSource.load(FOLDER.resolve("source"));

    @Test
    void theCommittedJsonIsWhatTheSourceMakes() throws Exception {
        assertEquals(List.of(), BoardFiles.stale(source, FOLDER), "run ./tocsin dashboards build");
    }

    @Test
    void everyBoardKeepsTheLayoutRules() throws Exception {
        assertEquals(List.of(), new BoardCheck(FOLDER, source).layout());
    }

    @Test
    void bothLanguagesAskTheSameOfTheStore() throws Exception {
        for (String id : source.boards()) {
            assertEquals(
                    queries(id, Language.ZH).toString().replace("_zh\"", "_en\""),
                    queries(id, Language.EN).toString());
        }
    }

    @Test
    void noTextIsLeftUnexpanded() {
        for (Map.Entry<String, String> file : BoardFiles.generate(source).entrySet()) {
            assertTrue(
                    !file.getValue().matches("(?s).*(%[a-z]+%|(?<!\\$)\\{[a-z]+}).*"),
                    file.getKey() + " has a macro or parameter left in it");
        }
    }

    @Test
    void brokenLayoutsAreNamed() throws Exception {
        assertBroken("overlaps", panel(2).withObjectProperty("gridPos").put("x", 0));
        assertBroken("outside the grid", panel(1).withObjectProperty("gridPos").put("w", 25));
        assertBroken(
                "no unit",
                panel(1).withObjectProperty("fieldConfig")
                        .withObjectProperty("defaults")
                        .put("unit", ""));
        assertBroken("no description", panel(1).put("description", ""));
        assertBroken(
                "data source is not the variable",
                panel(1).withObjectProperty("datasource").put("uid", "x"));
        assertBroken("leads to no board", link().put("url", "/d/tocsin-elsewhere-en"));
        assertBroken("no variable nowhere", target().put("query", "SELECT $nowhere"));
        assertBroken("midnight UTC", target().put("query", "SELECT a GROUP BY time(1d)"));
        assertBroken("its id is not unique", panel(1).put("id", 1));
    }

    private ObjectNode board;

    private ObjectNode panel(int index) throws Exception {
        board =
                (ObjectNode)
                        MAPPER.readTree(BoardFiles.generate(source).get("json/en/morning.json"));
        return (ObjectNode) board.path("panels").get(index);
    }

    private ObjectNode target() throws Exception {
        return (ObjectNode) panel(1).path("targets").get(0);
    }

    private ObjectNode link() throws Exception {
        panel(1);
        return (ObjectNode) ((ArrayNode) board.path("links")).get(0);
    }

    /** The board with the change made must be refused for the reason. */
    private void assertBroken(String reason, ObjectNode changed) throws Exception {
        Map<String, JsonNode> all = new java.util.TreeMap<>();
        for (Map.Entry<String, String> e : BoardFiles.generate(source).entrySet()) {
            all.put(e.getKey(), MAPPER.readTree(e.getValue()));
        }
        all.put("json/en/morning.json", board);
        List<String> problems = new LayoutCheck(all).problems();
        assertTrue(
                problems.stream().anyMatch(p -> p.contains(reason)),
                () -> "expected '" + reason + "' after " + changed + " but got " + problems);
    }

    private List<String> queries(String id, Language language) throws Exception {
        JsonNode json =
                MAPPER.readTree(
                        BoardFiles.generate(source)
                                .get("json/" + language.code() + "/" + id + ".json"));
        List<String> queries = new ArrayList<>();
        json.findValues("query").forEach(q -> queries.add(q.asText()));
        return queries.stream()
                .filter(q -> q.startsWith("SELECT") || q.startsWith("SHOW"))
                .toList();
    }
}
