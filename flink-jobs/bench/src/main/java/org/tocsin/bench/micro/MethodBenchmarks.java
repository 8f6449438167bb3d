package org.tocsin.bench.micro;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Each method on one series of the {@link MethodWork}: divide a score by 49 judged weeks (343 days
 * for the daily ladder) for the cost of a series-point. On a busy machine {@link MethodCost} is the
 * better measure, since it counts processor time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MethodBenchmarks {
    /** Name of the method. */
    @Param({
        "ff_noufaily_a01",
        "ff_original_a01",
        "farrington_a01",
        "ears_c1",
        "ears_c2",
        "ears_c3",
        "rki3",
        "bayes3",
        "cdc",
        "cusum",
        "ewma",
        "glrpois",
        "outbreakP",
        "ladder weekly live",
        "ladder daily live",
        "ladder weekly exact"
    })
    public String method;

    private MethodWork.Task task;
    private int next;

    /** Simulates the series. */
    @Setup
    public void simulate() {
        task = MethodWork.tasks().get(method);
    }

    /** Judges the next series. */
    @Benchmark
    public double series() {
        next = next + 1 == task.series().size() ? 0 : next + 1;
        return task.run().applyAsDouble(task.series().get(next));
    }
}
