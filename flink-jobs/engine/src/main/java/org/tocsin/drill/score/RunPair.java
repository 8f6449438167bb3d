package org.tocsin.drill.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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
        JsonNode summary = ScoreFiles.summary(run);
        ZoneId zone = ZoneId.of(summary.path("timezone").asText("Asia/Shanghai"));
        LocalTime close = LocalTime.parse(summary.path("dayClose").asText("06:30"));
        LocalDate from = LocalDate.parse(summary.path("from").asText());
        LocalDate last = LocalDate.parse(summary.path("lastJudgedDay").asText());
        LocalDate first = from.plusDays(warmUpDays);
        double days = ChronoUnit.DAYS.between(from, last) + 1;
        double weeks = summary.path("countyWeeks").asDouble();
        double judged = Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
        double counties = counties(summary, directory);
        Map<String, Long> counted = ScoreFiles.counted(run.resolve("episodes.csv"));
        return new SeedScore.Input(
                ScoreFiles.truth(truth),
                ScoreFiles.alerts(run.resolve("alerts.ndjson")),
                ScoreFiles.alerts(twin.resolve("alerts.ndjson")),
                first.plusDays(1).atTime(close).atZone(zone).toInstant().toEpochMilli(),
                last.plusDays(1).atTime(close).atZone(zone).toInstant().toEpochMilli(),
                counties > 0 ? counties * judged / 7 : weeks * judged / days,
                directory,
                (o, at) -> casesBy(o, at, counted));
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
                SignalFiles.scans(run),
                SignalFiles.scans(twin),
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
