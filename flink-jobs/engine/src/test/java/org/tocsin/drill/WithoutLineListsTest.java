package org.tocsin.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.intake.Taken;
import org.tocsin.job.Ends;
import org.tocsin.job.RunPlan;
import org.tocsin.job.SurveillanceJob;
import org.tocsin.job.sink.Encoders;
import org.tocsin.job.sink.LineEncoder;
import org.tocsin.job.sink.SortedFileSink;
import org.tocsin.job.source.Progress;
import org.tocsin.job.source.ReplaySettings;
import org.tocsin.job.source.ReplaySource;
import org.tocsin.job.source.WatermarkPolicy;

/**
 * Where nobody wants line lists, reports that no rule judges one by one travel without their texts;
 * counts, signals and alerts are the same to the byte.
 */
class WithoutLineListsTest {
    private static final String KEY = "without-line-lists";

    @TempDir private Path folder;

    @Test
    void reportsWithoutTheirTextsGiveTheSameBytes() throws Exception {
        TestDrill drill = new TestDrill(folder, SmallEpidemic.FROM, SmallEpidemic.UNTIL);
        Path expected = drill.run(SmallEpidemic.rows()).out();
        Path found = Files.createDirectories(folder.resolve("without"));
        Path scenario = folder.resolve("run-1/scenario.yaml");
        run(DrillSetup.load(ScenarioReader.read(scenario), null), found);
        for (String file : new String[] {"series.lp", "signals.ndjson", "alerts.ndjson"}) {
            assertEquals(
                    Files.readString(expected.resolve(file)),
                    Files.readString(found.resolve(file)),
                    file);
        }
    }

    private static void run(DrillSetup setup, Path out) throws Exception {
        StreamExecutionEnvironment env = DrillRun.environment(2);
        RunPlan plan = setup.plan();
        ReplaySettings replay =
                new ReplaySettings(
                        setup.scenario().boundMs(),
                        plan.until(),
                        setup.scenario().until(),
                        WatermarkPolicy.standard(),
                        KEY);
        DataStream<Taken> records =
                env.fromSource(
                                new ReplaySource(
                                        setup.intake(), plan.directory(), plan.clock(), replay),
                                WatermarkStrategy.noWatermarks(),
                                "replay",
                                TypeInformation.of(Taken.class))
                        .setParallelism(1);
        String exercise = setup.scenario().exercise();
        Ends ends =
                new Ends(
                        s -> file(s, out.resolve("series.lp"), Encoders.series(plan, exercise)),
                        s -> s.sinkTo(new DiscardingSink<>()),
                        s -> file(s, out.resolve("signals.ndjson"), Encoders.signals(plan)),
                        s ->
                                file(
                                        s,
                                        out.resolve("alerts.ndjson"),
                                        Encoders.alerts(plan, exercise, KEY)),
                        s -> s.sinkTo(new DiscardingSink<>()),
                        s -> s.sinkTo(new DiscardingSink<>()),
                        null,
                        s -> s.sinkTo(new DiscardingSink<>()));
        try {
            SurveillanceJob.defineWorkflow(records, plan, ends);
            env.execute("without line lists");
        } finally {
            Progress.forget(KEY);
        }
    }

    private static <T> void file(DataStream<T> results, Path file, LineEncoder<T> encoder) {
        results.sinkTo(new SortedFileSink<>(file, encoder)).setParallelism(1);
    }
}
