package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that every board keeps, whatever its data: fixed unique uids, panels inside the grid
 * without overlap, title, description and unit on every panel, one data source variable that
 * everything uses, variables that exist, fields and tags of the data dictionary, links that lead to
 * a board.
 */
final class LayoutCheck {
    private static final Pattern BOARD_LINK = Pattern.compile("/d/([A-Za-z0-9-]+)");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([a-z]+)(?::[a-z]+)?}|([a-z]+)\\b)");
    private static final String SOURCE = "${datasource}";

    private final Map<String, JsonNode> boards;
    private final List<String> problems = new ArrayList<>();

    /**
     * Takes the boards to check.
     *
     * @param boards JSON by file name
     */
    LayoutCheck(Map<String, JsonNode> boards) {
        this.boards = new TreeMap<>(boards);
    }

    /** What is wrong, one line each; empty if nothing is. */
    List<String> problems() {
        Map<String, String> uids = new TreeMap<>();
        boards.forEach(
                (file, board) -> {
                    String uid = board.path("uid").asText();
                    String before = uids.put(uid, file);
                    require(before == null, file, "uid " + uid + " is also that of " + before);
                    require(!uid.isEmpty(), file, "no uid");
                });
        boards.forEach((file, board) -> board(file, board, uids.keySet()));
        return problems;
    }

    private void require(boolean kept, String where, String problem) {
        if (!kept) {
            problems.add(where + ": " + problem);
        }
    }

    private void board(String file, JsonNode board, Set<String> uids) {
        require(!board.path("title").asText().isEmpty(), file, "no title");
        require(!board.path("description").asText().isEmpty(), file, "no question it answers");
        require(!board.path("editable").asBoolean(true), file, "is editable");
        Set<String> variables = variables(file, board);
        Set<Integer> ids = new HashSet<>();
        List<JsonNode> placed = new ArrayList<>();
        for (JsonNode panel : board.path("panels")) {
            String where = file + ", panel " + panel.path("id") + " " + panel.path("title");
            require(ids.add(panel.path("id").asInt(0)), where, "its id is not unique");
            grid(where, panel, placed);
            if (!panel.path("type").asText().equals("row")) {
                panel(where, panel, variables);
            }
        }
        for (JsonNode annotation : board.path("annotations").path("list")) {
            String where = file + ", annotation " + annotation.path("name");
            source(where, annotation);
            known(where, annotation.path("query").asText(), variables);
        }
        links(file, board, uids);
    }

    private Set<String> variables(String file, JsonNode board) {
        Set<String> names = new HashSet<>();
        int sources = 0;
        for (JsonNode v : board.path("templating").path("list")) {
            String where = file + ", variable " + v.path("name");
            require(names.add(v.path("name").asText()), where, "is there twice");
            if (v.path("type").asText().equals("datasource")) {
                sources++;
            } else {
                if (v.path("type").asText().equals("query")) {
                    source(where, v);
                    known(where, v.path("query").asText(), names);
                }
                require(!v.path("label").asText().isEmpty(), where, "no label");
            }
        }
        require(sources == 1, file, sources + " data source variables, expected one");
        return names;
    }

    private void grid(String where, JsonNode panel, List<JsonNode> placed) {
        JsonNode g = panel.path("gridPos");
        int x = g.path("x").asInt(-1);
        int right = x + g.path("w").asInt(0);
        boolean inside = x >= 0 && right > x && right <= FlowLayout.COLUMNS;
        require(inside, where, "outside the grid of 24 columns: " + g);
        require(g.path("h").asInt(0) > 0 && g.path("y").asInt(-1) >= 0, where, "no height");
        for (JsonNode other : placed) {
            require(!overlap(g, other.path("gridPos")), where, "overlaps " + other.path("title"));
        }
        placed.add(panel);
    }

    private static boolean overlap(JsonNode a, JsonNode b) {
        return meet(a, b, "x", "w") && meet(a, b, "y", "h");
    }

    private static boolean meet(JsonNode a, JsonNode b, String start, String length) {
        int from = Math.max(a.path(start).asInt(), b.path(start).asInt());
        int toA = a.path(start).asInt() + a.path(length).asInt();
        int toB = b.path(start).asInt() + b.path(length).asInt();
        return from < Math.min(toA, toB);
    }

    private void panel(String where, JsonNode panel, Set<String> variables) {
        require(!panel.path("title").asText().isEmpty(), where, "no title");
        require(!panel.path("description").asText().isEmpty(), where, "no description");
        String unit = panel.path("fieldConfig").path("defaults").path("unit").asText();
        require(!unit.isEmpty(), where, "no unit");
        require(Units.isKnown(unit), where, "unit " + unit + " is not one that is checked");
        source(where, panel);
        require(!panel.path("targets").isEmpty(), where, "no query");
        Set<String> refs = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
            source(where, target);
            require(refs.add(target.path("refId").asText()), where, "a refId is there twice");
            known(where, target.path("query").asText(), variables);
            localDays(where, target.path("query").asText());
            new QueryNames(target.path("query").asText())
                    .unknown()
                    .forEach(n -> require(false, where, n));
        }
    }

    /** Without a zone the server cuts days at midnight UTC, and a label is one day early. */
    private void localDays(String where, String query) {
        boolean local = !query.contains("time(1d)") || query.contains(" tz('");
        require(local, where, "cuts days at midnight UTC: " + query);
    }

    private void source(String where, JsonNode user) {
        String uid = user.path("datasource").path("uid").asText();
        require(uid.equals(SOURCE), where, "data source is not the variable but " + uid);
    }

    /** Every variable in a query must be one of the board, of those before it in the chain. */
    private void known(String where, String query, Set<String> names) {
        Matcher m = VARIABLE.matcher(query);
        while (m.find()) {
            String name = m.group(1) == null ? m.group(2) : m.group(1);
            require(names.contains(name) || name.equals("time"), where, "no variable " + name);
        }
    }

    private void links(String file, JsonNode board, Set<String> uids) {
        require(!board.path("links").isEmpty(), file, "leads nowhere");
        Matcher m = BOARD_LINK.matcher(board.toString());
        while (m.find()) {
            require(uids.contains(m.group(1)), file, "a link leads to no board: " + m.group());
        }
    }
}
