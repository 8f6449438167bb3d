package org.tocsin.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to look at: an exercise, the values that its boards open with, and a range of time.
 *
 * @param values wanted values by variable, the exercise among them
 * @param from start, epoch milliseconds
 * @param to end, epoch milliseconds
 */
public record Period(Map<String, String> values, long from, long to) {
    /**
     * The period that the source names for an exercise.
     *
     * @throws SourceException if it names none or it has no fixed range
     */
    public static Period of(BoardSource source, String exercise) {
        for (JsonNode range : source.common(Language.EN).path("ranges")) {
            if (range.path("exercise").asText().equals(exercise)) {
                Map<String, String> values = new LinkedHashMap<>();
                values.put("exercise", exercise);
                range.path("variables")
                        .properties()
                        .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
                return new Period(values, at(range, "from"), at(range, "to"));
            }
        }
        throw new SourceException(
                "dashboards/source/common.yaml names no range for exercise " + exercise);
    }

    private static long at(JsonNode range, String end) {
        String text = range.path(end).asText();
        if (!text.matches("\\d+")) {
            throw new SourceException(
                    "the range of "
                            + range.path("exercise").asText()
                            + " is relative ("
                            + text
                            + "); give --from and --to");
        }
        return Long.parseLong(text);
    }

    /** The same with other ends. */
    public Period between(long start, long end) {
        return new Period(values, start, end);
    }

    /** Its exercise id. */
    public String exercise() {
        return values.get("exercise");
    }
}
