package org.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events that people have confirmed in a run, written as a scenario takes them: under {@code
 * events} their days stand in no baseline. An event lasts from the first onset or day of its alert
 * to the last one, or to the day on which it was crossed last if that is later.
 */
final class ConfirmedEvents {
    /** File of the output folder; it is missing if nothing was confirmed. */
    static final String FILE = "events.yaml";

    private static final Set<String> MACHINE = Set.of("opened", "growth", "updated");
    private static final Set<String> NO_DISEASE =
            Set.of("silence", "missing-report", "delay-change", "target");

    private ConfirmedEvents() {}

    /** Writes what the alerts of an output folder say. */
    static void write(Path out) throws IOException {
        Map<String, List<JsonNode>> lives = new TreeMap<>();
        for (JsonNode change : NdjsonFile.lines(out.resolve("alerts.ndjson"))) {
            lives.computeIfAbsent(change.get("alertId").asText(), id -> new ArrayList<>())
                    .add(change);
        }
        List<String> events = new ArrayList<>();
        for (List<JsonNode> life : lives.values()) {
            boolean disease = !NO_DISEASE.contains(life.get(0).get("family").asText());
            if (disease && isConfirmed(life)) {
                events.add(event(life));
            }
        }
        if (!events.isEmpty()) {
            events.sort(null);
            Files.writeString(out.resolve(FILE), "events:\n" + String.join("", events));
        }
    }

    private static boolean isConfirmed(List<JsonNode> life) {
        boolean confirmed = false;
        for (JsonNode change : life) {
            String said = change.get("transition").asText();
            confirmed = said.equals("confirmed") || confirmed && !said.equals("excluded");
        }
        return confirmed;
    }

    private static String event(List<JsonNode> life) {
        JsonNode last = life.get(life.size() - 1);
        JsonNode window = last.get("window");
        String from = last.path("firstOnset").asText(window.get("from").asText());
        String to = last.path("lastOnset").asText(window.get("to").asText());
        for (JsonNode change : life) {
            String day = change.get("at").asText().substring(0, 10);
            boolean later = MACHINE.contains(change.get("transition").asText());
            to = later && day.compareTo(to) > 0 ? day : to;
        }
        String indicator = last.get("indicator").asText("");
        return "  - {from: %s, to: %s, place: %s%s, note: %s}\n"
                .formatted(
                        from,
                        to,
                        last.at("/place/code").asText(),
                        indicator.isEmpty() ? "" : ", indicator: " + indicator,
                        last.get("number").asText());
    }
}
