package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on every reference case of the reporting triangle and on bad input. */
class TriangleCommandTest {
    private static final Path GOLDEN = Path.of("../epi/src/test/resources/golden/triangle");
    private static final Set<String> INPUT = Set.of("deltas.csv", "days.csv", "note.txt");

    /** Compared as texts: whole numbers, bounds, quantiles. */
    private static final Set<String> EXACT =
            Set.of("age", "day", "k", "u", "v", "d", "q025", "q10", "q50", "q90", "q975");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int numbers;

    @TempDir Path temp;

    private int run(Object... args) {
        CommandLine line = new CommandLine(new TriangleCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return line.execute(texts);
    }

    @Test
    void batchWritesEveryReferenceCase() throws IOException {
        assertEquals(0, run("--batch", GOLDEN, "--output", temp), err::toString);
        List<Path> cases;
        try (Stream<Path> list = Files.list(GOLDEN)) {
            cases = list.filter(Files::isDirectory).sorted().toList();
        }
        assertTrue(out.toString().startsWith("13 cases computed, 0 with an error"));
        int files = 0;
        for (Path folder : cases) {
            files += compareCase(folder, temp.resolve(folder.getFileName()));
        }
        System.out.printf(
                "tocsin triangle --batch: %d cases, %d files, %d values%n",
                cases.size(), files, numbers);
        assertEquals(13, cases.size());
        assertTrue(numbers > 3500, numbers + " values");
    }

    private int compareCase(Path expected, Path got) throws IOException {
        List<String> names = new ArrayList<>(names(expected));
        names.removeAll(INPUT);
        assertEquals(names, names(got), expected.toString());
        for (String name : names) {
            compareFile(expected.resolve(name), got.resolve(name));
        }
        return names.size();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private void compareFile(Path expected, Path got) throws IOException {
        List<String> theirs = Files.readAllLines(expected);
        List<String> ours = Files.readAllLines(got);
        assertEquals(theirs.size(), ours.size(), got.toString());
        assertEquals(theirs.get(0), ours.get(0), got.toString());
        String[] header = theirs.get(0).split(",");
        for (int row = 1; row < theirs.size(); row++) {
            String[] a = theirs.get(row).split(",");
            String[] b = ours.get(row).split(",");
            for (int c = 0; c < header.length; c++) {
                same(expected + ":" + (row + 1) + " " + a[0], header[c], a[c], b[c]);
                numbers++;
            }
        }
    }

    /** Relative 1e-8, absolute 1e-10 near zero, as the README of the reference cases says. */
    private static void same(String where, String column, String expected, String got) {
        if (expected.equals(got)) {
            return;
        }
        double a = Double.parseDouble(expected);
        double b = Double.parseDouble(got);
        double allowed = EXACT.contains(column) ? 0 : Math.max(1e-10, 1e-8 * Math.abs(a));
        assertTrue(
                Math.abs(a - b) <= allowed,
                where + " " + column + ": expected " + expected + ", got " + got);
    }

    @Test
    void oneCaseNeedsOnlyInputsAndParameters() throws IOException {
        Path reference = GOLDEN.resolve("08-slow-cards-nb");
        Path folder = stripped(reference, "T,152\r\nD,12\r\nK,6\r\nDz,12\r\n", "\r\n");
        assertEquals(0, run("--case", folder, "--output", temp.resolve("o")), err::toString);
        compareCase(reference, temp.resolve("o"));
    }

    @Test
    void whatIsReceivedAfterTheLabelIsNotKnownYet() throws IOException {
        Path reference = GOLDEN.resolve("02-outbreak-10");
        Path early = stripped(reference, "T,140\nD,15\nK,3\nDz,6\n", "\n");
        Path cut = temp.resolve("cut");
        Files.createDirectories(cut);
        keep(reference.resolve("days.csv"), cut.resolve("days.csv"), 0, 140);
        keep(reference.resolve("deltas.csv"), cut.resolve("deltas.csv"), 1, 140);
        Files.writeString(cut.resolve("expected.csv"), "name,value\nD,15\nK,3\nDz,6\n");
        assertEquals(0, run("--case", early, "--output", temp.resolve("a")), err::toString);
        assertEquals(0, run("--case", cut, "--output", temp.resolve("b")), err::toString);
        for (String name : names(temp.resolve("a"))) {
            assertEquals(
                    Files.readString(temp.resolve("a").resolve(name)),
                    Files.readString(temp.resolve("b").resolve(name)),
                    name);
        }
    }

    private static void keep(Path from, Path to, int column, int last) throws IOException {
        List<String> lines = Files.readAllLines(from);
        List<String> kept = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
            if (Integer.parseInt(line.split(",")[column]) <= last) {
                kept.add(line);
            }
        }
        Files.write(to, kept);
    }

    private Path stripped(Path reference, String parameters, String end) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("case"));
        for (String name : List.of("deltas.csv", "days.csv")) {
            Files.writeString(
                    folder.resolve(name),
                    String.join(end, Files.readAllLines(reference.resolve(name))) + end);
        }
        Files.writeString(folder.resolve("expected.csv"), "name,value" + end + parameters);
        return folder;
    }

    @Test
    void aShortHistoryIsNotJudgedButStillNowcast() throws IOException {
        Path folder = stripped(GOLDEN.resolve("01-quiet-10"), "T,9\nD,15\nK,3\nDz,6\n", "\n");
        Path o = temp.resolve("o");
        assertEquals(0, run("--case", folder, "--output", o), err::toString);
        String values = Files.readString(o.resolve("expected.csv"));
        assertTrue(values.contains("corrected.z,NA"), values);
        assertTrue(values.contains("receipt1.z,NA"), values);
        assertEquals(1 + 10, Files.readAllLines(o.resolve("nowcast.csv")).size());
    }

    @Test
    void badInputIsOneLineThatNamesIt() throws IOException {
        String ok = "T,152\nD,15\nK,3\nDz,6\n";
        refused(
                "days.csv",
                "\n3,3,1,normal",
                "\n4,3,1,normal",
                ok,
                "days.csv:5: day: '4', expected 3");
        refused(
                "days.csv",
                "\n3,3,1,",
                "\n3,7,1,",
                ok,
                "days.csv:5: dayType: '7', expected a whole number from 0 to 6");
        refused(
                "days.csv",
                "\n3,3,1,normal",
                "\n3,3,1,odd",
                ok,
                "days.csv:5: label: 'odd', expected normal, down or backlog");
        refused(
                "deltas.csv",
                "0,0,4",
                "0,0,x",
                ok,
                "deltas.csv:2: delta: 'x', expected a whole number");
        refused("deltas.csv", "0,0,4", "0,0,", ok, "deltas.csv:2: delta: ''");
        refused("deltas.csv", "delta\n", "number\n", ok, "deltas.csv:1: delta: column missing");
        refused("days.csv", "zzz", "", "T,500\nD,15\n", "days 0 to 500 (T) expected, got 153 days");
        refused("days.csv", "zzz", "", "T,152\nD,5\nK,6\n", "ages K must be in 0..5, got 6");
        refused("days.csv", "zzz", "", "T,152\nD,0\n", "delays D must be >= 1, got 0");
        refused("days.csv", "zzz", "", "T,152\nD,1.5\n", "expected.csv:3: value: '1.5'");
    }

    private void refused(String file, String what, String by, String parameters, String line)
            throws IOException {
        Path folder = stripped(GOLDEN.resolve("02-outbreak-10"), parameters, "\n");
        Path changed = folder.resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(what, by));
        err.getBuffer().setLength(0);
        assertEquals(1, run("--case", folder, "--output", temp.resolve("bad")), line);
        assertTrue(err.toString().contains(line), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertFalse(Files.exists(temp.resolve("bad")));
    }

    @Test
    void aBatchLeavesTheReasonForACaseItCannotCompute() throws IOException {
        Path cases = temp.resolve("cases");
        Files.createDirectories(cases.resolve("torn"));
        Files.writeString(
                cases.resolve("torn/days.csv"), "day,dayType,valid,label\n0,0,1,normal\n");
        Path o = temp.resolve("o");
        assertEquals(0, run("--batch", cases, "--output", o), err::toString);
        assertTrue(out.toString().startsWith("0 cases computed, 1 with an error"));
        assertTrue(
                Files.readString(o.resolve("torn.error"))
                        .contains("deltas.csv: cannot be read, no such file"));
    }

    @Test
    void wrongUsageIsExitCodeTwo() {
        assertEquals(2, run("--output", temp));
        assertEquals(2, run("--case", temp, "--batch", temp, "--output", temp));
        assertEquals(1, run("--case", temp.resolve("none"), "--output", temp));
        assertTrue(err.toString().contains("none: no such folder"));
    }
}
