package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** One board in one language as Grafana's classic JSON. */
final class BoardJson {
    private static final String ALERTS =
            "SELECT \"text_%s\", \"number\" FROM \"alerts\" WHERE \"exercise\" = '$exercise' AND"
                    + " \"place\" =~ /$county/ AND \"indicator\" = '%s' AND \"tier\" = 'notify'"
                    + " AND \"transition\" = 'opened' AND $timeFilter";

    private final BoardSource source;
    private final Language language;
    private final JsonNode common;

    BoardJson(BoardSource source, Language language) {
        this.source = source;
        this.language = language;
        this.common = source.common(language);
    }

    ObjectNode of(String id) {
        JsonNode board = source.board(id, language);
        ObjectNode json = Draft.object();
        json.put("uid", BoardSource.uid(id, language));
        json.put("title", "Tocsin · " + board.path("title").asText());
        json.put("description", board.path("question").asText());
        json.putArray("tags").add("tocsin").add(language.code());
        json.put("editable", false).put("graphTooltip", 1).put("schemaVersion", 39);
        json.put("version", 1).put("refresh", "").put("style", "light");
        json.put("timezone", common.path("timezone").asText()).put("weekStart", "monday");
        json.set("time", common.path("time"));
        json.putObject("templating").set("list", Variables.of(board, common));
        json.set("links", links(id, board));
        ArrayNode panels = panels(board);
        json.putObject("annotations").set("list", annotations(board, panels));
        json.set("panels", panels);
        return json;
    }

    private ArrayNode panels(JsonNode board) {
        FlowLayout layout = new FlowLayout();
        PanelJson maker = new PanelJson(common, language);
        ArrayNode panels = Draft.array();
        for (JsonNode panel : board.path("panels")) {
            panels.add(maker.of(panel, panels.size() + 1, layout.next(panel)));
        }
        return panels;
    }

    /** Alert marks: of one indicator on each panel that draws one, or of the chosen indicator. */
    private ArrayNode annotations(JsonNode board, ArrayNode panels) {
        ArrayNode list = Draft.array();
        if (board.has("annotate")) {
            list.add(annotation(board.get("annotate").asText(), List.of()));
        }
        for (int i = 0; i < panels.size(); i++) {
            JsonNode panel = board.path("panels").get(i);
            if (panel.has("annotate")) {
                list.add(annotation(panel.get("annotate").asText(), List.of(i + 1)));
            }
        }
        return list;
    }

    private ObjectNode annotation(String indicator, List<Integer> panels) {
        ObjectNode a = Draft.object();
        a.put("name", (language == Language.ZH ? "预警 " : "Alerts ") + indicator);
        a.set("datasource", Draft.dataSource());
        a.put("enable", true).put("hide", true).put("iconColor", Draft.colour("orange"));
        a.put("query", ALERTS.formatted(language.code(), indicator));
        a.put("textColumn", "text_" + language.code()).put("tagsColumn", "number");
        if (!panels.isEmpty()) {
            ObjectNode filter = a.putObject("filter").put("exclude", false);
            ArrayNode ids = filter.putArray("ids");
            panels.forEach(ids::add);
        }
        return a;
    }

    private ArrayNode links(String id, JsonNode board) {
        ArrayNode links = Draft.array();
        for (JsonNode next : board.path("next")) {
            String title = source.board(next.asText(), language).path("title").asText();
            links.add(link(title, BoardSource.uid(next.asText(), language), true));
        }
        String other = language == Language.ZH ? "English" : "中文";
        links.add(link(other, BoardSource.uid(id, language.other()), true));
        for (JsonNode range : common.path("ranges")) {
            links.add(range(range, BoardSource.uid(id, language)));
        }
        return links;
    }

    private static ObjectNode link(String title, String target, boolean keep) {
        ObjectNode link = Draft.object().put("type", "link").put("title", title);
        link.put("icon", "dashboard").put("tooltip", "").put("targetBlank", false);
        link.put("url", target.startsWith("/") ? target : "/d/" + target);
        link.putArray("tags");
        return link.put("asDropdown", false).put("keepTime", keep).put("includeVars", keep);
    }

    private static ObjectNode range(JsonNode range, String uid) {
        List<String> query = new ArrayList<>();
        query.add("var-datasource=" + range.path("datasource").asText("tocsin-exercise"));
        query.add("var-exercise=" + range.path("exercise").asText());
        range.path("variables")
                .properties()
                .forEach(e -> query.add("var-" + e.getKey() + "=" + e.getValue().asText()));
        query.add("from=" + range.path("from").asText());
        query.add("to=" + range.path("to").asText());
        String url = "/d/" + uid + "?" + String.join("&", query);
        return link(range.path("title").asText(), url, false);
    }
}
