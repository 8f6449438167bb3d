package org.tocsin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The score command: real events beside their chance level, and what it refuses. */
class ScoreCommandTest {
    private static final Path EHEC = Path.of("../../data-samples/real/ehec-2011");
    private static final String PLAN = "../../data-samples/drills/school-20/plan.yaml";

    @TempDir Path folder;

    private final StringWriter err = new StringWriter();

    private int score(String... arguments) {
        CommandLine line = Main.commandLine(false);
        line.setOut(new PrintWriter(new StringWriter(), true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "score";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return line.execute(all);
    }

    private void refuses(String says, String... arguments) {
        err.getBuffer().setLength(0);
        assertNotEquals(0, score(arguments));
        assertTrue(err.toString().contains(says), () -> says + " is not in: " + err);
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    /** A run from 1 March to 30 July 2011 with one alert on 25 May at 06:30. */
    private Path run() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(
                run.resolve("summary.json"),
                "{\"drill\":\"ehec-2011\",\"timezone\":\"Europe/Berlin\",\"dayClose\":\"06:30\","
                        + "\"from\":\"2011-03-01\",\"lastJudgedDay\":\"2011-07-30\"}");
        Files.writeString(
                run.resolve("alerts.ndjson"),
                "{\"alertId\":\"a\",\"transition\":\"opened\",\"at\":\"2011-05-25T06:30:00+02:00\","
                        + "\"rule\":\"ST-03\",\"family\":\"statistical\",\"tier\":\"notify\","
                        + "\"axis\":\"residence\",\"place\":{\"code\":\"DE\",\"level\":\"nation\"},"
                        + "\"indicator\":\"HUS\",\"subject\":\"\",\"records\":[]}\n");
        return run;
    }

    /**
     * After 28 days of warm-up the time line runs from the close of 30 March to that of 31 July:
     * 123 days, so shifts of 4 to 17 weeks, 14 of them. The alert is on its day 56, the window (18
     * May and 28 days) its days 48.7 to 76.7. 56 + 28 to 56 + 63 = 84 to 119, then less 123: 3, 10,
     * 17, 24, 31, 38, 45, 52. One of 14 falls into the window: 0.071. Those at least four weeks
     * from either end are 4 to 13 weeks: none.
     */
    @Test
    void realEventsStandBesideTheirChanceLevel() throws IOException {
        Path out = folder.resolve("score.json");
        assertEquals(
                0,
                score(
                        "--run",
                        run().toString(),
                        "--scenario",
                        EHEC.resolve("scenario.yaml").toString(),
                        "--events",
                        EHEC.resolve("known-events.yaml").toString(),
                        "--warm-up",
                        "28",
                        "--lang",
                        "en",
                        "--output",
                        out.toString()),
                err::toString);
        JsonNode all = new ObjectMapper().readTree(out.toFile()).at("/notify");
        assertEquals(1, all.at("/all/matched").asInt());
        assertEquals(14, all.at("/all/shifts").asInt());
        assertEquals(0.071, all.at("/all/chance").asDouble());
        assertEquals(0, all.at("/all/chanceApart").asDouble());
        assertEquals(7.271, all.at("/events/0/fromReport").asDouble(), "6.5 h after 7 days");
    }

    @Test
    void eventsOutsideTheJudgedTimeAreNamed() throws IOException {
        refuses(
                "o104 lies outside the judged time, 2011-06-2",
                "--run",
                run().toString(),
                "--scenario",
                EHEC.resolve("scenario.yaml").toString(),
                "--events",
                EHEC.resolve("known-events.yaml").toString(),
                "--warm-up",
                "110");
    }

    @Test
    void aWrongChoiceOfOptionsSaysWhatIsMissing() throws IOException {
        refuses("give --run and --twin, --run and --events, or --plan and --seeds");
        refuses("give --run and --twin", "--run", "x");
        refuses("--seeds and --tune-seeds need --plan", "--run", "x", "--tune-seeds", "1-2");
        refuses("has no twin", "--run", "x", "--twin", "y", "--events", "z");
        refuses("give no --run", "--plan", PLAN, "--seeds", "1-2", "--run", "x");
        refuses("x: expected the output folder of a run", "--run", "x", "--twin", "y");
    }

    @Test
    void wrongSeedsAreNamed() {
        refuses("--seeds: expected seeds like 1-20", "--plan", PLAN);
        refuses("got all", "--plan", PLAN, "--seeds", "all");
        refuses("the smaller seed first, got 9-3", "--plan", PLAN, "--seeds", "9-3");
        refuses(
                "--tune-seeds: expected seeds that are not judged, got 20-40 beside 1-20",
                "--plan",
                PLAN,
                "--seeds",
                "1-20",
                "--tune-seeds",
                "20-40");
    }
}
