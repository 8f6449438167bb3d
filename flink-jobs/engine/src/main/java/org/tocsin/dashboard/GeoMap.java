package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Options of Grafana's geomap: circles whose size and colour are columns of the table. */
final class GeoMap {
    private GeoMap() {}

    static ObjectNode options(JsonNode source) {
        ObjectNode options = Draft.object();
        options.putObject("view").put("id", "fit").put("allLayers", true).put("padding", 10);
        options.putObject("controls").put("showZoom", true).put("showAttribution", true);
        options.putObject("basemap").put("type", "default").put("name", "basemap");
        options.putObject("tooltip").put("mode", "details");
        ObjectNode layer = options.putArray("layers").addObject();
        layer.put("type", "markers").put("name", source.path("title").asText());
        layer.put("tooltip", true);
        ObjectNode location = layer.putObject("location").put("mode", "coords");
        location.put("latitude", "lat").put("longitude", "lon");
        ObjectNode config = layer.putObject("config").put("showLegend", true);
        ObjectNode style = config.putObject("style").put("opacity", 0.8);
        JsonNode map = source.path("map");
        style.putObject("size")
                .put("field", title(source, map.path("size").asText()))
                .put("fixed", 6)
                .put("min", 5)
                .put("max", 28);
        style.putObject("color")
                .put("field", title(source, map.path("color").asText()))
                .put("fixed", Draft.colour("slate"));
        style.putObject("text")
                .put("mode", "field")
                .put("field", title(source, map.path("name").asText("name")));
        return options;
    }

    private static String title(JsonNode source, String field) {
        for (JsonNode column : source.path("columns")) {
            if (column.get("field").asText().equals(field)) {
                return column.get("title").asText();
            }
        }
        throw new SourceException("a map needs a column " + field);
    }
}
