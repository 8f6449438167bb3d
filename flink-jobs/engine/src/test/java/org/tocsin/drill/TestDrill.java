package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * A drill in a folder of its own over Shangdang's places with the shipped definitions and rules.
 */
public final class TestDrill {
    private static final Path SAMPLES = Path.of("../../data-samples").toAbsolutePath().normalize();

    private final Path folder;
    private final String from;
    private final String until;
    private String scan = "{indicators: [ILI, GI, FOOD]}";
    private String facilities = "code,.*|F140404-0[1567],.*";
    private List<String> unlocated = List.of();
    private int runs;

    /** Creates a drill over local days. */
    public TestDrill(Path folder, String from, String until) {
        this.folder = folder;
        this.from = from;
        this.until = until;
    }

    /** The same with other scans, in YAML. */
    public TestDrill scanning(String yaml) {
        scan = yaml.replaceAll("\\s*\\n\\s*", " ");
        return this;
    }

    /** The same with all facilities of Shangdang. */
    public TestDrill withAllFacilities() {
        facilities = ".*";
        return this;
    }

    /** The same without coordinates of some institutions or facilities. */
    public TestDrill withoutCoordinatesOf(String... codes) {
        unlocated = List.of(codes);
        return this;
    }

    /** What a run left behind. */
    public record Outcome(Path out, JsonNode summary, Map<String, String> series) {
        /** Text of an output file. */
        public String text(String file) {
            try {
                return Files.readString(out.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Lines of a JSON file. */
        public List<JsonNode> lines(String file) {
            try {
                return NdjsonFile.lines(out.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Changes of the alerts of one rule, in order. */
        public List<JsonNode> changes(String rule) {
            return lines("alerts.ndjson").stream()
                    .filter(a -> a.get("rule").asText().equals(rule))
                    .toList();
        }

        /** Changes of one rule as {@code transition observed at}. */
        public List<String> story(String rule) {
            return changes(rule).stream()
                    .map(
                            a ->
                                    "%s %d %s"
                                            .formatted(
                                                    a.get("transition").asText(),
                                                    a.get("observed").asInt(),
                                                    a.get("at").asText().substring(0, 16)))
                    .toList();
        }

        /** Number of distinct alerts of one rule. */
        public long identities(String rule) {
            return changes(rule).stream().map(a -> a.get("alertId").asText()).distinct().count();
        }

        /** A field of the last statement of a point, NaN if never stated. */
        public double field(String tags, String day, String field) {
            long start = java.time.LocalDate.parse(day).toEpochDay() * 86_400 - 8 * 3_600;
            String fields = series.get(tags + " " + start);
            if (fields != null) {
                for (String each : fields.split(",")) {
                    if (each.startsWith(field + "=")) {
                        return Double.parseDouble(
                                each.substring(field.length() + 1).replace("i", ""));
                    }
                }
            }
            return Double.NaN;
        }

        /** Sum of an integer field over all last statements of a series. */
        public long total(String tags, String field) {
            long sum = 0;
            for (String key : series.keySet()) {
                if (key.startsWith(tags + " ")) {
                    for (String each : series.get(key).split(",")) {
                        boolean is = each.startsWith(field + "=");
                        sum += is ? (long) Double.parseDouble(each.split("=|i$")[1]) : 0;
                    }
                }
            }
            return sum;
        }
    }

    /** Writes rows in the order of their receipt, one file a kind, and runs. */
    public Outcome run(List<Row> rows) {
        return run(rows, 1, WatermarkPolicy.standard());
    }

    /** The same with a parallelism and a watermark policy. */
    public Outcome run(List<Row> rows, int parallelism, WatermarkPolicy policy) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(java.util.Comparator.comparing(Row::received));
        return runFiles(files(sorted), parallelism, policy, null);
    }

    /** Groups rows by kind, keeping their order. */
    public static Map<String, List<String>> files(List<Row> rows) {
        Map<Row.Kind, List<String>> byKind = new EnumMap<>(Row.Kind.class);
        for (Row row : rows) {
            byKind.computeIfAbsent(row.kind(), k -> new ArrayList<>(List.of(k.header())))
                    .add(row.line());
        }
        Map<String, List<String>> files = new TreeMap<>();
        byKind.forEach((kind, lines) -> files.put(kind.file() + ".csv", lines));
        return files;
    }

    /** Runs over files given by name and lines, as known at {@code asOf} or to the end. */
    public Outcome runFiles(
            Map<String, List<String>> files, int parallelism, WatermarkPolicy policy, Long asOf) {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach(
                (name, lines) ->
                        bytes.put(
                                name,
                                (String.join("\n", lines) + "\n")
                                        .getBytes(StandardCharsets.UTF_8)));
        return runBytes(bytes, parallelism, policy, asOf);
    }

    /** Runs over files given by name and content. */
    public Outcome runBytes(
            Map<String, byte[]> files, int parallelism, WatermarkPolicy policy, Long asOf) {
        try {
            Path here = Files.createDirectories(folder.resolve("run-" + ++runs));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(here.resolve(file.getKey()), file.getValue());
            }
            reference(here);
            Path scenario = Files.writeString(here.resolve("scenario.yaml"), yaml(files.keySet()));
            return run(scenario, here.resolve("out"), parallelism, policy, asOf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shangdang with four of its facilities: one that never closes, three by day. */
    private void reference(Path here) throws IOException {
        Path target = Files.createDirectories(here.resolve("reference"));
        try (var files = Files.list(SAMPLES.resolve("reference/shangdang"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                List<String> lines = Files.readAllLines(file);
                if (file.endsWith("facilities.csv")) {
                    lines.removeIf(l -> !l.matches(facilities));
                }
                if (file.endsWith("aliases.csv")) {
                    lines.removeIf(l -> !l.matches("alias,.*|.*,[SCR]140404-\\d+"));
                }
                lines.replaceAll(this::located);
                Files.write(target.resolve(file.getFileName()), lines);
            }
        }
    }

    /** The line of the reference data, its coordinates taken away if that is wanted. */
    private String located(String line) {
        return unlocated.stream().anyMatch(code -> line.startsWith(code + ","))
                ? line.replaceFirst("3\\d\\.\\d+,11\\d\\.\\d+", ",")
                : line;
    }

    private String yaml(Set<String> files) {
        StringBuilder inputs = new StringBuilder();
        for (String name : files) {
            inputs.append("  - {path: ").append(name).append(", charset: UTF-8}\n");
        }
        return """
                id: sandbox
                title: {zh: 测试, en: Test}
                timezone: Asia/Shanghai
                day_close: "06:30"
                reference: reference
                definitions: SAMPLES/reference/case-definitions.yaml
                rules: [SAMPLES/rules/core.yaml, SAMPLES/rules/statistical.yaml, SAMPLES/rules/clusters.yaml]
                from: FROM
                until: UNTIL
                bound: 1h
                focus: "140404"
                curves: [ILI]
                detectors: {scan: SCAN}
                inputs:
                """
                        .replace("SAMPLES", SAMPLES.toString())
                        .replace("SCAN", scan)
                        .replace("FROM", from)
                        .replace("UNTIL", until)
                + inputs;
    }

    /** Runs a scenario file. */
    public static Outcome run(
            Path scenario, Path out, int parallelism, WatermarkPolicy policy, Long asOf) {
        return run(ScenarioReader.read(scenario), out, parallelism, policy, asOf);
    }

    /** Runs a scenario. */
    public static Outcome run(
            Scenario scenario, Path out, int parallelism, WatermarkPolicy policy, Long asOf) {
        DrillOptions options =
                new DrillOptions(
                        out,
                        Locale.ENGLISH,
                        asOf,
                        asOf == null ? null : "as-of",
                        parallelism,
                        policy,
                        "test",
                        false);
        try {
            DrillResult result = new DrillRun(DrillSetup.load(scenario, asOf), options).run();
            return new Outcome(out, result.summary(), lastStatements(out.resolve("series.lp")));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Last fields by measurement, tags and time; every line must carry the exercise, left out here.
     */
    private static Map<String, String> lastStatements(Path file) throws IOException {
        Map<String, String> last = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" ");
            String key = parts[0].replaceFirst(",exercise=[^,]+", "");
            assertNotEquals(key, parts[0], "a point without an exercise");
            last.put(key + " " + parts[2], parts[1]);
        }
        return last;
    }
}
