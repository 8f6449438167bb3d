package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tocsin.place.Directory;

/** The output folders of a run and of its twin, ready to be scored. */
public final class RunPair {
    private RunPair() {}

    /**
     * Reads both.
     *
     * @param warmUpDays days from the first judged day on that do not count
     */
    public static SeedScore.Input read(
            Path run, Path twin, Path truth, Directory directory, int warmUpDays)
            throws IOException {
        Judged judged = judged(run, warmUpDays);
        Map<String, Long> counted = ScoreFiles.counted(run.resolve("episodes.csv"));
        return new SeedScore.Input(
                ScoreFiles.truth(truth),
                ScoreFiles.alerts(run.resolve("alerts.ndjson")),
                ScoreFiles.alerts(twin.resolve("alerts.ndjson")),
                judged.from(),
                judged.until(),
                countyWeeks(run, directory, warmUpDays),
                directory,
                (o, at) -> casesBy(o, at, counted));
    }

    /**
     * What of a run is judged.
     *
     * @param from close of the first judged day after the warm-up, epoch milliseconds UTC
     * @param until close of the last judged day
     * @param zone zone of the run
     */
    public record Judged(long from, long until, ZoneId zone) {}

    /**
     * What of a run is judged.
     *
     * @param warmUpDays days from the first judged day on that do not count
     */
    public static Judged judged(Path run, int warmUpDays) throws IOException {
        JsonNode summary = ScoreFiles.summary(run);
        ZoneId zone = ZoneId.of(summary.path("timezone").asText("Asia/Shanghai"));
        LocalTime close = LocalTime.parse(summary.path("dayClose").asText("06:30"));
        LocalDate first = LocalDate.parse(summary.path("from").asText()).plusDays(warmUpDays);
        LocalDate last = LocalDate.parse(summary.path("lastJudgedDay").asText());
        return new Judged(
                first.plusDays(1).atTime(close).atZone(zone).toInstant().toEpochMilli(),
                last.plusDays(1).atTime(close).atZone(zone).toInstant().toEpochMilli(),
                zone);
    }

    private static double countyWeeks(Path run, Directory directory, int warmUpDays)
            throws IOException {
        JsonNode summary = ScoreFiles.summary(run);
        LocalDate from = LocalDate.parse(summary.path("from").asText());
        LocalDate last = LocalDate.parse(summary.path("lastJudgedDay").asText());
        double days = ChronoUnit.DAYS.between(from, last) + 1;
        double judged = Math.max(0, days - warmUpDays);
        double counties = counties(summary, directory);
        return counties > 0
                ? counties * judged / 7
                : summary.path("countyWeeks").asDouble() * judged / days;
    }

    /**
     * Reads a twin on which limits are chosen.
     *
     * @param scanned indicators that were scanned
     */
    public static Sweep.Seed readTwin(
            Path twin, Directory directory, int warmUpDays, Set<String> scanned)
            throws IOException {
        Judged judged = judged(twin, warmUpDays);
        SeedScore.Input alerts =
                new SeedScore.Input(
                        List.of(),
                        List.of(),
                        ScoreFiles.alerts(twin.resolve("alerts.ndjson")),
                        judged.from(),
                        judged.until(),
                        countyWeeks(twin, directory, warmUpDays),
                        directory,
                        (o, at) -> 0);
        return new Sweep.Seed(
                alerts,
                List.of(),
                SignalFiles.scans(twin, directory),
                List.of(),
                SignalFiles.series(twin, scanned));
    }

    /**
     * Reads both with the signals of their detectors.
     *
     * @param scanned indicators that were scanned: series of others are not compared
     */
    public static Sweep.Seed readSignals(
            Path run,
            Path twin,
            Path truth,
            Directory directory,
            int warmUpDays,
            Set<String> scanned)
            throws IOException {
        return new Sweep.Seed(
                read(run, twin, truth, directory, warmUpDays),
                SignalFiles.scans(run, directory),
                SignalFiles.scans(twin, directory),
                SignalFiles.series(run, scanned),
                SignalFiles.series(twin, scanned));
    }

    /** Counties of the focus with facilities; 0 if there is no focus. */
    private static double counties(JsonNode summary, Directory directory) {
        int focus = directory.indexOf(summary.path("focus").path("code").asText(""));
        if (focus < 0) {
            return 0;
        }
        java.util.Set<Integer> counties = new java.util.HashSet<>();
        for (int i = 0; i < directory.size(); i++) {
            boolean below = false;
            for (int each : directory.selfAndAncestors(i)) {
                below |= each == focus;
            }
            if (below && directory.node(i).facility() != null) {
                counties.add(directory.ancestorAt(i, org.tocsin.model.Level.COUNTY));
            }
        }
        return counties.size();
    }

    private static double casesBy(Outbreak o, long at, Map<String, Long> counted) {
        return o.records().stream().filter(r -> counted.getOrDefault(r, at + 1) <= at).count();
    }
}
