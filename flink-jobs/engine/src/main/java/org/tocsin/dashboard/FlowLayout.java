package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Places panels from left to right on Grafana's grid of 24 columns; a row heading takes a line. */
final class FlowLayout {
    static final int COLUMNS = 24;

    private int x;
    private int y;
    private int tallest;

    /** The place of the next panel. */
    ObjectNode next(JsonNode panel) {
        boolean row = panel.path("type").asText().equals("row");
        int width = row ? COLUMNS : panel.path("width").asInt(COLUMNS);
        int height = row ? 1 : panel.path("height").asInt(8);
        if (x + width > COLUMNS || row) {
            x = 0;
            y += tallest;
            tallest = 0;
        }
        ObjectNode place = Draft.object().put("h", height).put("w", width).put("x", x).put("y", y);
        x += width;
        tallest = Math.max(tallest, height);
        return place;
    }
}
