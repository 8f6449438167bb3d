package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {
    private static final String PLAN = "../../data-samples/drills/shangdang-2024/plan.yaml";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine command = new CommandLine(new GenerateCommand());
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    @Test
    void writesAndSaysWhatItWrote(@TempDir Path folder) {
        String[] args = {
            PLAN, "--from", "2024-02-01", "--until", "2024-02-05", "--out", folder.toString()
        };
        assertEquals(0, run(args), err::toString);
        assertTrue(out.toString().contains(" visits, "), out.toString());
        assertTrue(out.toString().contains("written to " + folder), out.toString());
    }

    @Test
    void printsTheDocumentedDefaults() {
        assertEquals(0, run("--print-defaults"));
        assertTrue(out.toString().contains("fever_clinic_per_day:"));
    }

    @Test
    void mistakesAreNamedWithoutAStackTrace() {
        assertEquals(2, run("nowhere.yaml"));
        assertEquals("nowhere.yaml: cannot be read, expected a plan in YAML\n", err.toString());
        assertEquals(2, run(PLAN, "--no-injects"));
        assertTrue(err.toString().contains("--out: missing, expected a folder"));
        assertEquals(2, run(PLAN, "--province", "3000", "--out", "x"));
        assertTrue(err.toString().contains("--province: 3000, expected like 100x30"));
        assertEquals(2, run(PLAN, "--from", "yesterday", "--out", "x"));
        assertEquals(1, run(PLAN, "--out", "pom.xml/nothing"));
        assertTrue(err.toString().contains("cannot write: "));
        assertFalse(err.toString().contains("\tat "), err.toString());
    }
}
