package org.tocsin.drill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One alert with its life.
 *
 * @param history its transitions in the order of the file, at least one
 */
record Alert(List<JsonNode> history) {
    private static final Set<String> ENDED = Set.of("withdrawn", "closed", "excluded");
    private static final Set<String> ANSWERS =
            Set.of("acknowledged", "verifying", "suspected", "confirmed");
    private static final String LEVELS = "1ECSQK";

    /** Groups transition lines by alert. */
    static List<Alert> of(List<JsonNode> lines) {
        Map<String, List<JsonNode>> byId = new TreeMap<>();
        for (JsonNode line : lines) {
            byId.computeIfAbsent(line.path("alertId").asText(), id -> new ArrayList<>()).add(line);
        }
        return byId.values().stream().map(Alert::new).toList();
    }

    /** The alert as it stood when it was raised. */
    JsonNode first() {
        return history.get(0);
    }

    /** The alert as it stands. */
    JsonNode last() {
        return history.get(history.size() - 1);
    }

    String id() {
        return last().path("alertId").asText();
    }

    boolean open() {
        return !ENDED.contains(last().path("transition").asText());
    }

    /** What a person said last of the alert as it is open now, or null if nobody has answered. */
    String answer() {
        String answer = null;
        boolean over = false;
        for (JsonNode change : history) {
            String now = change.path("transition").asText();
            answer = ANSWERS.contains(now) ? now : over ? null : answer;
            over = ENDED.contains(now);
        }
        return over ? null : answer;
    }

    boolean tier(String tier) {
        return last().path("tier").asText().equals(tier);
    }

    String level() {
        return last().path("level").asText("");
    }

    /** Position of the level from the most to the least urgent. */
    int urgency() {
        int rank = LEVELS.indexOf(level());
        return rank < 0 ? LEVELS.length() : rank;
    }

    OffsetDateTime openedAt() {
        String opened = last().path("openedAt").asText(first().path("at").asText());
        return OffsetDateTime.parse(opened);
    }

    double number(String field) {
        return last().path(field).asDouble(Double.NaN);
    }

    /** Last day of the window in which it was first raised. */
    LocalDate raisedFor() {
        return LocalDate.parse(first().path("window").path("to").asText());
    }

    boolean onReceiptAxis() {
        return first().path("window").path("axis").asText().equals("receipt");
    }
}
