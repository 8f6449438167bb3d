package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Grafana transformations that make one table of a panel's queries. */
final class TableSteps {
    private final JsonNode panel;
    private final ArrayNode steps = Draft.array();

    private TableSteps(JsonNode panel) {
        this.panel = panel;
    }

    /** The steps in order: sparklines, join, group, keep, compute, sort, cut, name. */
    static ArrayNode of(JsonNode panel) {
        TableSteps table = new TableSteps(panel);
        table.sparklines();
        table.join();
        table.group();
        table.keep();
        table.compute();
        table.sort();
        table.columns();
        return table.steps;
    }

    private ObjectNode step(String id) {
        ObjectNode step = steps.addObject().put("id", id);
        return step.putObject("options");
    }

    private void sparklines() {
        for (JsonNode query : panel.path("queries")) {
            if (query.path("spark").asBoolean()) {
                step("timeSeriesTable");
                return;
            }
        }
    }

    private void join() {
        if (panel.has("join")) {
            step("joinByField")
                    .put("byField", panel.get("join").asText())
                    .put("mode", panel.path("joinMode").asText("inner"));
        }
    }

    private void group() {
        if (!panel.has("group")) {
            return;
        }
        ObjectNode fields = step("groupBy").putObject("fields");
        JsonNode group = panel.get("group");
        ObjectNode by = fields.putObject(group.get("by").asText());
        by.put("operation", "groupby").putArray("aggregations");
        group.path("take")
                .properties()
                .forEach(
                        e -> {
                            ObjectNode field = fields.putObject(e.getKey());
                            field.put("operation", "aggregate");
                            field.putArray("aggregations").add(e.getValue().asText());
                        });
    }

    private void keep() {
        if (panel.has("require")) {
            ObjectNode filter = step("filterByValue").put("type", "exclude").put("match", "any");
            ObjectNode one = filter.putArray("filters").addObject();
            one.put("fieldName", panel.get("require").asText());
            one.putObject("config").put("id", "isNull").putObject("options");
        }
        panel.path("only")
                .properties()
                .forEach(
                        e -> {
                            ObjectNode filter =
                                    step("filterByValue")
                                            .put("type", "include")
                                            .put("match", "all");
                            ObjectNode one = filter.putArray("filters").addObject();
                            one.put("fieldName", e.getKey());
                            ObjectNode config = one.putObject("config").put("id", "equal");
                            config.putObject("options").set("value", e.getValue());
                        });
    }

    private void compute() {
        for (JsonNode each : panel.path("compute")) {
            ObjectNode options = step("calculateField").put("mode", "binary");
            options.put("alias", each.get("name").asText());
            options.putObject("binary")
                    .put("left", each.get("left").asText())
                    .put("operator", each.get("operator").asText())
                    .put("right", each.get("right").asText());
        }
    }

    private void sort() {
        if (panel.has("sort")) {
            ObjectNode by = step("sortBy").putArray("sort").addObject();
            by.put("field", panel.get("sort").asText());
            by.put("desc", panel.path("descending").asBoolean(true));
        }
    }

    private void columns() {
        if (!panel.has("columns")) {
            return;
        }
        ArrayNode names = step("filterFieldsByName").putObject("include").putArray("names");
        ObjectNode order = Draft.object();
        ObjectNode rename = Draft.object();
        for (JsonNode column : panel.get("columns")) {
            for (String field : fields(column)) {
                names.add(field);
                order.put(field, order.size());
                if (!column.path("title").asText().equals(field)) {
                    rename.put(field, column.path("title").asText());
                }
            }
        }
        ObjectNode options = step("organize");
        options.putObject("excludeByName");
        options.set("indexByName", order);
        options.set("renameByName", rename);
    }

    /** The name of a column's field, and how other versions of Grafana call it. */
    private static String[] fields(JsonNode column) {
        String field = column.get("field").asText();
        return column.has("also")
                ? new String[] {field, column.get("also").asText()}
                : new String[] {field};
    }
}
