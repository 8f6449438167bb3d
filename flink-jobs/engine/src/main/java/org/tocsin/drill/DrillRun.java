package org.tocsin.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.tocsin.drill.report.ReportPage;
import org.tocsin.drill.score.Scorecard;
import org.tocsin.intake.Taken;
import org.tocsin.job.Ends;
import org.tocsin.job.RunPlan;
import org.tocsin.job.SurveillanceJob;
import org.tocsin.job.sink.AlertPoints;
import org.tocsin.job.sink.ClusterEncoder;
import org.tocsin.job.sink.Encoders;
import org.tocsin.job.sink.InfluxSink;
import org.tocsin.job.sink.InfluxTarget;
import org.tocsin.job.sink.LineEncoder;
import org.tocsin.job.sink.SortedFileSink;
import org.tocsin.job.sink.UnresolvedEncoder;
import org.tocsin.job.source.Progress;
import org.tocsin.job.source.ReplaySettings;
import org.tocsin.job.source.ReplaySource;
import org.tocsin.place.Directory;
import org.tocsin.store.DirectoryPoints;
import org.tocsin.store.influx.InfluxDelivery;
import org.tocsin.store.influx.InfluxSettings;

/** Replays a scenario through the one graph into an output folder. */
public final class DrillRun {
    private static final List<String> FILES =
            List.of(
                    "series.lp",
                    "intake.lp",
                    "alerts.lp",
                    "deadletters-influx-series.ndjson",
                    "deadletters-influx-intake.ndjson",
                    "deadletters-influx-alerts.ndjson",
                    "directory.lp",
                    "scorecard.lp",
                    "alerts.ndjson",
                    "signals.ndjson",
                    "clusters.ndjson",
                    "deadletters.ndjson",
                    "unresolved.csv",
                    "episodes.csv",
                    ConfirmedEvents.FILE,
                    "summary.json",
                    "report.html");

    private final DrillSetup setup;
    private final DrillOptions options;
    private final InfluxSettings influx;
    private final String key = UUID.randomUUID().toString();

    /** Prepares a run. */
    public DrillRun(DrillSetup setup, DrillOptions options) {
        this(setup, options, null);
    }

    /**
     * Prepares a run that also writes to InfluxDB while it goes on. If the server stays away, the
     * run ends without it; {@link #delivery} says so.
     *
     * @param influx the server, or null for files only
     */
    public DrillRun(DrillSetup setup, DrillOptions options, InfluxSettings influx) {
        this.setup = setup;
        this.options = options;
        this.influx = influx;
    }

    /** What became of the points for InfluxDB; forget it when it is read. */
    public InfluxDelivery delivery() {
        return InfluxDelivery.of(key);
    }

    /** Key of the {@link Progress} of this run. */
    public String progressKey() {
        return key;
    }

    /**
     * Runs to the end and writes everything.
     *
     * @return what happened
     * @throws Exception if the graph fails or the folder cannot be written
     */
    public DrillResult run() throws Exception {
        prepareFolder();
        long start = System.nanoTime();
        try {
            replay();
            double elapsed = (System.nanoTime() - start) / 1e9;
            Progress progress = Progress.of(key);
            DrillResult result =
                    new DrillSummary(setup, options)
                            .write(
                                    progress.records(),
                                    progress.notYetReceived(),
                                    progress.time(),
                                    elapsed);
            new LineLists(setup.plan(), options.out(), setup.scenario().cohorts()).write();
            ConfirmedEvents.write(options.out());
            writeDirectory();
            writeScorecard();
            if (options.page()) {
                ReportPage.write(
                        options.out(),
                        setup.reference(),
                        setup.plan().indicators(),
                        options.language());
            }
            return result;
        } finally {
            Progress.forget(key);
        }
    }

