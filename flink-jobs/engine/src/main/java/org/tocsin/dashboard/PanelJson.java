package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One panel as Grafana's classic JSON. */
final class PanelJson {
    private final SeriesStyle series;
    private final ColumnStyle columns;

    PanelJson(JsonNode common, Language language) {
        this.series = new SeriesStyle(common.path("roles"));
        this.columns = new ColumnStyle(language);
    }

    ObjectNode of(JsonNode source, int id, ObjectNode place) {
        String type = source.path("type").asText();
        ObjectNode panel = Draft.object();
        panel.put("id", id).put("type", type).put("title", source.path("title").asText());
        panel.set("gridPos", place);
        if (type.equals("row")) {
            panel.put("collapsed", false).putArray("panels");
            return panel;
        }
        panel.put("description", source.path("description").asText());
        panel.set("datasource", Draft.dataSource());
        panel.set("targets", Targets.of(source.path("queries")));
        panel.set("fieldConfig", fields(source, type));
        panel.set("options", options(source, type));
        ArrayNode steps = TableSteps.of(source);
        if (!steps.isEmpty()) {
            panel.set("transformations", steps);
        }
        return panel;
    }

    private ObjectNode fields(JsonNode source, String type) {
        ObjectNode config = Draft.object();
        ObjectNode defaults = config.putObject("defaults");
        defaults.put("unit", source.path("unit").asText());
        for (String number : new String[] {"decimals", "min", "max"}) {
            if (source.has(number)) {
                defaults.set(number, source.get(number));
            }
        }
        if (source.has("none")) {
            defaults.put("noValue", source.get("none").asText());
        }
        if (source.has("map") && !type.equals("geomap")) {
            defaults.set("mappings", ColumnStyle.mappings(source.get("map")));
        }
        boolean lines = type.equals("timeseries");
        defaults.set("thresholds", Draft.thresholds(source.path("steps")));
        defaults.putObject("color").put("mode", !lines ? "thresholds" : "palette-classic");
        if (lines) {
            ObjectNode custom = SeriesStyle.custom();
            if (source.path("lines").asBoolean()) {
                custom.putObject("thresholdsStyle").put("mode", "line");
            }
            if (source.path("log").asBoolean()) {
                custom.remove("axisSoftMin");
                custom.putObject("scaleDistribution").put("type", "log").put("log", 10);
            }
            defaults.set("custom", custom);
        }
        config.set("overrides", overrides(source, lines));
        return config;
    }

    private ArrayNode overrides(JsonNode source, boolean lines) {
        ArrayNode overrides = Draft.array();
        if (lines) {
            source.path("queries").forEach(query -> series.add(overrides, query));
        }
        columns.add(overrides, source);
        source.path("values")
                .properties()
                .forEach(
                        e ->
                                Draft.property(
                                        Draft.override(overrides, e.getKey()),
                                        "displayName",
                                        e.getValue().asText()));
        return overrides;
    }

    private static ObjectNode options(JsonNode source, String type) {
        return switch (type) {
            case "timeseries" -> timeSeries();
            case "stat" -> stat(source);
            case "bargauge", "gauge" -> gauge(source, type);
            case "table" -> table();
            case "geomap" -> GeoMap.options(source);
            default -> throw new SourceException("no panel type called " + type);
        };
    }

    private static ObjectNode timeSeries() {
        ObjectNode options = Draft.object();
        ObjectNode legend = options.putObject("legend");
        legend.put("showLegend", true).put("displayMode", "list").put("placement", "bottom");
        legend.putArray("calcs");
        options.putObject("tooltip").put("mode", "multi").put("sort", "none");
        return options;
    }

    private static ObjectNode reduced(JsonNode source) {
        ObjectNode options = Draft.object();
        ObjectNode reduce = options.putObject("reduceOptions").put("values", false);
        reduce.put("fields", "").putArray("calcs").add(source.path("calc").asText("lastNotNull"));
        return options;
    }

    private static ObjectNode stat(JsonNode source) {
        ObjectNode options = reduced(source);
        options.put("colorMode", "value").put("graphMode", "none").put("justifyMode", "auto");
        options.put("textMode", source.has("values") ? "value_and_name" : "auto");
        return options.put("orientation", "auto");
    }

    private static ObjectNode gauge(JsonNode source, String type) {
        ObjectNode options = reduced(source);
        if (type.equals("bargauge")) {
            options.put("displayMode", "basic").put("orientation", "horizontal");
            return options.put("showUnfilled", true).put("valueMode", "color");
        }
        return options.put("showThresholdLabels", false).put("showThresholdMarkers", true);
    }

    private static ObjectNode table() {
        ObjectNode options = Draft.object().put("showHeader", true).put("cellHeight", "sm");
        options.putObject("footer").put("show", false);
        return options;
    }
}
