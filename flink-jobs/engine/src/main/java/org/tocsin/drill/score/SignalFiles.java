package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.place.Directory;
import org.tocsin.signal.Triage;
import org.tocsin.store.Json;

/** Reads the signals of a run's folder, so that limits can be swept without running it again. */
public final class SignalFiles {
    private static final String SCAN = "space-time-permutation";

    private SignalFiles() {}

    /** Takes the lines of a file one by one; a file that is not there has none. */
    private interface Line {
        void take(JsonNode n);
    }

    private static void read(Path file, Line line) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                line.take(Json.read(text));
            }
        }
    }

    /**
     * Signals of series that the triage ranked, by the p-value that it judges.
     *
     * @param indicators ids of the series
     */
    public static List<ScoredSignal> series(Path folder, Set<String> indicators)
            throws IOException {
        List<ScoredSignal> signals = new ArrayList<>();
        read(
                folder.resolve("signals.ndjson"),
                n -> {
                    boolean ranked =
                            n.path("rank").asInt() > 0
                                    && indicators.contains(n.path("indicator").asText());
                    if (ranked && !n.path("method").asText().equals(SCAN)) {
                        signals.add(series(n));
                    }
                });
        return ScoredSignal.sorted(signals);
    }

    private static ScoredSignal series(JsonNode n) {
        String place = n.at("/place/code").asText();
        String indicator = n.path("indicator").asText();
        return new ScoredSignal(
                n.path("axis").asText() + "|" + place + "|" + indicator,
                "statistical",
                place,
                n.at("/place/level").asText(),
                indicator,
                instant(n),
                Triage.judgedP(
                        n.path("p").asDouble(Double.NaN), n.path("pScore").asDouble(Double.NaN)),
                n.path("observed").asDouble(),
                Set.of());
    }

    /**
     * Clusters. Where the run kept those below its list they come with their reports and without a
     * name, which every limit gives anew; else those of the list, whose places and reports are
     * those of their alerts.
     */
    public static List<ScoredSignal> scans(Path folder, Directory directory) throws IOException {
        Map<String, TreeMap<Long, JsonNode>> alerts = new HashMap<>();
        read(
                folder.resolve("alerts.ndjson"),
                n -> {
                    if (n.path("family").asText().equals("space-time")) {
                        String key = key(n, n.path("subject").asText());
                        alerts.computeIfAbsent(key, k -> new TreeMap<>()).put(instant(n), n);
                    }
                });
        List<ScoredSignal> signals = new ArrayList<>();
        read(
                folder.resolve("clusters.ndjson"),
                n -> {
                    if (n.has("records")) {
                        signals.add(kept(n, directory));
                        return;
                    }
                    TreeMap<Long, JsonNode> told = alerts.get(key(n, n.path("cluster").asText()));
                    if (told != null && told.floorEntry(instant(n)) != null) {
                        signals.add(scan(n, told.floorEntry(instant(n)).getValue()));
                    }
                });
        return ScoredSignal.sorted(signals);
    }

    private static ScoredSignal kept(JsonNode cluster, Directory directory) {
        String where = cluster.has("residences") ? "residences" : "places"; // cells are no places
        int node = common(cluster.path(where), directory);
        JsonNode region = cluster.path("region");
        return new ScoredSignal(
                "",
                "space-time",
                node < 0 ? region.path("code").asText() : directory.node(node).code(),
                node < 0
                        ? region.path("level").asText()
                        : directory.node(node).level().name().toLowerCase(Locale.ROOT),
                cluster.path("indicator").asText(),
                instant(cluster),
                cluster.path("p").asDouble(),
                cluster.path("observed").asDouble(),
                records(cluster));
    }

    /** The lowest place of the directory that holds all places, -1 if there is none. */
    private static int common(JsonNode places, Directory directory) {
        Set<Integer> shared = null;
        for (JsonNode place : places) {
            int node = directory.indexOf(place.asText());
            Set<Integer> chain = new LinkedHashSet<>();
            if (node >= 0) {
                Arrays.stream(directory.selfAndAncestors(node)).forEach(chain::add);
            }
            if (shared == null) {
                shared = chain;
            }
            shared.retainAll(chain);
        }
        return shared == null ? -1 : shared.stream().findFirst().orElse(-1);
    }

    private static Set<String> records(JsonNode n) {
        Set<String> records = new HashSet<>();
        n.path("records").forEach(r -> records.add(r.asText()));
        return records;
    }

    private static ScoredSignal scan(JsonNode cluster, JsonNode alert) {
        return new ScoredSignal(
                key(cluster, cluster.path("cluster").asText()),
                "space-time",
                alert.at("/place/code").asText(),
                alert.at("/place/level").asText(),
                cluster.path("indicator").asText(),
                instant(cluster),
                cluster.path("p").asDouble(),
                cluster.path("observed").asDouble(),
                records(alert));
    }

    private static String key(JsonNode n, String name) {
        return n.path("indicator").asText() + "|" + name;
    }

    private static long instant(JsonNode n) {
        return OffsetDateTime.parse(n.path("at").asText()).toInstant().toEpochMilli();
    }
}
