package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The variables of a board: the data source, then the chain from exercise to series. */
final class Variables {
    /** Splits {@code code|name}: the code is the value, the name is shown. */
    static final String CODE_AND_NAME = "/(?<value>[^|]+)\\|(?<text>.+)/";

    private Variables() {}

    static ArrayNode of(JsonNode board, JsonNode common) {
        ArrayNode list = Draft.array();
        list.add(dataSource());
        for (JsonNode name : board.path("variables")) {
            JsonNode source = common.path("variables").get(name.asText());
            if (source == null) {
                throw new SourceException("no variable called " + name.asText());
            }
            list.add(variable(name.asText(), source));
        }
        return list;
    }

    private static ObjectNode dataSource() {
        ObjectNode v = Draft.object().put("name", "datasource").put("type", "datasource");
        v.put("label", "InfluxDB").put("query", "influxdb").put("regex", "/tocsin/i");
        v.put("hide", 0).put("refresh", 1).put("includeAll", false).put("multi", false);
        v.putObject("current").put("text", "Tocsin exercises").put("value", "tocsin-exercise");
        return v;
    }

    private static ObjectNode variable(String name, JsonNode source) {
        ObjectNode v =
                source.has("custom")
                        ? custom(name, source)
                        : source.has("textbox") ? textBox(name, source) : query(name, source);
        return v.put("label", source.path("label").asText());
    }

    private static ObjectNode custom(String name, JsonNode source) {
        ObjectNode v = Draft.object().put("name", name).put("type", "custom");
        StringBuilder choices = new StringBuilder();
        source.get("custom")
                .properties()
                .forEach(
                        e -> {
                            choices.append(choices.isEmpty() ? "" : ",");
                            choices.append(e.getValue().asText()).append(" : ").append(e.getKey());
                        });
        v.put("query", choices.toString()).put("hide", 0);
        v.put("includeAll", false).put("multi", false);
        String now = source.path("now").asText();
        String text = source.get("custom").path(now).asText();
        v.putObject("current").put("text", text).put("value", now);
        v.putArray("options");
        return v;
    }

    private static ObjectNode textBox(String name, JsonNode source) {
        String now = source.get("textbox").asText();
        ObjectNode v = Draft.object().put("name", name).put("type", "textbox");
        v.put("query", now).put("hide", 0);
        v.putObject("current").put("text", now).put("value", now);
        v.putArray("options");
        return v;
    }

    private static ObjectNode query(String name, JsonNode source) {
        String query = source.get("query").asText();
        ObjectNode v = Draft.object().put("name", name).put("type", "query");
        v.set("datasource", Draft.dataSource());
        v.put("query", query).put("definition", query);
        v.put("regex", query.startsWith("SELECT") ? CODE_AND_NAME : "");
        v.put("refresh", 2).put("sort", 0).put("hide", 0);
        v.put("includeAll", false).put("multi", false);
        String now = source.path("now").asText();
        v.putObject("current").put("text", source.path("text").asText(now)).put("value", now);
        v.putArray("options");
        return v;
    }
}
