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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.epi.run.SeriesData;
import picocli.CommandLine;

/** Input as people have it: their own series, and cases that are spelt otherwise or broken. */
class DetectInputTest {
    private static final Path GOLDEN =
            Path.of("../epi/src/test/resources/golden").toAbsolutePath().normalize();
    private static final String QUOTED = GOLDEN.resolve("series/m1.csv").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path temp;

    private int run(Object... args) {
        CommandLine line = new CommandLine(new DetectCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return line.execute(texts);
    }

    private Path series(String heading, int step, int points, int jump) throws IOException {
        StringBuilder csv = new StringBuilder(heading).append('\n');
        LocalDate first = LocalDate.of(2021, 1, 4);
        for (int i = 0; i < points; i++) {
            int count = 6 + i * 7 % 5 + (i == jump ? 40 : 0);
            csv.append(first.plusDays((long) step * i)).append(',').append(count).append('\n');
        }
        return Files.writeString(temp.resolve("s.csv"), csv);
    }

    private SeriesData judged(Path input, Object... more) throws IOException {
        Path o = temp.resolve("o.csv");
        Object[] args = new Object[4 + more.length];
        args[0] = "--input";
        args[1] = input;
        args[2] = "--output";
        args[3] = o;
        System.arraycopy(more, 0, args, 4, more.length);
        assertEquals(0, run(args), err::toString);
        return SeriesFile.read(o);
    }

    @Test
    void aWeeklySeriesIsJudgedByTheLadderWithoutAnyOption() throws IOException {
        SeriesData got = judged(series("date,count", 7, 160, 150));
        assertEquals("1", got.texts("alarm").get(150));
        assertEquals("TH2", got.texts("rung").get(150));
        assertEquals("0", got.texts("alarm").get(149));
    }

    @Test
    void aDailySeriesHasWeekdaysAndMayHaveChineseHeadings() throws IOException {
        SeriesData got = judged(series("日期,病例数", 1, 120, 110));
        assertEquals("1", got.texts("alarm").get(110));
        assertEquals("2021-04-24", got.texts("date").get(110));
    }

    @Test
    void weeksWithoutARowAreMissingWhateverTheLineEndsAndTheLabels() throws IOException {
        StringBuilder csv = new StringBuilder("\uFEFFweek,cases\r\n");
        for (int week = 1; week <= 40; week++) {
            csv.append(week == 20 ? "" : "2019-W%02d,%d\r\n".formatted(week, 5 + week % 3));
        }
        SeriesData got = judged(Files.writeString(temp.resolve("w.csv"), csv));
        assertEquals(40, got.size());
        assertEquals("NA", got.texts("observed").get(19));
        assertEquals("NA", got.texts("score").get(19));
        assertEquals("2019-05-13", got.texts("date").get(19));
    }

    @Test
    void aConstantPopulationChangesNothingAndAGrowingOneDoes() throws IOException {
        Path plain = series("date,count", 7, 130, 120);
        List<String> lines = Files.readAllLines(plain);
        StringBuilder constant = new StringBuilder("date,count,population\n");
        StringBuilder growing = new StringBuilder("date,count,population\n");
        for (int i = 1; i < lines.size(); i++) {
            constant.append(lines.get(i)).append(",50000\n");
            growing.append(lines.get(i)).append(',').append(50000 + 900 * i).append('\n');
        }
        SeriesData a = judged(plain);
        SeriesData b = judged(Files.writeString(temp.resolve("p.csv"), constant));
        SeriesData c = judged(Files.writeString(temp.resolve("g.csv"), growing));
        double expected = a.numbers("expected")[125];
        assertEquals(expected, b.numbers("expected")[125], 1e-9 * expected);
        assertTrue(Math.abs(c.numbers("expected")[125] - expected) > 1e-3);
        String gap = constant.toString().replaceFirst("(?m)^2023-01-30,.*\\R", "");
        SeriesData d = judged(Files.writeString(temp.resolve("d.csv"), gap));
        int missing = d.texts("date").indexOf("2023-01-30");
        assertEquals("NA", d.texts("observed").get(missing));
        double there = a.numbers("expected")[missing];
        assertEquals(there, d.numbers("expected")[missing], 1e-9 * there);
    }

    @Test
    void thePageNeedsNothingFromTheNetworkAndSaysWhatWasFound() throws IOException {
        Path page = temp.resolve("p.html");
        int exit =
                run("--input", series("date,count", 7, 160, 150), "--plot", page, "--lang", "en");
        assertEquals(0, exit, err::toString);
        String html = Files.readString(page);
        assertTrue(html.contains("alarms in"), "verdict");
        assertTrue(html.contains("default-src 'none'"), "policy");
        assertFalse(html.contains("src=\"http"), "nothing is fetched");
        assertTrue(html.contains("echarts"), "charts");
        assertTrue(html.contains("<td>2023-11-20</td><td>46</td>"), "table");
        Path chinese = temp.resolve("zh.html");
        assertEquals(
                0,
                run("--input", temp.resolve("s.csv"), "--plot", chinese, "--lang", "zh"),
                err::toString);
        assertTrue(Files.readString(chinese).contains("预警"));
    }

    @Test
    void badSeriesAreOneLineThatNamesIt() throws IOException {
        refused(
                "date,count\n2024-01-01,3\n2024-01-08,-4\n",
                "s.csv:3: count: expected a count >= 0");
        refused(
                "date,count\n2024-01-08,3\n2024-01-01,4\n",
                "s.csv:3: date: expected dates in order");
        refused(
                "date,count\n2024-01-08,3\n2024-01-08,4\n",
                "s.csv:3: date: expected each date once");
        refused("date,count\n2024-01-01,3\n2024-01-08,4\n", "series too short: ladder needs");
        refused("date,count\n2024-01-01,3\n2024-02-30,4\n", "s.csv:3: date: expected a date like");
        refused("date,count\n2024-01-01,3\n2024-01-08,4.5\n", "expected a whole number or NA, got");
        refused(
                "date,count\n2024-01-01,3\n2024-01-08,4\n2024-01-17,4\n",
                "s.csv:4: date: expected a date every 7 days");
        refused("date,count,date\n2024-01-01,3,1\n", "s.csv:1: a column name is given twice");
        refused("date,count\n", "s.csv: no rows");
        refused("date,number\n2024-01-01,3\n", "column observed is missing; found [date, number]");
        refused(
                "date,count,population\n2024-01-01,3,0\n",
                "s.csv:2: population: expected a number > 0, got '0'");
        refused("date,count\n2024-01,3\n2024-02,3\n", "weekly or daily series, not monthly");
    }

    private void refused(String csv, String line) throws IOException {
        err.getBuffer().setLength(0);
        Path input = Files.writeString(temp.resolve("s.csv"), csv);
        Path o = temp.resolve("none.csv");
        assertEquals(1, run("--input", input, "--output", o), line);
        assertTrue(err.toString().contains(line), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertFalse(Files.exists(o));
    }

    @Test
    void wrongUsageIsExitCodeTwoAndAMistypedMethodGetsAHint() throws IOException {
        assertEquals(2, run("--output", temp.resolve("o.csv")));
        assertEquals(2, run("--input", QUOTED));
        assertEquals(2, run("--batch", temp));
        assertEquals(2, run("--batch", temp, "--output", temp, "--method", "ears"));
        assertEquals(1, run("--method", "farington", "--input", QUOTED, "--output", temp));
        assertTrue(err.toString().contains("(did you mean farrington?)"), err::toString);
        assertEquals(0, run("--method", "list"));
        assertTrue(out.toString().contains("outbreakP"));
    }

    @Test
    void parametersMayBeSpeltAsTextsOrListsOfOne() throws IOException {
        Map<String, Object> plain = Map.of("method", "C2", "baseline", 14, "alpha", 0.01);
        Map<String, Object> texts = Map.of("method", "C2", "baseline", "14", "alpha", "0.01");
        Map<String, Object> lists =
                Map.of("method", List.of("C2"), "baseline", List.of(14), "alpha", List.of(0.01));
        writeCase("a", "ears", QUOTED, plain);
        writeCase("b", "ears", QUOTED, texts);
        writeCase("c", "ears", QUOTED, lists);
        Map<String, Object> flags = Map.of("b", 2, "reweight", "FALSE", "trend", 0, "alpha", 0.1);
        Map<String, Object> words =
                Map.of("b", "2", "reweight", false, "trend", "no", "alpha", List.of("0.1"));
        writeCase("d", "farrington", QUOTED, flags);
        writeCase("e", "farrington", QUOTED, words);
        Path o = batch();
        String expected = Files.readString(o.resolve("ears/a.csv"));
        assertEquals(expected, Files.readString(o.resolve("ears/b.csv")));
        assertEquals(expected, Files.readString(o.resolve("ears/c.csv")));
        assertEquals(
                Files.readString(o.resolve("farrington/d.csv")),
                Files.readString(o.resolve("farrington/e.csv")));
        assertTrue(out.toString().startsWith("5 cases computed, 0 with an error"), out::toString);
    }

    @Test
    void everyCaseThatCannotBeComputedLeavesAReason() throws IOException {
        writeCase("missing", "ears", "nowhere.csv", Map.of());
        writeCase("unknown", "ears", QUOTED, Map.of("basline", 7));
        writeCase("method", "magic", QUOTED, Map.of());
        writeCase("value", "ears", QUOTED, Map.of("alpha", "much"));
        writeCase("range", "ears", QUOTED, Map.of("first_index", 100_000));
        writeCase("ladder-range", "ladder", QUOTED, Map.of("first", 0));
        writeCase("ladder-name", "ladder", QUOTED, Map.of("period", 52, "histt", 9));
        writeCase("limit", "farrington_flexible", QUOTED, Map.of("limit54", List.of(5)));
        writeCase("../escape", "ears", QUOTED, Map.of());
        Path binary = temp.resolve("cases/binary.csv");
        Files.write(binary, new byte[] {(byte) 0xff, 0, 1, 2, (byte) 0x80, 10, 3, 10});
        writeCase("binary", "ears", binary.toString(), Map.of());
        Files.writeString(temp.resolve("cases/list.json"), "[1, 2]");
        Files.writeString(temp.resolve("cases/empty.json"), "");
        Files.writeString(temp.resolve("cases/no-method.json"), "{\"name\": \"a series\"}");
        Files.writeString(
                temp.resolve("cases/params.json"), "{\"method\": \"ears\", \"series\": 5}");
        Path o = batch();
        assertTrue(out.toString().startsWith("1 cases computed, 12 with an error"), out::toString);
        assertTrue(reason(o, "ears/missing").contains("nowhere.csv: no such file"));
        assertTrue(reason(o, "ears/unknown").contains("unknown parameter basline"));
        assertTrue(reason(o, "magic/method").contains("unknown method magic"));
        assertTrue(reason(o, "ears/value").contains("alpha must be a number, got much"));
        assertTrue(reason(o, "ears/range").contains("must be from"), reason(o, "ears/range"));
        assertTrue(reason(o, "ladder/ladder-range").contains("first must be from 1"));
        assertTrue(reason(o, "ladder/ladder-name").contains("unknown parameter histt"));
        assertTrue(reason(o, "farrington_flexible/limit").contains("limit54 must be two numbers"));
        assertTrue(reason(o, "cases/list").contains("not a JSON object"));
        assertTrue(reason(o, "cases/empty").contains("empty.json"));
        assertTrue(Files.exists(o.resolve("ears/.._escape.csv")));
    }

    private Path batch() {
        Path o = temp.resolve("results");
        assertEquals(0, run("--batch", temp.resolve("cases"), "--output", o), err::toString);
        return o;
    }

    private static String reason(Path o, String name) throws IOException {
        String text = Files.readString(o.resolve(name + ".error"));
        assertEquals(1, text.lines().count(), text);
        return text;
    }

    private void writeCase(String id, String method, String series, Map<String, Object> params)
            throws IOException {
        Path cases = Files.createDirectories(temp.resolve("cases"));
        Map<String, Object> document =
                Map.of("id", id, "method", method, "series", series, "params", params);
        Path file = cases.resolve(id.replaceAll("[^a-z-]", "") + ".json");
        new ObjectMapper().writeValue(file.toFile(), document);
    }
}
