package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Queries of a panel as Grafana's InfluxQL targets. */
final class Targets {
    private Targets() {}

    static ArrayNode of(JsonNode queries) {
        ArrayNode targets = Draft.array();
        for (int i = 0; i < queries.size(); i++) {
            targets.add(target(queries.get(i), String.valueOf((char) ('A' + i))));
        }
        return targets;
    }

    private static ObjectNode target(JsonNode query, String ref) {
        ObjectNode target = Draft.object();
        target.put("refId", ref);
        target.set("datasource", Draft.dataSource());
        target.put("rawQuery", true);
        target.put("query", query.path("query").asText());
        boolean table = query.path("table").asBoolean();
        target.put("resultFormat", table ? "table" : "time_series");
        if (query.has("label")) {
            target.put("alias", "$tag_" + query.get("label").asText());
        } else if (query.has("name")) {
            target.put("alias", query.get("name").asText());
        }
        return target;
    }
}
