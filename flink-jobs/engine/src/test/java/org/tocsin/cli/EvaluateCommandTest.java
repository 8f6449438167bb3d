package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against the published metrics and weekly alarms (README of the test data). */
class EvaluateCommandTest {
    private static final Path BENCHMARKS = Path.of("src/test/resources/benchmarks");
    private static final String SUMS = "ff_7daysum_delta_a01";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int compared;

    @TempDir Path temp;

    private int run(Object... args) {
        CommandLine line = new CommandLine(new EvaluateCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return line.execute(texts);
    }

    private static String referenceMethods(Path file) throws IOException {
        return String.join(
                ",", rows(file).stream().map(row -> row.get("method")).distinct().toList());
    }

    @Test
    void equalsThePublishedWeeklyMetricsAndEveryWeeklyAlarm() throws IOException {
        Path folder = BENCHMARKS.resolve("weekly2");
        Path metrics = folder.resolve("reference_metrics_by_scenario.csv");
        String methods = referenceMethods(metrics);
        int exit =
                run(
                        "--benchmark",
                        folder,
                        "--methods",
                        methods,
                        "--parallelism",
                        2,
                        "--output",
                        temp.resolve("out.csv"));
        assertEquals(0, exit, err::toString);
        compare(metrics, temp.resolve("out_weekly2_metrics_by_scenario.csv"), "scenario");
        compare(
                folder.resolve("reference_alarms.csv.gz"),
                temp.resolve("out_weekly2_alarms.csv"),
                "series_id");
        System.out.printf(
                "tocsin evaluate: %d methods, %d published cells equal%n",
                methods.split(",").length, compared);
        assertEquals(22 * 2 * 12 + 22 * 40, compared);
    }

    @Test
    void equalsThePublishedDailyMetrics() throws IOException {
        Path folder = BENCHMARKS.resolve("daily10");
        Path metrics = folder.resolve("reference_metrics_by_size.csv");
        String methods = referenceMethods(metrics).replace("," + SUMS, "");
        Path o = temp.resolve("out.csv");
        assertEquals(
                0, run("--benchmark", folder, "--methods", methods, "--output", o), err::toString);
        Path sums = temp.resolve("sums.csv");
        int exit =
                run(
                        "--benchmark", folder,
                        "--methods", SUMS,
                        "--replicates", 1,
                        "--output", sums);
        assertEquals(0, exit, err::toString);
        Path all = temp.resolve("out_daily10_metrics_by_size.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(all));
        lines.add(Files.readAllLines(temp.resolve("sums_daily10_metrics_by_size.csv")).get(1));
        Files.write(all, lines);
        compare(metrics, all, "size");
        assertEquals(9 * 10, compared);
    }

    private void compare(Path reference, Path written, String group) throws IOException {
        Map<String, Map<String, String>> got = new HashMap<>();
        rows(written).forEach(row -> got.put(row.get("method") + " " + row.get(group), row));
        for (Map<String, String> expected : rows(reference)) {
            String key = expected.get("method") + " " + expected.get(group);
            for (Map.Entry<String, String> cell : expected.entrySet()) {
                assertEquals(
                        cell.getValue(),
                        got.get(key).get(cell.getKey()),
                        key + " " + cell.getKey());
                compared += cell.getKey().matches("method|" + group) ? 0 : 1;
            }
        }
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            String[] header = reader.readLine().split(",");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",");
                Map<String, String> row = new java.util.LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void writesTheTablesAtEqualRatesAndTheDifferences() throws IOException {
        Path o = temp.resolve("sub/out.csv");
        int exit =
                run(
                        "--benchmark",
                        BENCHMARKS.resolve("weekly2"),
                        "--methods",
                        "ladder_26w,ears_c1_default",
                        "--output",
                        o);
        assertEquals(0, exit, err::toString);
        List<Map<String, String>> rates = rows(o.resolveSibling("out_weekly2_fpr.csv"));
        assertEquals(2 * 3 * 2, rates.size());
        for (Map<String, String> row : rates) {
            double target = Double.parseDouble(row.get("target_FPR"));
            double reached = Double.parseDouble(row.get("FPR"));
            if (row.get("tuned_on").equals("same_series")) {
                assertTrue(reached <= target + 5e-5, row.toString());
                assertTrue(
                        reached > 0.8 * target || row.get("threshold_odd").equals("Inf"),
                        row.toString());
            }
        }
        List<Map<String, String>> paired = rows(o.resolveSibling("out_weekly2_differences.csv"));
        assertEquals(2 * 3, paired.size());
        for (Map<String, String> row : paired) {
            double low = Double.parseDouble(row.get("POD_low95"));
            double mean = Double.parseDouble(row.get("POD_attributable"));
            double high = Double.parseDouble(row.get("POD_high95"));
            assertTrue(low <= mean && mean <= high, row.toString());
        }
        assertEquals(2 * (1 + 2 + 10), rows(o).size());
    }

    /**
     * A judged folder as somebody else would hand it in: other names, fewer series, no reference.
     */
    @Test
    void thresholdsComeFromAnotherBenchmark() throws IOException {
        Path held = Files.createDirectories(temp.resolve("held-back"));
        Files.copy(
                BENCHMARKS.resolve("weekly2/weekly_counts.csv.gz"),
                held.resolve("simulated_counts.csv.gz"));
        List<String> meta = Files.readAllLines(BENCHMARKS.resolve("weekly2/series_meta.csv"));
        List<String> third = new ArrayList<>(meta.subList(0, 1));
        for (int i = 1; i < meta.size(); i += 3) {
            third.add(meta.get(i));
        }
        Files.write(held.resolve("series_meta.csv"), third);
        Path o = temp.resolve("judged.csv");
        int exit =
                run(
                        "--tune",
                        BENCHMARKS,
                        "--benchmark",
                        held,
                        "--methods",
                        "ears_c2_default,ears_c1_default,rki2",
                        "--output",
                        o);
        assertEquals(0, exit, err::toString);
        Map<String, Map<String, String>> tuned = new HashMap<>();
        Map<String, Map<String, String>> whole = new HashMap<>();
        rows(temp.resolve("judged_held-back_fpr.csv")).stream()
                .filter(row -> row.get("tuned_on").equals("weekly2"))
                .forEach(row -> tuned.put(row.get("method") + row.get("target_FPR"), row));
        Path w = temp.resolve("whole.csv");
        run("--benchmark", BENCHMARKS.resolve("weekly2"), "--methods", "rki2", "--output", w);
        rows(temp.resolve("whole_weekly2_fpr.csv")).stream()
                .filter(row -> row.get("tuned_on").equals("same_series"))
                .forEach(row -> whole.put(row.get("method") + row.get("target_FPR"), row));
        assertEquals(3 * 3, tuned.size());
        for (String key : whole.keySet()) {
            assertEquals(
                    whole.get(key).get("threshold_odd"), tuned.get(key).get("threshold_odd"), key);
            assertEquals(
                    tuned.get(key).get("threshold_even"), tuned.get(key).get("threshold_odd"), key);
        }
        List<Map<String, String>> best = rows(temp.resolve("judged_held-back_best.csv"));
        assertEquals(3 * 3, best.size());
        assertEquals("ears_c2_default", best.get(0).get("method"));
        assertTrue(out.toString().contains("FPR 0.01 (tuned on weekly2): ears_c2_default"));
    }

    @Test
    void seriesWithoutAnOutbreakCountForFalseAlarmsOnly() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("quiet"));
        Files.copy(
                BENCHMARKS.resolve("weekly2/weekly_counts.csv.gz"),
                folder.resolve("weekly_counts.csv.gz"));
        List<String> meta = Files.readAllLines(BENCHMARKS.resolve("weekly2/series_meta.csv"));
        String[] cells = meta.get(1).split(",");
        List<String> names = List.of(meta.get(0).split(","));
        cells[names.indexOf("outbreak_start")] = "NA";
        cells[names.indexOf("outbreak_end")] = "NA";
        meta.set(1, String.join(",", cells));
        Files.write(folder.resolve("series_meta.csv"), meta.subList(0, 3));
        Path o = temp.resolve("quiet.csv");
        assertEquals(
                0,
                run("--benchmark", folder, "--methods", "ears_c1_default", "--output", o),
                err::toString);
        Map<String, String> row = rows(temp.resolve("quiet_quiet_metrics.csv")).get(0);
        assertEquals("2", row.get("series"));
        assertTrue(row.get("POD").matches("0.0000|1.0000"), row.toString());
    }

