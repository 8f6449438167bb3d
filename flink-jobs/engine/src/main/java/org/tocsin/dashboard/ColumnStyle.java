package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the columns of a table look, and where a name leads to. */
final class ColumnStyle {
    private final Language language;

    ColumnStyle(Language language) {
        this.language = language;
    }

    void add(ArrayNode overrides, JsonNode panel) {
        for (JsonNode column : panel.path("columns")) {
            ArrayNode properties = Draft.override(overrides, column.path("title").asText());
            plain(properties, column);
            if (column.has("map")) {
                Draft.property(properties, "mappings", mappings(column.get("map")));
            }
            if (column.has("steps")) {
                Draft.property(properties, "thresholds", Draft.thresholds(column.get("steps")));
                Draft.property(properties, "color", Draft.object().put("mode", "thresholds"));
            }
            cell(properties, column);
            if (column.has("link")) {
                Draft.property(properties, "links", link(column.get("link").asText(), panel));
            }
            if (properties.isEmpty()) {
                overrides.remove(overrides.size() - 1);
            }
        }
    }

    private static void plain(ArrayNode properties, JsonNode column) {
        for (String property : new String[] {"unit", "decimals", "min", "max"}) {
            if (column.has(property)) {
                Draft.property(properties, property, column.get(property));
            }
        }
        if (column.has("width")) {
            Draft.property(properties, "custom.width", column.get("width").asInt());
        }
        if (column.path("hidden").asBoolean()) {
            properties.addObject().put("id", "custom.hidden").put("value", true);
        }
    }

    private static void cell(ArrayNode properties, JsonNode column) {
        String cell = column.path("cell").asText("");
        if (cell.equals("sparkline")) {
            ObjectNode options = Draft.object().put("type", "sparkline").put("hideValue", true);
            options.put("drawStyle", "bars").put("fillOpacity", 100).put("lineWidth", 0);
            Draft.property(properties, "custom.cellOptions", options);
            Draft.property(properties, "color", Draft.fixedColour("slate"));
        } else if (cell.equals("background") || column.path("map").toString().contains("color")) {
            ObjectNode options = Draft.object().put("type", "color-background");
            Draft.property(properties, "custom.cellOptions", options.put("mode", "basic"));
        }
    }

    /** Value mappings from {value: text or {text, color}}. */
    static ArrayNode mappings(JsonNode map) {
        ArrayNode mappings = Draft.array();
        ObjectNode options = mappings.addObject().put("type", "value").putObject("options");
        map.properties()
                .forEach(
                        e -> {
                            ObjectNode one = options.putObject(e.getKey());
                            JsonNode value = e.getValue();
                            one.put("index", options.size() - 1);
                            one.put(
                                    "text",
                                    value.isObject()
                                            ? value.path("text").asText()
                                            : value.asText());
                            if (value.has("color")) {
                                one.put("color", Draft.colour(value.get("color").asText()));
                            }
                        });
        return mappings;
    }

    private ArrayNode link(String board, JsonNode panel) {
        String url =
                "/d/"
                        + BoardSource.uid(board, language)
                        + "?var-exercise=$exercise&var-city=$city&var-county=$county"
                        + "&var-township="
                        + valueOf("place", "$county", panel)
                        + "&var-indicator="
                        + valueOf("indicator", "$indicator", panel)
                        + "&${__url_time_range}";
        ArrayNode links = Draft.array();
        String title = language == Language.ZH ? "打开该序列" : "Open the series";
        links.addObject().put("title", title).put("url", url);
        return links;
    }

    private static String valueOf(String field, String otherwise, JsonNode panel) {
        for (JsonNode column : panel.path("columns")) {
            if (column.get("field").asText().equals(field)) {
                return "${__data.fields[\"" + column.path("title").asText() + "\"]}";
            }
        }
        return otherwise;
    }
}
