package org.tocsin.drill.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The wanted part of a {@code series.lp} that a run wrote. It reads our own output, not line
 * protocol in general: tag values are codes without blanks or escapes, fields are numbers, and the
 * timestamp is the start of the local day in seconds. Of several lines with one identity the last
 * holds.
 */
final class SeriesFile {
    private static final Series NONE = new Series("");

    private final ZoneId zone;
    private final Predicate<SeriesKey> wanted;
    private final Map<String, Optional<Series>> byHead = new HashMap<>();
    private final Map<SeriesKey, Series> byKey = new HashMap<>();
    private final Map<Long, Long> days = new HashMap<>();
    private final Map<SeriesKey, SortedSet<String>> methods = new HashMap<>();

    private SeriesFile(ZoneId zone, Predicate<SeriesKey> wanted) {
        this.zone = zone;
        this.wanted = wanted;
    }

    /** Reads the series whose key is wanted; a missing file has none. */
    static SeriesFile read(List<Path> files, ZoneId zone, Predicate<SeriesKey> wanted)
            throws IOException {
        SeriesFile series = new SeriesFile(zone, wanted);
        for (Path file : files) {
            if (Files.exists(file)) {
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    lines.lines().filter(line -> !line.isBlank()).forEach(series::accept);
                }
            }
        }
        return series;
    }

    /** The series of a key; one without days where the file has none. */
    Series get(SeriesKey key) {
        return byKey.getOrDefault(key, NONE);
    }

    /** Methods that judged a series, by name. */
    SortedSet<String> methods(String axis, String indicator, String place) {
        SeriesKey series = SeriesKey.detector(axis, indicator, "", place);
        return methods.getOrDefault(series, Collections.emptySortedSet());
    }

    /** All keys read of one measurement, ordered by place. */
    List<SeriesKey> keys(String measurement) {
        List<SeriesKey> keys = new ArrayList<>(byKey.keySet());
        keys.removeIf(key -> !key.measurement().equals(measurement));
        keys.sort(Comparator.comparing(SeriesKey::toString));
        return keys;
    }

    private void accept(String line) {
        int fieldsFrom = line.indexOf(' ');
        int fieldsTo = line.lastIndexOf(' ');
        Optional<Series> series =
                byHead.computeIfAbsent(line.substring(0, fieldsFrom), this::seriesOf);
        if (series.isEmpty()) {
            return;
        }
        long seconds = Long.parseLong(line, fieldsTo + 1, line.length(), 10);
        long day = days.computeIfAbsent(seconds, this::dayOf);
        series.get().put(day, line.substring(fieldsFrom + 1, fieldsTo));
    }

    private long dayOf(long seconds) {
        return Instant.ofEpochSecond(seconds).atZone(zone).toLocalDate().toEpochDay();
    }

    private Optional<Series> seriesOf(String head) {
        Map<String, String> tags = new HashMap<>();
        String[] parts = head.split(",");
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            tags.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        SeriesKey key =
                new SeriesKey(
                        parts[0],
                        tags.getOrDefault("axis", ""),
                        tags.getOrDefault("indicator", ""),
                        tags.getOrDefault("method", tags.getOrDefault("scan", "")),
                        tags.getOrDefault("place", ""));
        if (!wanted.test(key)) {
            return Optional.empty();
        }
        if (key.measurement().equals("detector")) {
            SeriesKey series = SeriesKey.detector(key.axis(), key.indicator(), "", key.place());
            methods.computeIfAbsent(series, s -> new TreeSet<>()).add(key.method());
        }
        String level = tags.getOrDefault("level", "");
        return Optional.of(byKey.computeIfAbsent(key, k -> new Series(level)));
    }
}
