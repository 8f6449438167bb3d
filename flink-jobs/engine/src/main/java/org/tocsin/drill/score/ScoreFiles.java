package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.store.Json;

/** Reads what is scored: the alerts and cases of a run's folder, and the truth of a drill. */
public final class ScoreFiles {
    private static final Set<String> SEEN = Set.of("opened", "growth");
    private static final Set<String> ENDED = Set.of("closed", "withdrawn");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScoreFiles() {}

    /** Outbreaks of a {@code truth.json}; feed failures are none. */
    public static List<Outbreak> truth(Path file) throws IOException {
        List<Outbreak> outbreaks = new ArrayList<>();
        for (JsonNode n : JSON.readTree(file.toFile()).path("injects")) {
            if (n.path("kind").asText("outbreak").equals("outbreak")) {
                outbreaks.add(outbreak(n));
            }
        }
        return outbreaks;
    }

    private static Outbreak outbreak(JsonNode n) {
        List<String> places = new ArrayList<>();
        places.add(n.path("place").asText());
        for (String other : texts(n.path("residences"))) {
            if (!places.contains(other)) {
                places.add(other);
            }
        }
        return new Outbreak(
                n.path("id").asText(),
                n.path("type").asText(),
                texts(n.path("indicators")),
                places,
                n.path("level").asText(),
                instant(n.path("firstOnset")),
                instant(n.path("firstVisit")),
                instant(n.path("firstReport")),
                instant(n.path("lastReport")),
                n.path("horizonDays").asInt(14),
                n.path("size").asInt(),
                n.path("reported").asInt(),
                new HashSet<>(texts(n.path("records"))));
    }

    /** An instant; a time that never came lies beyond every window. */
    private static long instant(JsonNode text) {
        return text.isTextual()
                ? OffsetDateTime.parse(text.asText()).toInstant().toEpochMilli()
                : Long.MAX_VALUE / 4;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    /** Episodes of an {@code alerts.ndjson}, in the order of their opening. */
    public static List<Episode> alerts(Path file) throws IOException {
        Map<String, List<JsonNode>> lives = new LinkedHashMap<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode n = Json.read(line);
                lives.computeIfAbsent(n.path("alertId").asText(), k -> new ArrayList<>()).add(n);
            }
        }
        return lives.values().stream().map(ScoreFiles::episode).toList();
    }

    private static Episode episode(List<JsonNode> life) {
        JsonNode first = life.get(0);
        List<Episode.Message> messages = new ArrayList<>();
        long closedAt = Long.MAX_VALUE;
        for (JsonNode n : life) {
            String kind = n.path("transition").asText();
            long at = instant(n.path("at"));
            closedAt = ENDED.contains(kind) ? at : SEEN.contains(kind) ? Long.MAX_VALUE : closedAt;
            if (SEEN.contains(kind)) {
                messages.add(
                        new Episode.Message(
                                at,
                                n.path("tier").asText().equals("notify"),
                                new HashSet<>(texts(n.path("records")))));
            }
        }
        String place = first.path("place").path("code").asText();
        String indicator = first.path("indicator").asText("").replace("null", "");
        String key =
                String.join(
                        "|",
                        first.path("rule").asText(),
                        first.path("axis").asText(),
                        place,
                        indicator,
                        first.path("subject").asText());
        return new Episode(
                first.path("alertId").asText(),
                key,
                first.path("rule").asText(),
                first.path("family").asText(),
                place,
                first.path("place").path("level").asText(),
                indicator,
                messages,
                closedAt);
    }

    /** First instant at which each report was counted, from {@code episodes.csv}. */
    public static Map<String, Long> counted(Path file) throws IOException {
        Map<String, Long> first = new TreeMap<>();
        if (!Files.exists(file)) {
            return first;
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] f = line.split(",", 6);
                if (f[2].equals("1")) {
                    first.merge(f[4], Long.parseLong(f[0]), Math::min);
                }
            }
        }
        return first;
    }

    /** The summary of a run. */
    public static JsonNode summary(Path folder) throws IOException {
        return JSON.readTree(folder.resolve("summary.json").toFile());
    }
}
