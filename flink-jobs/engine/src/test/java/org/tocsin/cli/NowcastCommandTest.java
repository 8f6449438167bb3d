package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on the line list of the EHEC epidemic of 2011 and on lists as people have them. */
class NowcastCommandTest {
    private static final Path GOLDEN = Path.of("../epi/src/test/resources/golden");
    private static final Path LIST = GOLDEN.resolve("series/hus_o104_linelist.csv");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path temp;

    private int run(Object... args) {
        CommandLine line = new CommandLine(new NowcastCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] texts = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            texts[i] = args[i].toString();
        }
        return line.execute(texts);
    }

    /** Columns of the reference (two implementations, README of the golden triangle) but day. */
    @Test
    void equalsTheReferenceOnTheEhecLineList() throws IOException {
        int numbers = 0;
        for (String day : List.of("2011-05-26", "2011-06-02", "2011-06-15")) {
            Path o = temp.resolve(day + ".csv");
            int exit =
                    run(
                            "--input",
                            LIST,
                            "--as-of",
                            day,
                            "--max-delay",
                            15,
                            "--days",
                            15,
                            "--day-types",
                            "no",
                            "--output",
                            o);
            assertEquals(0, exit, err::toString);
            numbers += compare(GOLDEN.resolve("triangle/10-ehec-" + day + "/nowcast.csv"), o);
        }
        System.out.println("tocsin nowcast: 3 dates, " + numbers + " values equal the reference");
        assertEquals(3 * 15 * 12, numbers);
    }

    private static int compare(Path reference, Path written) throws IOException {
        List<String> expected = Files.readAllLines(reference);
        List<String> got = Files.readAllLines(written);
        assertEquals(expected.size(), got.size());
        int numbers = 0;
        for (int row = 1; row < expected.size(); row++) {
            String[] a = expected.get(row).split(",");
            String[] b = got.get(row).split(",");
            LocalDate day = LocalDate.of(2011, 5, 1).plusDays(Integer.parseInt(a[1]));
            assertEquals(day.toString(), b[1]);
            for (int c = 0; c < a.length; c++) {
                if (c != 1 && !a[c].equals(b[c])) {
                    double x = Double.parseDouble(a[c]);
                    double y = Double.parseDouble(b[c]);
                    assertTrue(
                            Math.abs(x - y) <= Math.max(1e-10, 1e-8 * Math.abs(x)),
                            written + ":" + row + " " + a[c] + " " + b[c]);
                }
                numbers += c == 1 ? 0 : 1;
            }
        }
        return numbers;
    }

    @Test
    void findsTheColumnsByChineseHeadingsAndReadsTheDatesOfExports() throws IOException {
        StringBuilder csv = new StringBuilder("卡片编号,姓名代码,发病日期,诊断时间,报告时间\r\n");
        for (int i = 0; i < 60; i++) {
            LocalDate onset = LocalDate.of(2024, 2, 1).plusDays(i / 3);
            LocalDate known = onset.plusDays(1 + i % 3);
            csv.append(
                    "%d,x,%d/%d/%d,,%s 08:30:00\r\n"
                            .formatted(
                                    i,
                                    onset.getYear(),
                                    onset.getMonthValue(),
                                    onset.getDayOfMonth(),
                                    known));
        }
        Path list = temp.resolve("list.csv");
        Files.write(list, csv.toString().getBytes(Charset.forName("GB18030")));
        Path page = temp.resolve("p.html");
        int exit = run("--input", list, "--as-of", "2024-02-20", "--lang", "zh", "--plot", page);
        assertEquals(0, exit, err::toString);
        assertTrue(out.toString().contains("按发生日期 54 例（列 发病日期），接收日期列 报告时间"), out::toString);
        assertTrue(err.toString().contains("6 cases received later"), err::toString);
        String html = Files.readString(page);
        assertTrue(html.contains("2024-02-20") && html.contains("估计总数"));
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void saysWhatItLeftOut() throws IOException {
        String csv =
                "onset,received\n2024-01-01,2024-01-02\n,2024-01-03\n2024-01-02,\n"
                        + "2024-01-05,2024-01-04\n2024-01-03,2024-01-05\n";
        Path list = Files.writeString(temp.resolve("l.csv"), csv);
        assertEquals(0, run("--input", list, "--lang", "en"), err::toString);
        assertTrue(err.toString().contains("1 cases without an occurrence date"), err::toString);
        assertTrue(err.toString().contains("1 cases without a receipt date"), err::toString);
        assertTrue(err.toString().contains("1 cases received before they occurred"));
        assertTrue(out.toString().contains("As known on 2024-01-05"), out::toString);
    }

    @Test
    void badInputIsOneLineThatNamesIt() throws IOException {
        refused("onset,received\n2024-01-01,yesterday\n", "l.csv:2: received: expected a date");
        refused("onset,received\n2024-13-01,2024-01-01\n", "l.csv:2: onset: expected a date");
        refused("a,received\n2024-01-01,2024-01-01\n", "no column looks like the occurrence date");
        refused("onset,b\n2024-01-01,2024-01-01\n", "no column looks like the receipt date");
        refused("onset,received\n", "no row with both dates");
        refused("onset,received\n2024-01-01,2024-03-01\n", "no case was received by 2024-02-01");
        assertEquals(1, run("--input", temp.resolve("none.csv")));
        assertEquals(2, run("--input", LIST, "--as-of", "soon"));
        assertEquals(2, run("--input", LIST, "--max-delay", 0));
        assertEquals(1, run("--input", LIST, "--receipt", "date_reprot"));
        assertTrue(err.toString().contains("(did you mean date_report?)"), err::toString);
    }

    private void refused(String csv, String line) throws IOException {
        err.getBuffer().setLength(0);
        Path list = Files.writeString(temp.resolve("l.csv"), csv);
        assertEquals(1, run("--input", list, "--as-of", "2024-02-01"), line);
        assertTrue(err.toString().contains(line), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }
}
