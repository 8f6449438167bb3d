package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.epi.run.Literals;
import org.tocsin.epi.run.SeriesData;
import picocli.CommandLine;

/** The command on every reference case (see the README beside them) and on bad input. */
class DetectCommandTest {
    private static final Path GOLDEN = Path.of("../epi/src/test/resources/golden");
    private static final double TOLERANCE = 1e-8;

    /** Rounding of differences of numbers of order 1, as in the tests of the methods. */
    private static final double ROUNDING = 1e-14;

    /** The reference draws these by simulation; they are compared in the nowcast's own test. */
    private static final Set<String> NOT_HERE =
            Set.of("nowcast", "triangle", "scan", "exposure", "space-time-points", "links");

    @TempDir Path folder;

    private record Outcome(int exit, String out, String err) {}

    private static Outcome run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                new CommandLine(new DetectCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(args);
        return new Outcome(exit, out.toString(), err.toString());
    }

    @Test
    void batchReproducesEveryReferenceCase() throws IOException {
        Outcome outcome = run("--batch", GOLDEN.toString(), "--output", folder.toString());
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().startsWith("793 cases computed, 0 with an error"), outcome.out());
        Map<String, Integer> cases = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path json : jsonFiles()) {
            if (NOT_HERE.contains(GOLDEN.relativize(json).getName(0).toString())) {
                continue;
            }
            String method = json.getParent().getFileName().toString();
            String id = json.getFileName().toString().replace(".json", "");
            if (method.equals("series") || NOT_HERE.contains(method)) {
                continue;
            }
            cases.merge(method, 1, Integer::sum);
            problems.addAll(differences(method, id));
        }
        System.out.println("tocsin detect --batch: " + cases + ", " + outcome.out().trim());
        assertEquals(792, cases.values().stream().mapToInt(Integer::intValue).sum());
        assertTrue(
                problems.isEmpty(),
                () -> String.join("\n", problems.subList(0, Math.min(30, problems.size()))));
    }

    private static List<Path> jsonFiles() throws IOException {
        try (Stream<Path> walk = Files.walk(GOLDEN)) {
            return walk.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    private List<String> differences(String method, String id) throws IOException {
        Path written = folder.resolve(method).resolve(id + ".csv");
        if (!Files.exists(written)) {
            Path error = folder.resolve(method).resolve(id + ".error");
            return List.of(
                    method
                            + "/"
                            + id
                            + ": "
                            + (Files.exists(error)
                                    ? Files.readString(error).trim()
                                    : "not written"));
        }
        List<String> header = header(GOLDEN.resolve(method).resolve(id + ".csv"));
        SeriesData expected = SeriesFile.read(GOLDEN.resolve(method).resolve(id + ".csv"));
        SeriesData got = SeriesFile.read(written);
        List<String> problems = new ArrayList<>();
        if (!header(written).subList(0, header.size()).equals(header)
                || got.size() != expected.size()) {
            return List.of(method + "/" + id + ": other columns or rows");
        }
        for (String column : header) {
            for (int row = 0; row < got.size(); row++) {
                String a = expected.texts(column).get(row);
                String b = got.texts(column).get(row);
                if (!same(column, a, b)) {
                    problems.add(
                            method
                                    + "/"
                                    + id
                                    + ":"
                                    + (row + 2)
                                    + " "
                                    + column
                                    + ": expected "
                                    + a
                                    + ", got "
                                    + b);
                }
            }
        }
        return problems;
    }

    private static List<String> header(Path csv) throws IOException {
        try (Stream<String> lines = Files.lines(csv)) {
            return List.of(lines.findFirst().orElseThrow().split(","));
        }
    }

    private static boolean same(String column, String expected, String got) {
        if (expected.equals(got)) {
            return true;
        }
        double a = Literals.parse(expected);
        double b = Literals.parse(got);
        double error = Math.abs(a - b);
        return a == b
                || !column.equals("alarm")
                        && (error <= TOLERANCE * Math.abs(a) || error <= ROUNDING);
    }

    @Test
    void oneRunTakesParametersFromAFileAndFromTheLine() throws IOException {
        Path out = folder.resolve("one.csv");
        Path json = GOLDEN.resolve("ears/m1__c2_base3.json");
        Map<String, Object> document = JsonObject.read(new ObjectMapper(), json);
        Path params = folder.resolve("params.json");
        new ObjectMapper().writeValue(params.toFile(), document.get("params"));
        Outcome outcome =
                run(
                        "--method",
                        "ears",
                        "--params",
                        params.toString(),
                        "--set",
                        "last_index=20",
                        "--input",
                        GOLDEN.resolve("series/m1.csv").toString(),
                        "--output",
                        out.toString());
        assertEquals(0, outcome.exit(), outcome.err());
        SeriesData got = SeriesFile.read(out);
        assertEquals(15, got.size());
        assertEquals("20", got.texts("index").get(14));
    }

    @Test
    void daysWithoutARowAreMissingReportsNotZeros() throws IOException {
        StringBuilder csv = new StringBuilder("date,count\n");
        for (int day = 1; day <= 20; day++) {
            csv.append(day == 12 ? "" : String.format("2024-01-%02d,%d%n", day, day % 3));
        }
        Path input = Files.writeString(folder.resolve("gap.csv"), csv);
        Path out = folder.resolve("gap-out.csv");
        Outcome outcome =
                run("--method", "ears", "--input", input.toString(), "--output", out.toString());
        assertEquals(0, outcome.exit(), outcome.err());
        SeriesData got = SeriesFile.read(out);
        assertEquals("2024-01-12", got.texts("date").get(4));
        assertEquals("NA", got.texts("observed").get(4));
        assertEquals("NA", got.texts("threshold").get(5));
    }

    @Test
    void badInputIsOneLineThatNamesIt() throws IOException {
        assertRefused(
                "index,date,observed\n1,2024-01-01,3\n2,2024-01-02,-1\n",
                "observed",
                ":3: observed: expected a count >= 0 or NA, got '-1'");
        assertRefused(
                "index,date,observed\n1,2024-01-02,3\n2,2024-01-01,1\n",
                "dates",
                ":3: date: expected dates in order, got '2024-01-01'");
        assertRefused(
                "index,date,observed\n1,2024-01-02,3\n2,2024-01-02,1\n",
                "doubled",
                ":3: date: expected each date once, got '2024-01-02'");
        assertRefused(
                "index,date,observed\n1,2024-01-02,3\n",
                "short",
                "series too short: at least 8 points needed, got 1");
        assertRefused(
                "index,date,observed\n1,2024-01-02,x\n",
                "text",
                ":2: observed: expected a number or NA, got 'x'");
        assertRefused(
                "index,date,observed\n1,2024-01-02\n",
                "fields",
                ":2: expected 3 fields as in the heading, got 2");
        assertRefused("index,date\n1,2024-01-02\n", "column", "column observed is missing");
    }

    private void assertRefused(String csv, String name, String line) throws IOException {
        Path input = Files.writeString(folder.resolve(name + ".csv"), csv);
        Path out = folder.resolve(name + "-out.csv");
        Outcome outcome =
                run("--method", "ears", "--input", input.toString(), "--output", out.toString());
        assertEquals(1, outcome.exit());
        assertTrue(outcome.err().contains(line), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void unknownNamesAreRefusedWithTheKnownOnes() {
        String series = GOLDEN.resolve("series/m1.csv").toString();
        String out = folder.resolve("x.csv").toString();
        Outcome method = run("--method", "magic", "--input", series, "--output", out);
        assertTrue(
                method.err().startsWith("unknown method magic; known are bayes, cdc, cusum, ears"),
                method.err());
        Outcome parameter =
                run("--method", "ears", "--set", "basline=9", "--input", series, "--output", out);
        assertTrue(
                parameter
                        .err()
                        .startsWith("ears: unknown parameter basline; known are alpha, baseline"),
                parameter.err());
        Outcome value =
                run("--method", "ears", "--set", "alpha=2", "--input", series, "--output", out);
        assertEquals(
                "ears: alpha must be between 0 and 1 (exclusive), got 2.0", value.err().trim());
    }

    @Test
    void aBatchLeavesAReasonForACaseItCannotCompute() throws IOException {
        Path cases = Files.createDirectories(folder.resolve("cases/ears"));
        Files.writeString(
                cases.resolve("broken.json"),
                "{\"id\":\"broken\",\"method\":\"ears\",\"series\":\"none.csv\",\"params\":{}}");
        Files.writeString(cases.resolve("torn.json"), "{\"id\":");
        Path out = folder.resolve("results");
        Outcome outcome = run("--batch", cases.toString(), "--output", out.toString());
        assertEquals(0, outcome.exit());
        assertTrue(
                Files.readString(out.resolve("ears/broken.error"))
                        .contains("none.csv: no such file"));
        assertTrue(
                Files.readString(out.resolve("ears/torn.error"))
                        .contains("torn.json: not a JSON object"));
    }
}
