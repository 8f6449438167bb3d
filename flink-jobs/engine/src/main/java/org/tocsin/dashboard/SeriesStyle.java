package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the series of a time series panel look, by their role in the common visual language. */
final class SeriesStyle {
    private static final int GAP_MS = 8 * 86_400_000;

    private final JsonNode roles;

    SeriesStyle(JsonNode roles) {
        this.roles = roles;
    }

    /** Defaults of every series: a plain line without points that does not bridge gaps. */
    static ObjectNode custom() {
        ObjectNode custom = Draft.object();
        custom.put("drawStyle", "line").put("lineWidth", 2).put("fillOpacity", 0);
        custom.put("showPoints", "never").put("spanNulls", false).put("barAlignment", 0);
        custom.put("insertNulls", GAP_MS); // days without a point are a gap
        custom.put("barWidthFactor", 0.85).put("axisPlacement", "auto").put("axisSoftMin", 0);
        return custom;
    }

    /** Adds the look of one query's series. */
    void add(ArrayNode overrides, JsonNode query) {
        if (query.has("label") || !query.has("role")) {
            return;
        }
        JsonNode role = roles.get(query.get("role").asText());
        if (role == null) {
            throw new SourceException("no role called " + query.get("role").asText());
        }
        ArrayNode properties = Draft.override(overrides, query.path("name").asText());
        draw(properties, role);
        if (role.has("unit")) {
            Draft.property(properties, "unit", role.get("unit").asText());
        }
        if (role.path("axis").asText().equals("right")) {
            Draft.property(properties, "custom.axisPlacement", "right");
        }
        if (role.path("hiddenAxis").asBoolean()) {
            behind(properties);
        }
        if (!role.path("legend").asBoolean(true)) {
            ObjectNode hide = Draft.object();
            hide.put("viz", false).put("legend", true).put("tooltip", role.has("hiddenAxis"));
            Draft.property(properties, "custom.hideFrom", hide);
        }
        if (query.has("below")) {
            Draft.property(properties, "custom.fillBelowTo", query.get("below").asText());
            Draft.property(properties, "custom.fillOpacity", query.path("band").asInt(8));
        }
    }

    /** A shade over the whole height: 1 on an axis of its own that is not shown. */
    private static void behind(ArrayNode properties) {
        Draft.property(properties, "min", 0);
        Draft.property(properties, "max", 1);
        Draft.property(properties, "custom.axisPlacement", "hidden");
        Draft.property(properties, "custom.barWidthFactor", 1);
    }

    private static void draw(ArrayNode properties, JsonNode role) {
        String draw = role.path("draw").asText();
        if (draw.equals("tooltip")) {
            ObjectNode hide = Draft.object();
            hide.put("viz", true).put("legend", true).put("tooltip", false);
            Draft.property(properties, "custom.hideFrom", hide);
            Draft.property(properties, "custom.axisPlacement", "hidden");
            return;
        }
        Draft.property(properties, "color", Draft.fixedColour(role.path("color").asText()));
        Draft.property(properties, "custom.drawStyle", draw);
        switch (draw) {
            case "bars" -> {
                Draft.property(properties, "custom.fillOpacity", role.path("fill").asInt(100));
                Draft.property(properties, "custom.lineWidth", 0);
            }
            case "points" -> {
                Draft.property(properties, "custom.pointSize", role.path("size").asInt(7));
                Draft.property(properties, "custom.showPoints", "always");
            }
            default -> line(properties, role);
        }
    }

    private static void line(ArrayNode properties, JsonNode role) {
        Draft.property(properties, "custom.lineWidth", role.path("width").asInt(1));
        if (role.has("band")) {
            Draft.property(properties, "custom.fillOpacity", role.get("band").asInt());
        }
        if (role.has("dash")) {
            ObjectNode dash = Draft.object().put("fill", "dash");
            dash.set("dash", role.get("dash"));
            Draft.property(properties, "custom.lineStyle", dash);
        }
    }
}
