package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Runs the queries of one panel and says what is wrong with the answers. */
final class PanelCheck {
    private static final int POINTS_OF_A_CURVE = 20;

    private final Scope scope;
    private final InfluxReader influx;
    private final String exercise;

    PanelCheck(Scope scope, InfluxReader influx, String exercise) {
        this.scope = scope;
        this.influx = influx;
        this.exercise = exercise;
    }

    /**
     * Problems of a panel.
     *
     * @param panel as Grafana reads it
     * @param source what the source says of it: fewest points, what may be absent and why
     */
    List<String> problems(JsonNode panel, JsonNode source) {
        List<String> problems = new ArrayList<>();
        boolean none = source.path("empty").has(exercise);
        boolean returned = false;
        for (int i = 0; i < panel.path("targets").size(); i++) {
            JsonNode target = panel.path("targets").get(i);
            JsonNode wanted = source.path("queries").path(i);
            String where = "query " + target.path("refId").asText() + ": ";
            try {
                List<Frame> frames = influx.query(scope.text(target.path("query").asText()));
                returned |= points(frames, 1) > 0 && !isNames(frames);
                if (!none) {
                    answer(frames, panel, source, wanted, where, problems);
                }
            } catch (InfluxReader.QueryException e) {
                problems.add(where + e.getMessage());
            }
        }
        if (none && returned) {
            problems.add("is said to be empty for " + exercise + " but has data");
        }
        return problems;
    }

    private static boolean isNames(List<Frame> frames) {
        return frames.stream()
                .allMatch(f -> f.name().equals("places") || f.name().equals("indicators"));
    }

    private void answer(
            List<Frame> frames,
            JsonNode panel,
            JsonNode source,
            JsonNode wanted,
            String where,
            List<String> problems) {
        String ref = where.substring("query ".length(), "query ".length() + 1);
        boolean optional =
                wanted.has("optional")
                        || source.has("may_be_empty")
                        || source.path("optional").has(ref);
        if (frames.isEmpty()) {
            if (!optional) {
                problems.add(where + "no series: " + scope.text(wanted.path("query").asText()));
            }
            return;
        }
        boolean curve =
                panel.path("type").asText().equals("timeseries")
                        || wanted.path("spark").asBoolean();
        int fewest = wanted.path("points").asInt(curve ? POINTS_OF_A_CURVE : 1);
        List<String> columns = frames.get(0).columns();
        for (int c = 1; c < columns.size(); c++) {
            int points = points(frames, c);
            boolean rare =
                    wanted.path("optionalColumns").toString().contains('"' + columns.get(c) + '"');
            if (points < fewest && !optional && !rare) {
                problems.add(
                        where
                                + "column "
                                + columns.get(c)
                                + " has "
                                + points
                                + " values, expected "
                                + fewest);
            }
            sane(frames, c, unit(panel, source, wanted, columns.get(c)), where, problems);
        }
    }

    private static int points(List<Frame> frames, int column) {
        return frames.stream().mapToInt(f -> f.known(column).size()).sum();
    }

    private static void sane(
            List<Frame> frames, int c, String unit, String where, List<String> problems) {
        for (Frame frame : frames) {
            for (JsonNode value : frame.known(c)) {
                boolean number = value.isNumber();
                if (number && !Units.isSane(unit, value.asDouble())) {
                    problems.add(
                            where
                                    + frame.columns().get(c)
                                    + " = "
                                    + value
                                    + " is not sane for "
                                    + unit
                                    + " ("
                                    + Units.range(unit)
                                    + ")");
                    return;
                }
            }
        }
    }

    /** Unit of a column: of its table column, of its series' role, else of the panel. */
    private static String unit(JsonNode panel, JsonNode source, JsonNode wanted, String column) {
        for (JsonNode each : source.path("columns")) {
            if (each.path("field").asText().equals(column) && each.has("unit")) {
                return each.get("unit").asText();
            }
        }
        String name = wanted.path("name").asText("");
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
            if (!name.isEmpty() && override.path("matcher").path("options").asText().equals(name)) {
                for (JsonNode property : override.path("properties")) {
                    if (property.path("id").asText().equals("unit")) {
                        return property.path("value").asText();
                    }
                }
            }
        }
        return panel.path("fieldConfig").path("defaults").path("unit").asText();
    }
}
