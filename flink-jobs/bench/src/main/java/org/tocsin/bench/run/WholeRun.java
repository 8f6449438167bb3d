package org.tocsin.bench.run;

import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.tocsin.drill.DrillRun;
import org.tocsin.drill.DrillSetup;
import org.tocsin.intake.Taken;
import org.tocsin.job.Ends;
import org.tocsin.job.RunPlan;
import org.tocsin.job.SurveillanceJob;
import org.tocsin.job.source.Progress;
import org.tocsin.job.source.ReplaySettings;
import org.tocsin.job.source.ReplaySource;
import org.tocsin.job.source.WatermarkPolicy;
import org.tocsin.model.Level;

/**
 * The real graph over the files of a workload. Series are stated from the county upward; everything
 * that comes out is counted and discarded. No line lists.
 */
final class WholeRun {
    private static final Set<Level> STORED =
            Set.of(Level.NATION, Level.PROVINCE, Level.CITY, Level.COUNTY);

    private WholeRun() {}

    /**
     * What a run did.
     *
     * @param records records read
     * @param seconds wall time from building the graph to the end of the job
     * @param alerts changes of alerts
     * @param points points of series
     */
    record Outcome(long records, double seconds, long alerts, long points) {}

    static Outcome run(DrillSetup setup, int parallelism) throws Exception {
        String key = UUID.randomUUID().toString();
        long start = System.nanoTime();
        StreamExecutionEnvironment env = DrillRun.environment(parallelism);
        RunPlan plan = coarse(setup.plan());
        ReplaySettings replay =
                new ReplaySettings(
                        setup.scenario().boundMs(),
                        plan.until(),
                        setup.scenario().until(),
                        WatermarkPolicy.standard(),
                        key);
        DataStream<Taken> records =
                env.fromSource(
                                new ReplaySource(
                                        setup.intake(), plan.directory(), plan.clock(), replay),
                                WatermarkStrategy.noWatermarks(),
                                "replay",
                                TypeInformation.of(Taken.class))
                        .setParallelism(1)
                        .uid("replay");
        SurveillanceJob.defineWorkflow(records, plan, ends());
        env.execute("bench");
        double seconds = (System.nanoTime() - start) / 1e9;
        long read = Progress.of(key).records();
        Progress.forget(key);
        return new Outcome(read, seconds, CountingSink.take("alerts"), CountingSink.take("series"));
    }

    private static RunPlan coarse(RunPlan p) {
        return new RunPlan(
                p.directory(),
                p.clock(),
                p.indicators(),
                p.rules(),
                p.counts().storing(STORED),
                p.calendar(),
                p.festivals(),
                p.detection(),
                p.links(),
                p.scans(),
                p.until(),
                p.focus(),
                p.registered());
    }

    private static Ends ends() {
        return new Ends(
                s -> discard(s, "series"),
                s -> discard(s, "intake"),
                s -> discard(s, "signals"),
                s -> discard(s, "alerts"),
                s -> discard(s, "deadletters"),
                s -> discard(s, "unresolved"),
                null,
                s -> discard(s, "clusters"));
    }

    private static <T> void discard(DataStream<T> results, String name) {
        results.sinkTo(new CountingSink<>(name)).name(name).uid("sink-" + name);
    }
}
