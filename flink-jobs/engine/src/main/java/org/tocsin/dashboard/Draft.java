package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Pieces of Grafana's JSON that recur: data source, colours, thresholds, properties. */
final class Draft {
    private static final Map<String, String> COLOURS =
            Map.of(
                    "slate", "#5b6b7b",
                    "pale", "#dfe4ea",
                    "amber", "#e69f00",
                    "orange", "#d55e00",
                    "red", "#c8102e",
                    "yellow", "#ffd100",
                    "blue", "#56b4e9",
                    "deepblue", "#1f6fd0",
                    "green", "#009e73");

    private Draft() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** Reference to the data source that the variable of that name chooses. */
    static ObjectNode dataSource() {
        return object().put("type", "influxdb").put("uid", "${datasource}");
    }

    /** A colour of the common palette by name, or the colour itself. */
    static String colour(String name) {
        if (!name.startsWith("#") && !COLOURS.containsKey(name)) {
            throw new SourceException("no colour called " + name);
        }
        return COLOURS.getOrDefault(name, name);
    }

    static ObjectNode fixedColour(String name) {
        return object().put("mode", "fixed").put("fixedColor", colour(name));
    }

    /** Thresholds from a list of [value or null, colour]. */
    static ObjectNode thresholds(JsonNode steps) {
        ObjectNode thresholds = object().put("mode", "absolute");
        ArrayNode list = thresholds.putArray("steps");
        if (!steps.isArray()) {
            list.addObject().putNull("value").put("color", colour("slate"));
        }
        for (JsonNode step : steps) {
            list.addObject().put("color", colour(step.get(1).asText())).set("value", step.get(0));
        }
        return thresholds;
    }

    /** Adds an override for the field of a name and returns its properties. */
    static ArrayNode override(ArrayNode overrides, String field) {
        ObjectNode override = overrides.addObject();
        override.putObject("matcher").put("id", "byName").put("options", field);
        return override.putArray("properties");
    }

    static void property(ArrayNode properties, String id, JsonNode value) {
        properties.addObject().put("id", id).set("value", value);
    }

    static void property(ArrayNode properties, String id, String value) {
        properties.addObject().put("id", id).put("value", value);
    }

    static void property(ArrayNode properties, String id, int value) {
        properties.addObject().put("id", id).put("value", value);
    }
}
