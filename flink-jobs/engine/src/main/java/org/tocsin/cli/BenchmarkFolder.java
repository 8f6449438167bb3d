package org.tocsin.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tocsin.epi.evaluate.Cadence;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.SimulatedSeries;
import org.tocsin.epi.run.InvalidInputException;

/**
 * Simulated benchmarks on disk: a folder with {@code weekly_counts.csv} or {@code daily_counts.csv}
 * (either may be gzipped and have another name that ends so: columns {@code week} or {@code day}
 * tell which it is) and {@code series_meta.csv}. The last 49 weeks are judged.
 */
final class BenchmarkFolder {
    private static final int JUDGED_WEEKS = 49;

    private final Path folder;
    private final Cadence cadence;
    private final Path counts;

    private BenchmarkFolder(Path folder, Cadence cadence, Path counts) {
        this.folder = folder;
        this.cadence = cadence;
        this.counts = counts;
    }

    /** The benchmarks in a folder: itself, or the ones directly below it. */
    static List<SimulatedBenchmark> read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + ": no such folder");
        }
        List<BenchmarkFolder> found = find(folder);
        if (found.isEmpty()) {
            try (Stream<Path> below = Files.list(folder)) {
                for (Path each : below.filter(Files::isDirectory).sorted().toList()) {
                    found.addAll(find(each));
                }
            }
        }
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    folder
                            + ": no benchmark: weekly_counts.csv(.gz) or daily_counts.csv(.gz)"
                            + " expected here or one folder below");
        }
        List<SimulatedBenchmark> benchmarks = new ArrayList<>();
        for (BenchmarkFolder each : found) {
            benchmarks.add(each.load());
        }
        return benchmarks;
    }

    /** A table of counts is recognised by the end of its name and the column of its points. */
    private static List<BenchmarkFolder> find(Path folder) throws IOException {
        List<BenchmarkFolder> found = new ArrayList<>();
        for (Path file : files(folder, ".*counts\\.csv(\\.gz)?")) {
            List<String> header = header(file);
            if (header.contains("week")) {
                found.add(new BenchmarkFolder(folder, Cadence.WEEKLY, file));
            } else if (header.contains("day")) {
                found.add(new BenchmarkFolder(folder, Cadence.DAILY, file));
            }
        }
        return found;
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> header(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = reader(file)) {
            for (CsvRecord row : reader) {
                return row.getFields();
            }
            return List.of();
        } catch (CsvParseException | java.util.zip.ZipException e) {
            throw unreadable(file, e);
        }
    }

    private static CsvReader<CsvRecord> reader(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        return CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static InvalidInputException unreadable(Path file, Exception e) {
        return new InvalidInputException(file + ": cannot be read: " + e.getMessage());
    }

    /** The table about the series: the only file whose name ends in meta.csv. */
    private Path meta() throws IOException {
        List<Path> files = files(folder, ".*meta\\.csv");
        return files.size() == 1 ? files.get(0) : folder.resolve("series_meta.csv");
    }

    private SimulatedBenchmark load() throws IOException {
        Map<Integer, Counts> series = counts();
        int length = series.values().iterator().next().observed.size();
        boolean weekly = cadence == Cadence.WEEKLY;
        int judged = weekly ? JUDGED_WEEKS : JUDGED_WEEKS * 7;
        if (length <= judged) {
            throw new InvalidInputException(
                    counts + ": more than " + judged + " points a series needed, got " + length);
        }
        List<SimulatedSeries> list = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        String scenario = weekly ? "scenario" : "signal";
        String size = weekly ? "k2" : "size_factor";
        Path about = meta();
        CsvTable meta =
                CsvTable.read(
                        about,
                        problems,
                        "series_id",
                        scenario,
                        "replicate",
                        size,
                        "outbreak_start",
                        "outbreak_end");
        for (CsvTable.Row row : meta.rows()) {
            Counts one = series.remove(row.count("series_id"));
            if (one == null || one.observed.size() != length) {
                row.problem(
                        "series_id",
                        row.text("series_id")
                                + (one == null
                                        ? " has no counts in " + counts.getFileName()
                                        : " has "
                                                + one.observed.size()
                                                + " points, expected "
                                                + length));
                continue;
            }
            boolean outbreak = !row.text("outbreak_start").matches("|NA|0");
            list.add(
                    new SimulatedSeries(
                            row.count("series_id"),
                            row.count(scenario),
                            row.count(size),
                            row.count("replicate"),
                            one.array(one.observed),
                            one.array(one.outbreak),
                            outbreak ? row.count("outbreak_start") : 0,
                            outbreak ? row.count("outbreak_end") : -1));
        }
        CsvTable.stopIfAny(problems);
        String name = folder.toAbsolutePath().normalize().getFileName().toString();
        return new SimulatedBenchmark(name, cadence, length - judged + 1, length, list);
    }

    private static final class Counts {
        private final List<Integer> observed = new ArrayList<>();
        private final List<Integer> outbreak = new ArrayList<>();

        double[] array(List<Integer> values) {
            return values.stream().mapToDouble(Integer::doubleValue).toArray();
        }
    }

    private Map<Integer, Counts> counts() throws IOException {
        boolean weekly = cadence == Cadence.WEEKLY;
        List<String> wanted =
                List.of(
                        "series_id",
                        weekly ? "week" : "day",
                        "observed",
                        weekly ? "current_outbreak" : "outbreak");
        Map<Integer, Counts> series = new LinkedHashMap<>();
        int[] columns = null;
        try (CsvReader<CsvRecord> reader = reader(counts)) {
            for (CsvRecord row : reader) {
                if (columns == null) {
                    columns = columns(row, wanted);
                } else {
                    add(series, row, columns);
                }
            }
        } catch (CsvParseException | java.util.zip.ZipException e) {
            throw unreadable(counts, e);
        }
        if (series.isEmpty()) {
            throw new InvalidInputException(counts + ": no rows");
        }
        return series;
    }

    private int[] columns(CsvRecord header, List<String> wanted) {
        int[] columns = new int[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = header.getFields().indexOf(wanted.get(i));
            if (columns[i] < 0) {
                throw new InvalidInputException(
                        counts + ":1: " + wanted.get(i) + ": column missing");
            }
        }
        return columns;
    }

    private void add(Map<Integer, Counts> series, CsvRecord row, int[] columns) {
        int[] values = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            String text = columns[i] < row.getFieldCount() ? row.getField(columns[i]).trim() : "";
            if (!text.matches("\\d{1,9}")) {
                throw new InvalidInputException(
                        counts
                                + ":"
                                + row.getStartingLineNumber()
                                + ": expected a whole number of at least 0, got '"
                                + text
                                + "'");
            }
            values[i] = Integer.parseInt(text);
        }
        Counts one = series.computeIfAbsent(values[0], id -> new Counts());
        if (values[1] != one.observed.size() + 1) {
            throw new InvalidInputException(
                    counts
                            + ":"
                            + row.getStartingLineNumber()
                            + ": series "
                            + values[0]
                            + ": expected point "
                            + (one.observed.size() + 1)
                            + ", got "
                            + values[1]);
        }
        one.observed.add(values[2]);
        one.outbreak.add(values[3]);
    }
}