    @Test
    void theResultDoesNotDependOnTheThreads() throws IOException {
        Path folder = BENCHMARKS.resolve("weekly2");
        String methods = "ears_c2_default,rki2";
        run("--benchmark", folder, "--methods", methods, "--output", temp.resolve("a.csv"));
        run(
                "--benchmark",
                folder,
                "--methods",
                methods,
                "--parallelism",
                4,
                "--output",
                temp.resolve("b.csv"));
        assertEquals(
                Files.readString(temp.resolve("a.csv")), Files.readString(temp.resolve("b.csv")));
        assertEquals(
                Files.readString(temp.resolve("a_weekly2_fpr.csv")),
                Files.readString(temp.resolve("b_weekly2_fpr.csv")));
    }

    @Test
    void aFolderOfBenchmarksGivesOneTable() throws IOException {
        Path o = temp.resolve("both.csv");
        int exit = run("--benchmark", BENCHMARKS, "--methods", "ears_c1_a01,rki1", "--output", o);
        assertEquals(0, exit, err::toString);
        List<Map<String, String>> rows = rows(o);
        assertTrue(rows.stream().anyMatch(r -> r.get("benchmark").equals("daily10")));
        assertTrue(rows.stream().anyMatch(r -> r.get("benchmark").equals("weekly2")));
        assertTrue(out.toString().contains("daily10: rki1 is not for this benchmark, left out"));
    }

