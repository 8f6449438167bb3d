package org.tocsin.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.tocsin.drill.DrillOptions;
import org.tocsin.drill.DrillRun;
import org.tocsin.drill.DrillSetup;
import org.tocsin.drill.Scenario;
import org.tocsin.drill.ScenarioReader;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.store.influx.InfluxWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Entry point of the cluster jar: submits a drill to the Flink cluster in whose context it runs. It
 * writes names, series and alerts of the drill; summary, page and scorecard belong to {@code tocsin
 * drill}. Parallelism, checkpoints and state come from the cluster's configuration. A server that
 * stays away fails the job, which then starts again from its last checkpoint.
 */
@Command(name = "cluster-drill", description = "A drill on a Flink cluster.")
public final class ClusterDrill {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DRILL",
            description = "Name of a drill below TOCSIN_HOME/data-samples, or its scenario.yaml.")
    private String drill = DrillCommand.DEFAULT;

    @Option(
            names = "--influx",
            paramLabel = "URL",
            description = "InfluxDB (default: TOCSIN_INFLUX_URL).")
    private String influx;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Folder of the task manager for the files (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("/tmp/tocsin");

    private ClusterDrill() {}

    /** Reads the arguments and submits. */
    public static void main(String[] args) throws Exception {
        ClusterDrill job = new ClusterDrill();
        new CommandLine(job).parseArgs(args);
        job.submit(StreamExecutionEnvironment.getExecutionEnvironment());
    }

    /** Without the names of places and indicators the dashboards have nothing to choose from. */
    private static void names(List<String> lines, InfluxConnection to) throws Exception {
        try (InfluxWriter writer = new InfluxWriter(to.settings(), to.token(), refused -> {})) {
            for (String line : lines) {
                writer.write(line);
            }
            writer.flush();
        }
    }

    private void submit(StreamExecutionEnvironment env) throws Exception {
        Scenario scenario = ScenarioReader.read(Drills.find().file(drill));
        DrillOptions options =
                new DrillOptions(
                        out.resolve(scenario.id()),
                        Locale.ENGLISH,
                        null,
                        null,
                        env.getParallelism(),
                        WatermarkPolicy.standard(),
                        "cluster",
                        false);
        InfluxConnection to = InfluxConnection.forExercises(influx, null);
        DrillRun run = new DrillRun(DrillSetup.load(scenario, null), options, to.settings());
        names(run.names(), to);
        run.defineOnCluster(env);
        env.execute("tocsin drill " + scenario.id());
    }
}
