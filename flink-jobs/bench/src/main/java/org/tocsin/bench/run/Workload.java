package org.tocsin.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tocsin.cluster.LinkSettings;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.drill.DrillSetup;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.generate.Generation;
import org.tocsin.intake.InputSpec;
import org.tocsin.intake.RecordKind;
import org.tocsin.place.DayClock;
import org.tocsin.place.Grid;
import org.tocsin.signal.DetectionSettings;

/**
 * The files of one benchmark. The days follow from the rows, so that a short trial has as many
 * reports a day as a long one: 20 million rows are six years of a county or 2.2 years of a
 * province.
 *
 * @param kind size of the area
 * @param rows rows wanted, about
 * @param folder where the files are
 * @param home root of the project, for reference data, definitions and rules
 */
public record Workload(Kind kind, long rows, Path folder, Path home) {
    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);
    private static final Pattern LIMIT =
            Pattern.compile("(?m)^(    (?:count|or_admitted|or_deaths): )([2-9]|\\d{2,})(?=\\s|$)");
    private static final String WRITTEN =
            "(visits|foodborne|daily)-.*[.]csv|truth.*|rules[.]yaml|workload[.]txt";
    private static final String MARKER = "workload.txt";
    private static final String PLAN = "data-samples/drills/shangdang-2024/plan.yaml";

    /** Size of the area. */
    public enum Kind {
        /**
         * One county with its townships at 30 times its natural volume, so that 20 million rows are
         * six years. The limits of the absolute rules are 30 times as high, too: else every school
         * would be one endless alert.
         */
        COUNTY(9_125, 30),
        /** 100 counties of 30 townships at their natural volume; rules as they are. */
        PROVINCE(25_000, 1);

        private final int rowsPerDay;
        private final int limits;

        Kind(int rowsPerDay, int limits) {
            this.rowsPerDay = rowsPerDay;
            this.limits = limits;
        }
    }

    private LocalDate last() {
        return FIRST.plusDays(Math.max(0, rows / kind.rowsPerDay - 1));
    }

    /**
     * Generates the files unless they are there already; says whether it did.
     *
     * @param progress takes the days and the rows written so far
     */
    public boolean generate(ObjLongConsumer<LocalDate> progress) throws IOException {
        String marker = kind + " " + rows + "\n";
        Path file = folder.resolve(MARKER);
        if (Files.exists(file) && Files.readString(file).equals(marker)) {
            return false;
        }
        boolean province = kind == Kind.PROVINCE;
        new Generation(
                        new Generation.Options(
                                home.resolve(PLAN),
                                folder,
                                null,
                                FIRST,
                                last(),
                                true,
                                null,
                                0,
                                rows,
                                true,
                                province ? 100 : 0,
                                province ? 30 : 0))
                .run(progress::accept);
        Files.writeString(file, marker);
        return true;
    }

    /** Deletes what {@link #generate} wrote. */
    public void delete() throws IOException {
        if (!Files.exists(folder.resolve(MARKER))) {
            return;
        }
        for (String own : List.of(Generation.REFERENCE_FOLDER, "tiny", "")) {
            Path each = folder.resolve(own);
            if (Files.isDirectory(each)) {
                deleteFiles(each, own.isEmpty() ? WRITTEN : ".*");
            }
        }
    }

    private static void deleteFiles(Path folder, String names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().matches(names)) {
                    Files.delete(file);
                }
            }
        }
        try (Stream<Path> rest = Files.list(folder)) {
            if (rest.findAny().isEmpty()) {
                Files.delete(folder);
            }
        }
    }

    /** The CSV files in the order of their names. */
    public List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches("[a-z]+-\\d{4}-\\d\\d.csv"))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    /** Bytes of the files together. */
    public long bytes() throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** The whole run, loaded and checked. */
    public DrillSetup setup() {
        return setup(folder, last());
    }

    /**
     * The same run over the first rows of the first day: what a job costs before it has read
     * anything. Its files are kept beside the others.
     */
    public DrillSetup tiny() throws IOException {
        Path tiny = folder.resolve("tiny");
        Files.createDirectories(tiny);
        for (Path file : files()) {
            if (file.getFileName().toString().contains(FIRST.toString().substring(0, 7))) {
                try (Stream<String> lines = Files.lines(file)) {
                    Files.write(tiny.resolve(file.getFileName()), lines.limit(20).toList());
                }
            }
        }
        return setup(tiny, FIRST);
    }

    private DrillSetup setup(Path inputs, LocalDate last) {
        boolean province = kind == Kind.PROVINCE;
        DayClock clock = new DayClock(java.time.ZoneId.of("Asia/Shanghai"), 390);
        Path samples = home.resolve("data-samples");
        Scenario scenario =
                new Scenario(
                        "bench",
                        "bench",
                        "bench",
                        inputs,
                        clock,
                        "06:30",
                        province
                                ? folder.resolve(Generation.REFERENCE_FOLDER)
                                : samples.resolve("reference/shangdang"),
                        samples.resolve("reference/case-definitions.yaml"),
                        List.of(
                                rules(samples.resolve("rules/core.yaml")),
                                samples.resolve("rules/statistical.yaml")),
                        (int) FIRST.toEpochDay(),
                        clock.closeOf((int) last.toEpochDay()),
                        3_600_000L,
                        400,
                        (int) FIRST.toEpochDay() - 400,
                        null,
                        List.of(
                                spec(inputs, "visits-*.csv", RecordKind.VISIT),
                                spec(inputs, "foodborne-*.csv", RecordKind.FOODBORNE),
                                spec(inputs, "daily-*.csv", RecordKind.DAILY)),
                        null,
                        List.of(),
                        DetectionSettings.defaults(),
                        List.of(new Scenario.Scan(ScanSettings.off(), List.of())),
                        LinkSettings.defaults(),
                        Grid.of(Grid.DEFAULT_STEP),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        return DrillSetup.load(scenario, null);
    }

    /** The pack with limits above 1 raised as the volume is. */
    private Path rules(Path pack) {
        if (kind.limits == 1) {
            return pack;
        }
        try {
            Path raised = folder.resolve("rules.yaml");
            Files.writeString(
                    raised,
                    LIMIT.matcher(Files.readString(pack))
                            .replaceAll(
                                    m -> m.group(1) + Integer.parseInt(m.group(2)) * kind.limits));
            return raised;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputSpec spec(Path folder, String name, RecordKind kind) {
        return new InputSpec(
                folder.toAbsolutePath().resolve(name), kind, "UTF-8", Map.of(), Map.of(), false);
    }

    /** Rows in the files, headers left out. */
    public long countRows() throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        for (Path file : files()) {
            try (var in = Files.newInputStream(file)) {
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    for (int i = 0; i < n; i++) {
                        lines += buffer[i] == '\n' ? 1 : 0;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lines--;
        }
        return lines;
    }
}