    @Test
    void theWholeBenchmarksEqualWhatIsPublished() throws IOException {
        String given = System.getProperty("tocsin.benchmarks");
        Assumptions.assumeTrue(
                given != null, "run with -Dtocsin.benchmarks=FOLDER to compare all 968 series");
        Path folder = Path.of(given);
        Path weekly = folder.resolve("weekly42");
        Path metrics = weekly.resolve("reference_metrics.csv");
        Path o = temp.resolve("w.csv");
        int exit =
                run("--benchmark", weekly, "--methods", referenceMethods(metrics), "--output", o);
        assertEquals(0, exit, err::toString);
        compare(metrics, temp.resolve("w_weekly42_metrics.csv"), "method");
        compare(
                weekly.resolve("reference_alarms.csv.gz"),
                temp.resolve("w_weekly42_alarms.csv"),
                "series_id");
    }

    @Test
    void badInputIsOneLineThatNamesIt() throws IOException {
        refused(BENCHMARKS.resolve("none"), "ladder", "none: no such folder");
        refused(temp, "ladder", "no benchmark: weekly_counts.csv(.gz)");
        refused(
                BENCHMARKS.resolve("weekly2"),
                "laddr",
                "unknown method laddr (did you mean ladder?); known are all, ladder");
        refused(BENCHMARKS.resolve("weekly2"), "ears_c1_7daysum", "none of the methods is for");
        Path torn = Files.createDirectories(temp.resolve("torn"));
        Files.writeString(
                torn.resolve("series_meta.csv"),
                "series_id,scenario,replicate,k2,outbreak_start\n");
        String header = "series_id,week,observed,past_outbreak,current_outbreak\n";
        Files.writeString(torn.resolve("weekly_counts.csv"), header + "1,1,-3,0,0\n");
        refused(
                torn,
                "ladder",
                "weekly_counts.csv:2: expected a whole number of at least 0, got '-3'");
        Files.writeString(torn.resolve("weekly_counts.csv"), header + "1,2,3,0,0\n");
        refused(torn, "ladder", "series 1: expected point 1, got 2");
        Files.writeString(torn.resolve("weekly_counts.csv"), header + "1,1,3,0,0\n");
        refused(torn, "ladder", "more than 49 points a series needed, got 1");
        assertEquals(2, run("--benchmark", temp, "--methods", "ladder"));
        assertEquals(0, run("--benchmark", temp, "--methods", "list"));
    }

    private void refused(Path folder, String methods, String line) {
        err.getBuffer().setLength(0);
        Path o = temp.resolve("refused.csv");
        assertEquals(1, run("--benchmark", folder, "--methods", methods, "--output", o), line);
        assertTrue(err.toString().contains(line), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }
}
