package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tocsin.model.Point;
import org.tocsin.place.Directory;
import org.tocsin.store.Json;
import org.tocsin.store.LineProtocol;
import org.tocsin.store.Measurement;

/**
 * What a drill found of what was injected, as points of the measurement {@code scorecard}: for each
 * outbreak and tier the first alert about it. Without the run in which the outbreaks are absent
 * (the twin) an alert that names no reports counts by time and place alone; its point says so.
 */
public final class Scorecard {
    private static final double HOUR = 3_600_000.0;

    private final Directory directory;
    private final String exercise;
    private final Map<String, Long> counted;
    private final Map<String, String> numbers;
    private final List<Episode> episodes;

    private Scorecard(Directory directory, String exercise, Path run) throws IOException {
        this.directory = directory;
        this.exercise = exercise == null ? LineProtocol.LIVE : exercise;
        this.counted = ScoreFiles.counted(run.resolve("episodes.csv"));
        this.episodes = ScoreFiles.alerts(run.resolve("alerts.ndjson"));
        this.numbers = numbers(run.resolve("alerts.ndjson"));
    }

    private static Map<String, String> numbers(Path alerts) throws IOException {
        Map<String, String> numbers = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(alerts)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode n = Json.read(line);
                numbers.putIfAbsent(n.path("alertId").asText(), n.path("number").asText());
            }
        }
        return numbers;
    }

    /**
     * Lines of line protocol with precision seconds, in the order of the truth: each outbreak by
     * the alerts sent (tier notify), then by those sent or listed (tier list).
     *
     * @param run output folder of a run
     * @param truth what was injected
     * @param exercise exercise id, or null
     */
    public static List<String> lines(Path run, Path truth, Directory directory, String exercise)
            throws IOException {
        Scorecard card = new Scorecard(directory, exercise, run);
        List<Outbreak> outbreaks = ScoreFiles.truth(truth);
        Matching matching = new Matching(directory, List.of());
        List<Episode> sent =
                card.episodes.stream().map(Episode::onlyNotified).filter(Objects::nonNull).toList();
        Matching.Result notified = matching.match(outbreaks, sent);
        Matching.Result listed = matching.match(outbreaks, card.episodes);
        List<String> lines = new ArrayList<>();
        for (Outbreak o : outbreaks) {
            if (o.wasReported()) {
                lines.add(card.line(o, "notify", notified.first(o)));
                lines.add(card.line(o, "list", listed.first(o)));
            }
        }
        return lines;
    }

    private String line(Outbreak o, String tier, Matching.Detection d) {
        StringBuilder s = new StringBuilder(Measurement.SCORECARD.title());
        tag(s, "exercise", exercise);
        tag(s, "outbreak", o.id());
        tag(s, "tier", tier);
        int place = directory.indexOf(o.places().get(0));
        s.append(" detected=").append(d == null ? 0 : 1).append('i');
        text(s, "rule", d == null ? "" : d.episode().rule());
        text(s, "number", d == null ? "" : numbers.getOrDefault(d.episode().id(), ""));
        text(s, "place_zh", place < 0 ? "" : directory.node(place).nameZh());
        text(s, "place_en", place < 0 ? "" : directory.node(place).nameEn());
        double delay = d == null ? Point.UNKNOWN : (d.at() - o.firstReport()) / HOUR;
        s.append(",delay_h=").append(Math.rint(delay * 1e6) / 1e6);
        count(s, "alert_ms", d == null ? 0 : d.at());
        count(s, "cases", d == null ? 0 : casesBy(o, d.at()));
        count(s, "reported", o.reported());
        count(s, "by_records", d == null ? -1 : d.common() > 0 ? 1 : 0);
        return s.append(' ').append(Math.floorDiv(o.firstReport(), 1000L)).toString();
    }

    private long casesBy(Outbreak o, long at) {
        return o.records().stream().filter(r -> counted.getOrDefault(r, at + 1) <= at).count();
    }

    private static void tag(StringBuilder s, String key, String value) {
        s.append(',').append(key).append('=');
        LineProtocol.escape(s, value);
    }

    private static void text(StringBuilder s, String key, String value) {
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        s.append(',').append(key).append("=\"").append(quoted).append('"');
    }

    private static void count(StringBuilder s, String key, long value) {
        s.append(',').append(key).append('=').append(value).append('i');
    }
}
