package org.tocsin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every query of every board against a real InfluxDB, filled by the drills. */
class BoardsOnInfluxTest {
    private static final Path FOLDER = Path.of("../../dashboards").toAbsolutePath().normalize();

    @TempDir static Path folder;
    private static FilledInflux influx;

    private final BoardSource source = BoardSource.load(FOLDER.resolve("source"));

    @BeforeAll
    static void fill() throws Exception {
        influx = FilledInflux.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (influx != null) {
            influx.close();
        }
    }

    @Test
    void everyQueryAnswersAfterTheDefaultDrill() throws Exception {
        assertAnswers("shangdang-2024");
    }

    @Test
    void everyQueryAnswersAfterEhecOrIsNamedAsEmpty() throws Exception {
        assertAnswers("ehec-2011");
    }

    private void assertAnswers(String exercise) throws Exception {
        BoardCheck.Outcome found =
                new BoardCheck(FOLDER, source).run(influx.reader(), Period.of(source, exercise));
        System.out.printf(
                "%s: %d dashboards, %d panels with %d queries, %d variables, %d annotations;"
                        + " %d panels named as empty%n",
                exercise,
                found.boards(),
                found.panels(),
                found.queries(),
                found.variables(),
                found.annotations(),
                found.named().size());
        assertEquals(List.of(), found.problems());
        assertTrue(found.queries() > 100, "only " + found.queries() + " queries were run");
    }

    @Test
    void aBrokenFieldTagOrQueryIsFound() throws Exception {
        assertFound("\\\"completeness\\\" <", "\\\"completness\\\" <", "no series");
        assertFound("SELECT last(\\\"visits\\\")", "SELECT last(\\\"vists\\\")", "no series");
        assertFound(
                "SELECT \\\"last_year\\\"",
                "SELECT \\\"last_yaer\\\"",
                "no field or tag last_yaer");
        assertFound("'$exercise'", "'$exercises'", "no variable exercises");
        assertFound("\\\"reporting\\\" WHERE", "\\\"reporting\\\" WHER", "error parsing query");
    }

    /** A copy of the boards with one thing broken must be refused for the reason. */
    private void assertFound(String sound, String broken, String reason) throws Exception {
        Path copy = Files.createTempDirectory(folder, "boards");
        for (var file : BoardFiles.generate(source).entrySet()) {
            Path to = copy.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            boolean here = file.getKey().equals("json/en/morning.json");
            String text = file.getValue();
            Files.writeString(to, here ? text.replace(sound, broken) : text);
            assertTrue(!here || text.contains(sound), "nothing to break: " + sound);
        }
        BoardCheck.Outcome found =
                new BoardCheck(copy, source)
                        .run(influx.reader(), Period.of(source, "shangdang-2024"));
        assertFalse(found.problems().isEmpty(), "not found: " + broken);
        assertTrue(
                found.problems().stream()
                        .anyMatch(p -> p.startsWith("en/morning") && p.contains(reason)),
                () -> String.join("\n", found.problems()));
    }

    @Test
    void thePreviewDrawsEveryPanel() throws Exception {
        Path chromium = Path.of("/usr/bin/chromium");
        Path out = folder.resolve("preview");
        List<Path> pages =
                new Preview(source, influx.reader(), Period.of(source, "shangdang-2024"))
                        .write(out);
        assertEquals(2 * source.boards().size(), pages.size());
        Assumptions.assumeTrue(Files.isExecutable(chromium), "chromium is not installed");
        Path page = out.resolve("morning-en.html");
        String drawn = dom(chromium, page);
        Matcher count = Pattern.compile("data-drawn=\"(\\d+)\"").matcher(drawn);
        assertTrue(count.find(), "the page did not run");
        long panels =
                source.panels("morning", Language.EN).stream()
                        .filter(p -> !p.path("type").asText().equals("row"))
                        .count();
        assertEquals(panels, Long.parseLong(count.group(1)));
        assertFalse(drawn.contains("data-error"), "a panel could not be drawn");
        assertFalse(drawn.contains(">No data<"), "a panel has nothing to show");
        assertTrue(drawn.contains("Sudian Town"), "places have no names");
    }

    private static String dom(Path chromium, Path page) throws Exception {
        Path profile = Files.createTempDirectory(folder, "profile");
        Path text = folder.resolve("dom.html");
        List<String> command =
                Stream.concat(
                                Stream.of(chromium.toString(), "--headless", "--no-sandbox"),
                                Stream.of(
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--user-data-dir=" + profile,
                                        "--window-size=1600,2400",
                                        "--dump-dom",
                                        page.toUri().toString()))
                        .toList();
        Process browser =
                new ProcessBuilder(command)
                        .redirectOutput(text.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(browser.waitFor(90, TimeUnit.SECONDS), "the browser did not end");
        return Files.readString(text);
    }
}
