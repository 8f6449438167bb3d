package org.tocsin.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tocsin.intake.InputSpec;
import org.tocsin.intake.RecordKind;
import org.tocsin.place.DayClock;
import org.tocsin.place.Grid;
import org.tocsin.place.InvalidDataException;

/** Reads a scenario.yaml and reports everything that is wrong with it at once. */
public final class ScenarioReader {
    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "title",
                    "timezone",
                    "day_close",
                    "reference",
                    "definitions",
                    "rules",
                    "from",
                    "until",
                    "bound",
                    "max_delay",
                    "earliest",
                    "exercise",
                    "coordinate_grid",
                    "cohorts",
                    "inputs",
                    "focus",
                    "curves",
                    "detectors",
                    "demonstrations",
                    "sources",
                    "truth",
                    "events",
                    "note");

    private static final long DAY_MS = 86_400_000L;

    /** Days before the first judged day that records may speak of, unless the drill says more. */
    private static final int EARLIER_DAYS = 400;

    private final Path file;
    private final Path folder;
    private final List<String> problems = new ArrayList<>();

    private ScenarioReader(Path file) {
        this.file = file;
        this.folder = file.toAbsolutePath().normalize().getParent();
    }

    /**
     * Reads a scenario.
     *
     * @throws InvalidDataException with every problem
     */
    public static Scenario read(Path file) {
        ScenarioReader reader = new ScenarioReader(file);
        Scenario scenario = reader.scenario();
        if (!reader.problems.isEmpty()) {
            throw new InvalidDataException(reader.problems);
        }
        return scenario;
    }

    private Scenario scenario() {
        JsonNode n = root();
        if (n == null) {
            return null;
        }
        for (Iterator<String> keys = n.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!KEYS.contains(key)) {
                problem(key, "unknown key");
            }
        }
        ZoneId zone = zone(n.path("timezone").asText("Asia/Shanghai"));
        String dayClose = n.path("day_close").asText("06:30");
        DayClock clock = new DayClock(zone, minute(dayClose));
        String id = required(n, "id");
        Grid grid = grid(n);
        int from = day("from", required(n, "from"), 0);
        return new Scenario(
                id,
                n.path("title").path("zh").asText(id),
                n.path("title").path("en").asText(id),
                folder,
                clock,
                dayClose,
                path(n, "reference", true),
                path(n, "definitions", true),
                paths(n.path("rules")),
                from,
                instant(n, "until", zone),
                duration("bound", n.path("bound").asText("1h")),
                (int) (duration("max_delay", n.path("max_delay").asText("400d")) / DAY_MS),
                day("earliest", n.path("earliest").asText(""), from - EARLIER_DAYS),
                n.path("exercise").asText(id),
                inputs(n.path("inputs")),
                n.path("focus").asText(null),
                strings(n.path("curves")),
                new DetectionReader(file, problems).read(n),
                ScanSettingsReader.read(n.path("detectors").path("scan"), grid, this::problem),
                new LinkSettingsReader(n.path("detectors").path("exposures"), this::problem)
                        .settings(),
                grid,
                strings(n.path("demonstrations")),
                strings(n.path("sources")),
                cohorts(n.path("cohorts")),
                path(n, "truth", false));
    }

    private JsonNode root() {
        try (var in = Files.newBufferedReader(file)) {
            JsonNode n = new YAMLMapper().readTree(in);
            if (n == null || !n.isObject()) {
                problems.add(file + ": expected a map of keys");
                return null;
            }
            return n;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(file + ":" + line + ": not valid YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            problems.add(file + ": cannot be read");
        }
        return null;
    }

    private void problem(String key, String what) {
        problems.add(file + ": " + key + ": " + what);
    }

    private String required(JsonNode n, String key) {
        String v = n.path(key).asText("");
        if (v.isEmpty()) {
            problem(key, "missing");
        }
        return v;
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            problem("timezone", "expected a zone like Asia/Shanghai, got " + text);
            return ZoneId.of("UTC");
        }
    }

    private int minute(String text) {
        try {
            LocalTime t = LocalTime.parse(text);
            return t.getHour() * 60 + t.getMinute();
        } catch (DateTimeException e) {
            problem("day_close", "expected a time like \"06:30\", got " + text);
            return 390;
        }
    }

    private int day(String key, String text, int ifEmpty) {
        try {
            return text.isEmpty() ? ifEmpty : (int) LocalDate.parse(text).toEpochDay();
        } catch (DateTimeException e) {
            problem(key, "expected a date like 2023-02-01, got " + text);
            return ifEmpty;
        }
    }

    private long instant(JsonNode n, String key, ZoneId zone) {
        String text = required(n, key);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Times.instant(text, zone);
        } catch (DateTimeException e) {
            problem(key, "expected a time like 2024-03-03T06:30, got " + text);
            return 0;
        }
    }

    private Grid grid(JsonNode n) {
        double step = n.path("coordinate_grid").asDouble(Grid.DEFAULT_STEP);
        if (!(step >= Grid.FINEST && step <= Grid.COARSEST)) {
            String range = Grid.FINEST + " to " + Grid.COARSEST;
            problem("coordinate_grid", "expected " + range + " degrees, got " + step);
            return Grid.of(Grid.DEFAULT_STEP);
        }
        return Grid.of(step);
    }

    private long duration(String key, String text) {
        try {
            return Times.durationMs(text);
        } catch (IllegalArgumentException e) {
            problem(key, e.getMessage());
            return 0;
        }
    }

    private Path path(JsonNode n, String key, boolean needed) {
        String text = n.path(key).asText("");
        if (text.isEmpty()) {
            if (needed) {
                problem(key, "missing");
            }
            return null;
        }
        Path path = folder.resolve(text).normalize();
        if (!Files.exists(path)) {
            problem(key, "no such file or folder: " + path);
        }
        return path;
    }

    private List<Path> paths(JsonNode list) {
        List<Path> paths = new ArrayList<>();
        for (String text : strings(list)) {
            Path path = folder.resolve(text).normalize();
            if (!Files.exists(path)) {
                problem("rules", "no such file: " + path);
            }
            paths.add(path);
        }
        return paths;
    }

    private static List<String> strings(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.elements().forEachRemaining(e -> texts.add(e.asText()));
        return List.copyOf(texts);
    }

    private List<InputSpec> inputs(JsonNode list) {
        List<InputSpec> inputs = new ArrayList<>();
        for (JsonNode n : list) {
            String path = n.path("path").asText("");
            if (path.isEmpty()) {
                problem("inputs", "an input without path");
                continue;
            }
            RecordKind kind = null;
            String name = n.path("kind").asText("");
            try {
                kind = name.isEmpty() ? null : RecordKind.valueOf(name.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                problem(
                        "inputs: " + path,
                        "kind is one of visit, foodborne, case, daily, count, ack; got " + name);
            }
            inputs.add(
                    new InputSpec(
                            folder.resolve(path).normalize(),
                            kind,
                            n.path("charset").asText(null),
                            map(n.path("columns")),
                            map(n.path("constants")),
                            "implied".equals(n.path("zeros").asText(""))));
        }
        if (inputs.isEmpty()) {
            problem("inputs", "expected at least one input");
        }
        return inputs;
    }

    private List<Path> cohorts(JsonNode list) {
        List<Path> files = new ArrayList<>();
        for (String each : strings(list)) {
            Path file = folder.resolve(each).normalize();
            if (Files.isReadable(file)) {
                files.add(file);
            } else {
                problem("cohorts", "no such file: " + each);
            }
        }
        return files;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new HashMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    /** Times as people write them. */
    public static final class Times {
        private Times() {}

        /** A date (its whole day: the day close after it is not included), or a date and time. */
        public static long instant(String text, ZoneId zone) {
            if (text.length() > 19 || text.endsWith("Z")) {
                return OffsetDateTime.parse(text).toInstant().toEpochMilli();
            }
            LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
            return local.atZone(zone).toInstant().toEpochMilli();
        }

        /** A duration like 90d, 1h, 30m, 15s or ISO-8601. */
        public static long durationMs(String text) {
            if (text.matches("\\d+[dhms]")) {
                long n = Long.parseLong(text.substring(0, text.length() - 1));
                return switch (text.charAt(text.length() - 1)) {
                    case 'd' -> n * 86_400_000L;
                    case 'h' -> n * 3_600_000L;
                    case 'm' -> n * 60_000L;
                    default -> n * 1000L;
                };
            }
            try {
                return java.time.Duration.parse(text).toMillis();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "expected a duration like 90d, 1h or 30m, got " + text, e);
            }
        }
    }
}
