package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One series of an answer.
 *
 * @param name measurement
 * @param tags tags it was grouped by
 * @param columns names of the columns, for SELECT the time first
 * @param rows values
 */
record Frame(String name, Map<String, String> tags, List<String> columns, List<JsonNode> rows) {
    static Frame of(JsonNode series) {
        Map<String, String> tags = new LinkedHashMap<>();
        series.path("tags").properties().forEach(e -> tags.put(e.getKey(), e.getValue().asText()));
        List<String> columns = new ArrayList<>();
        series.path("columns").forEach(c -> columns.add(c.asText()));
        List<JsonNode> rows = new ArrayList<>();
        series.path("values").forEach(rows::add);
        return new Frame(series.path("name").asText(), tags, columns, rows);
    }

    /** Values of a column that are not null. */
    List<JsonNode> known(int column) {
        return rows.stream().map(row -> row.get(column)).filter(v -> !v.isNull()).toList();
    }
}
