package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a user sees who asks for help or makes a mistake: a clear message and an exit code. */
class CommandLineTest {
    private static final Path EHEC = Path.of("../../data-samples/real/ehec-2011");

    @TempDir Path folder;

    private record Said(int code, String out, String err) {
        /** Not successful, says all of these, and shows no stack trace. */
        void isARefusalThatSays(String... words) {
            assertNotEquals(0, code, out + err);
            for (String word : words) {
                assertTrue(err.contains(word), () -> word + " is not in: " + err);
            }
            assertFalse(err.contains("\tat ") || err.contains("Exception"), err);
        }
    }

    private static Said tocsin(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(false, arguments);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return new Said(line.execute(arguments), out.toString(), err.toString());
    }

    /** The EHEC scenario in a folder of its own, with one text replaced by another. */
    private Path scenario(String before, String after) throws IOException {
        String text =
                Files.readString(EHEC.resolve("scenario.yaml"))
                        .replace("../..", EHEC.resolve("../..").toAbsolutePath().toString());
        assertTrue(text.contains(before), before);
        for (String file : List.of("places.csv", "case-definitions.yaml")) {
            Files.copy(EHEC.resolve(file), folder.resolve(file));
        }
        Files.copy(
                EHEC.resolve("ehec-o104-2011-linelist.csv"),
                folder.resolve("ehec-o104-2011-linelist.csv"));
        return Files.writeString(folder.resolve("scenario.yaml"), text.replace(before, after));
    }

    @Test
    void helpNamesEveryCommandAndOption() {
        Said all = tocsin("--help");
        assertEquals(0, all.code());
        assertTrue(all.out().contains("drill") && all.out().contains("generate"), all.out());
        Said drill = tocsin("drill", "--help");
        assertEquals(0, drill.code());
        for (String option :
                List.of("--out", "--lang", "--as-of", "--input", "--parallelism", "--influx")) {
            assertTrue(drill.out().contains(option), option);
        }
        assertEquals("", drill.err());
    }

    /** Only the command that is called is set up; it must be the one that the help names. */
    @Test
    void everyCommandIsFoundByItsName() {
        Map<String, CommandLine> all = Main.commandLine(false).getSubcommands();
        assertTrue(all.size() >= 12, all.keySet().toString());
        all.forEach(
                (name, command) -> {
                    assertEquals(
                            name,
                            command.getCommandSpec()
                                    .userObject()
                                    .getClass()
                                    .getAnnotation(Command.class)
                                    .name());
                    assertEquals(
                            Set.of(name),
                            Main.commandLine(false, name, "--help").getSubcommands().keySet());
                    Said help = tocsin("--verbose", name, "--help");
                    assertEquals(0, help.code());
                    assertTrue(help.out().contains("tocsin " + name), help.out());
                });
        assertEquals("tocsin 0.1.0", tocsin("--version").out().strip());
    }

    @Test
    void anUnknownCommandOrOptionIsNamed() {
        tocsin("dril").isARefusalThatSays("dril");
        tocsin("drill", "--wrong").isARefusalThatSays("--wrong");
    }

    @Test
    void anUnknownScenarioIsNamed() {
        tocsin("drill", "ehec-1911").isARefusalThatSays("ehec-1911", "no drill");
    }

    @Test
    void aMissingInputIsNamed() {
        String missing = folder.resolve("nowhere.csv").toString();
        tocsin(
                        "drill",
                        EHEC.toString(),
                        "--input",
                        missing,
                        "--out",
                        folder.resolve("o").toString())
                .isARefusalThatSays("nowhere.csv");
        assertFalse(Files.exists(folder.resolve("o/series.lp")));
    }

    @Test
    void aScenarioThatNamesMissingFilesListsThemAll() throws IOException {
        Path file = scenario("reference: .", "reference: gone\ndefinitons: typo.yaml");
        tocsin("drill", file.toString())
                .isARefusalThatSays("scenario.yaml", "reference", "gone", "definitons");
    }

    @Test
    void aRuleWithTyposListsEveryProblem() throws IOException {
        Path rules =
                Files.writeString(
                        folder.resolve("typo.yaml"),
                        """
                        rules:
                          - id: ST-03
                            family: statistcal
                            name: {zh: 甲, en: a}
                            mark: P
                            tier: lst
                            level: S
                          - id: PC-01
                            family: window
                            name: {zh: 乙, en: b}
                            mark: B
                            tier: notify
                            level: C
                            indicators: [HSU]
                            scope: collective
                            windw: 7d
                            count: ten
                            deadline: soon
                        """);
        Path file = scenario("rules: [", "rules: [typo.yaml, ");
        Said said = tocsin("drill", file.toString(), "--out", folder.resolve("o").toString());
        said.isARefusalThatSays(
                "typo.yaml",
                "ST-03",
                "statistcal",
                "lst",
                "PC-01",
                "HSU",
                "did you mean HUS",
                "windw",
                "did you mean window",
                "ten",
                "soon");
        assertTrue(Files.exists(rules));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        tocsin("drill", EHEC.toString(), "--out", taken.resolve("out").toString())
                .isARefusalThatSays("cannot write", "taken");
    }

    @Test
    void wrongValuesOfOptionsAreNamed() {
        String drill = EHEC.toString();
        tocsin("drill", drill, "--as-of", "yesterday").isARefusalThatSays("--as-of", "yesterday");
        tocsin("drill", drill, "--lang", "de").isARefusalThatSays("--lang", "de");
        tocsin("drill", drill, "--parallelism", "0").isARefusalThatSays("--parallelism", "0");
        tocsin("drill", drill, "--watermark", "often").isARefusalThatSays("--watermark", "often");
        tocsin("drill", drill, "--influx", "nowhere").isARefusalThatSays("--influx", "nowhere");
    }

    @Test
    void aDrillEndsWithATableAndTheReportPage() throws IOException {
        Path out = folder.resolve("out");
        Said said = tocsin("drill", EHEC.toString(), "--out", out.toString(), "--lang", "en");
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().contains("ST-03"), said.out());
        assertTrue(said.out().contains("report.html"), said.out());
        for (String file : List.of("series.lp", "alerts.ndjson", "summary.json", "report.html")) {
            assertTrue(Files.size(out.resolve(file)) > 1_000, file);
        }
    }
}
