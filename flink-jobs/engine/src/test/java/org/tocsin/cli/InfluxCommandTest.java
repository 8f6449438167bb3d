package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.store.influx.LocalInflux;

/** What the user sees when series go to InfluxDB, from a process with its own environment. */
class InfluxCommandTest {
    @TempDir Path folder;

    private LocalInflux server;

    private record Outcome(int code, String text) {}

    @BeforeEach
    void start() {
        server = LocalInflux.start(folder.resolve("server"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Outcome tocsin(Map<String, String> env, String... args) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.tocsin.cli.Main"));
        command.addAll(List.of(args));
        File log = folder.resolve("log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(k -> k.startsWith("TOCSIN_INFLUX"));
        builder.environment().put("TOCSIN_HOME", Path.of("../..").toRealPath().toString());
        builder.environment().putAll(env);
        int code = builder.start().waitFor();
        return new Outcome(code, Files.readString(log.toPath(), StandardCharsets.UTF_8));
    }

    private Path run() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("series.lp"), "receipts,place=A count=1i 1707753600\n");
        return out;
    }

    @Test
    void checkSaysHowToMendAndLoadLoadsAfterwards() throws Exception {
        Outcome missing =
                tocsin(Map.of(), "influx", "check", "--url", server.url(), "--lang", "en");
        assertEquals(1, missing.code());
        assertTrue(missing.text().contains("CREATE DATABASE \"tocsin_exercise\""), missing.text());
        server.create("tocsin_exercise");
        assertEquals(
                0, tocsin(Map.of("TOCSIN_INFLUX_URL", server.url()), "influx", "check").code());
        Outcome loaded =
                tocsin(Map.of(), "influx", "load", run().toString(), "--url", server.url());
        assertEquals(0, loaded.code(), loaded.text());
        assertEquals(1, server.count("tocsin_exercise", "receipts", "count"));
    }

    @Test
    void whatTheServerDoesNotTakeIsListed() throws Exception {
        server.create("tocsin_exercise");
        Path out = run();
        Files.writeString(out.resolve("intake.lp"), "receipts,place=B count=0.5 1707753600\n");
        Outcome outcome = tocsin(Map.of(), "influx", "load", out.toString(), "--url", server.url());
        assertEquals(1, outcome.code(), outcome.text());
        String letters = Files.readString(out.resolve("deadletters-influx.ndjson"));
        assertTrue(letters.contains("receipts,place=B count=0.5 1707753600"), letters);
        assertTrue(letters.contains("field type conflict"), letters);
    }

    @Test
    void aDrillWhoseServerStaysAwaySaysSoInOneLineAndKeepsItsFiles() throws Exception {
        server.kill();
        Path out = folder.resolve("drill");
        Outcome outcome =
                tocsin(
                        Map.of("TOCSIN_INFLUX_TRIES", "2"),
                        "drill",
                        "ehec-2011",
                        "--no-page",
                        "--lang",
                        "en",
                        "--out",
                        out.toString(),
                        "--influx",
                        server.url());
        assertEquals(1, outcome.code(), outcome.text());
        assertTrue(Files.size(out.resolve("series.lp")) > 100_000);
        List<String> about = outcome.text().lines().filter(l -> l.contains("stayed away")).toList();
        assertEquals(1, about.size(), outcome.text());
        assertTrue(about.get(0).contains("tocsin influx load " + out), about.get(0));
        assertFalse(outcome.text().contains("\tat "), "no stack trace");
    }

    @Test
    void exercisesNeverGoToTheLiveBucket() throws Exception {
        Outcome outcome =
                tocsin(
                        Map.of("TOCSIN_INFLUX_BUCKET", "county"),
                        "influx",
                        "load",
                        run().toString(),
                        "--url",
                        server.url(),
                        "--bucket",
                        "county");
        assertEquals(1, outcome.code());
        assertTrue(outcome.text().contains("holds live data"), outcome.text());
    }
}
