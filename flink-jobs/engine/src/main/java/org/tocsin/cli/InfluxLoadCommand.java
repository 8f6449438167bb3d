package org.tocsin.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.tocsin.store.influx.DeliveryFailed;
import org.tocsin.store.influx.InfluxWriter;
import org.tocsin.store.influx.RefusedFile;
import org.tocsin.store.influx.RunFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads the line protocol of an earlier run. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description = {
            "Write directory.lp, series.lp, intake.lp, alerts.lp and scorecard.lp of an output folder to"
                    + " InfluxDB;",
            "directory.lp brings the names that the dashboards show.",
            "Loading again changes nothing. Points that the server does not take are listed in",
            "deadletters-influx.ndjson in the folder, with the reason."
        },
        footer = {
            "",
            "Token, organisation and bucket come from the environment: TOCSIN_INFLUX_TOKEN or",
            "TOCSIN_INFLUX_TOKEN_FILE, TOCSIN_INFLUX_ORG, TOCSIN_INFLUX_EXERCISE_BUCKET.",
            "",
            "Example:",
            "  tocsin influx load out/shangdang-2024 --url http://localhost:8086"
        })
final class InfluxLoadCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "Output folder of a drill.")
    private Path folder;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (default: TOCSIN_INFLUX_URL).")
    private String url;

    @Option(
            names = "--bucket",
            paramLabel = "NAME",
            description =
                    "Bucket or database (default: TOCSIN_INFLUX_EXERCISE_BUCKET, else"
                            + " tocsin_exercise).")
    private String bucket;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        RunFiles files = new RunFiles(folder);
        if (!Files.isDirectory(folder) || files.files().isEmpty()) {
            throw new UserProblem(
                    "there is no series.lp in "
                            + folder
                            + "; expected the output folder of a drill");
        }
        InfluxConnection to = InfluxConnection.forExercises(url, bucket);
        return load(folder, files, to, spec.commandLine());
    }

    /** Loads what a run left in its folder. */
    static int load(Path folder, RunFiles files, InfluxConnection to, CommandLine line)
            throws Exception {
        String target = "influx " + to.settings().url() + " " + to.settings().bucket();
        try (RefusedFile refused =
                        new RefusedFile(folder.resolve("deadletters-influx.ndjson"), target);
                InfluxWriter writer = new InfluxWriter(to.settings(), to.token(), refused)) {
            long lines = files.write(writer);
            line.getOut()
                    .printf(
                            "influx     %,d lines to %s, bucket %s%n",
                            lines, to.settings().url(), to.settings().bucket());
            line.getOut().flush();
            return told(folder, refused, line);
        } catch (DeliveryFailed e) {
            throw new UserProblem(
                    e.getMessage()
                            + "; the files are complete in "
                            + folder
                            + "; see tocsin influx check");
        }
    }

    private static int told(Path folder, RefusedFile refused, CommandLine line) {
        if (refused.count() == 0) {
            return 0;
        }
        line.getErr()
                .printf(
                        "tocsin: the server does not take %,d points: %s%n",
                        refused.count(), folder.resolve("deadletters-influx.ndjson"));
        return 1;
    }
}