    private void prepareFolder() throws IOException {
        Files.createDirectories(options.out());
        for (String name : FILES) {
            Files.deleteIfExists(options.out().resolve(name));
        }
        for (String name : List.of("linelist", "clusters")) {
            Path lists = options.out().resolve(name);
            if (Files.isDirectory(lists)) {
                try (var files = Files.list(lists)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private void writeDirectory() throws IOException {
        Files.write(options.out().resolve("directory.lp"), names());
    }

    /** Names of places and indicators for dashboards, as line protocol with precision seconds. */
    public List<String> names() {
        Scenario scenario = setup.scenario();
        long second = scenario.clock().startOf(scenario.from()) / 1000;
        DirectoryPoints names =
                new DirectoryPoints(setup.plan().directory(), scenario.exercise(), second);
        return names.lines(setup.plan()::isStored, setup.plan().indicators());
    }

    /** What was found of what was injected, where the scenario says what was. */
    private void writeScorecard() throws IOException {
        Path truth = setup.scenario().truth();
        if (truth != null) {
            Path out = options.out();
            Directory directory = setup.plan().directory();
            String exercise = setup.scenario().exercise();
            Files.write(
                    out.resolve("scorecard.lp"), Scorecard.lines(out, truth, directory, exercise));
        }
    }

    private void replay() throws Exception {
        StreamExecutionEnvironment env = environment(options.parallelism());
        define(env, key);
        env.execute(setup.scenario().id());
    }

    /**
     * Builds the graph of the drill for a cluster. Files begin anew when the job does; a server
     * that stays away fails the job.
     */
    public void defineOnCluster(StreamExecutionEnvironment env) {
        Configuration c = new Configuration();
        graph(c);
        env.configure(c);
        env.setMaxParallelism(128);
        define(env, null);
    }

    private void define(StreamExecutionEnvironment env, String delivery) {
        DataStream<Taken> records =
                env.fromSource(
                                new ReplaySource(
                                        setup.intake(),
                                        setup.plan().directory(),
                                        setup.plan().clock(),
                                        new ReplaySettings(
                                                setup.scenario().boundMs(),
                                                setup.plan().until(),
                                                setup.scenario().until(),
                                                options.policy(),
                                                key,
                                                options.pace())),
                                WatermarkStrategy.noWatermarks(),
                                "replay",
                                TypeInformation.of(Taken.class))
                        .setParallelism(1)
                        .uid("replay");
        SurveillanceJob.defineWorkflow(records, setup.plan(), ends(delivery));
    }

    /** A local environment for bounded runs. */
    public static StreamExecutionEnvironment environment(int parallelism) {
        Configuration c = new Configuration();
        c.setString("state.backend.type", "hashmap");
        c.setString("rest.port", "0");
        graph(c);
        c.setString("taskmanager.memory.network.min", "128mb");
        c.setString("taskmanager.memory.network.max", "128mb");
        c.setString("taskmanager.memory.managed.size", "16mb");
        c.setString("execution.checkpointing.mode", "AT_LEAST_ONCE");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, c);
        env.setMaxParallelism(128);
        return env;
    }

    private static void graph(Configuration c) {
        c.setString("pipeline.object-reuse", "true");
        c.setString("pipeline.generic-types", "false");
        c.setString("pipeline.auto-watermark-interval", "0 ms");
    }

    private Ends ends(String delivery) {
        String exercise = setup.scenario().exercise();
        RunPlan plan = setup.plan();
        return new Ends(
                s -> points(s, delivery, "series", Encoders.series(plan, exercise)),
                s -> points(s, delivery, "intake", Encoders.series(plan, exercise)),
                s -> file(s, "signals.ndjson", Encoders.signals(plan)),
                s -> {
                    file(s, "alerts.ndjson", Encoders.alerts(plan, exercise, key));
                    points(s, delivery, "alerts", new AlertPoints(plan, exercise));
                },
                s -> file(s, "deadletters.ndjson", Encoders.deadLetters(plan)),
                s -> file(s, "unresolved.log", new UnresolvedEncoder()),
                s -> file(s, "episodes.csv", Encoders.episodes(plan)),
                s -> file(s, "clusters.ndjson", new ClusterEncoder(plan)));
    }

    private <T> void points(
            DataStream<T> results, String delivery, String name, LineEncoder<T> encoder) {
        file(results, name + ".lp", encoder);
        if (influx != null) {
            Path refused = options.out().resolve("deadletters-influx-" + name + ".ndjson");
            InfluxTarget target = new InfluxTarget(influx, refused.toString(), delivery);
            results.sinkTo(new InfluxSink<>(target, encoder))
                    .setParallelism(1)
                    .name("influx " + name)
                    .uid("influx-" + name);
        }
    }

    private <T> void file(DataStream<T> results, String name, LineEncoder<T> encoder) {
        results.sinkTo(new SortedFileSink<>(options.out().resolve(name), encoder))
                .setParallelism(1)
                .name(name)
                .uid("sink-" + name);
    }
}
