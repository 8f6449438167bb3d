package org.tocsin.cli;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.tocsin.epi.evaluate.BenchmarkMethod;
import org.tocsin.epi.evaluate.BenchmarkMethods;
import org.tocsin.epi.evaluate.JudgedBenchmark;
import org.tocsin.epi.evaluate.JudgedSeries;
import org.tocsin.epi.evaluate.Performance;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.SimulatedSeries;
import org.tocsin.epi.run.InvalidInputException;
import picocli.CommandLine;

/**
 * Runs methods over the series of a benchmark on several threads, tells progress and prints a line
 * for each method. The result does not depend on the threads.
 */
final class BenchmarkJudge {
    private final List<String> methods;
    private final int parallelism;
    private final PrintWriter out;
    private final PrintWriter err;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private int leftOut;

    BenchmarkJudge(List<String> methods, int parallelism, CommandLine line) {
        this.methods = methods;
        this.parallelism = parallelism;
        this.out = line.getOut();
        this.err = line.getErr();
    }

    /** Methods that could not be run. */
    int leftOut() {
        return leftOut;
    }

    /** Judges every series, with and without its outbreak, by every method. */
    JudgedBenchmark judge(SimulatedBenchmark benchmark) {
        BenchmarkMethods known = BenchmarkMethods.of(benchmark.cadence());
        Set<String> names = names(benchmark, known);
        ExecutorService pool = Executors.newFixedThreadPool(parallelism);
        long steps = (long) names.size() * benchmark.series().size();
        Map<String, List<JudgedSeries>> judged = new LinkedHashMap<>();
        try (CaseProgress progress = new CaseProgress(err, steps)) {
            for (String name : names) {
                try {
                    judged.put(name, judge(benchmark, known.get(name), pool, progress));
                } catch (InvalidInputException e) {
                    leftOut++;
                    err.println(benchmark.name() + ": left out " + e.getMessage());
                }
            }
        } finally {
            pool.shutdownNow();
        }
        if (judged.isEmpty()) {
            throw new InvalidInputException(benchmark.name() + ": no method could be run");
        }
        return new JudgedBenchmark(benchmark, judged);
    }

    private List<JudgedSeries> judge(
            SimulatedBenchmark benchmark,
            BenchmarkMethod method,
            ExecutorService pool,
            CaseProgress progress) {
        LongAdder nanos = new LongAdder();
        List<Future<JudgedSeries>> results = new ArrayList<>();
        for (SimulatedSeries one : benchmark.series()) {
            results.add(
                    pool.submit(
                            () -> {
                                long before = threads.getCurrentThreadCpuTime();
                                JudgedSeries judged = judge(benchmark, method, one);
                                nanos.add(threads.getCurrentThreadCpuTime() - before);
                                progress.step();
                                return judged;
                            }));
        }
        List<JudgedSeries> judged = new ArrayList<>();
        for (Future<JudgedSeries> result : results) {
            judged.add(get(result, method));
        }
        report(benchmark, method, judged, nanos.sum());
        return judged;
    }

    private static JudgedSeries judge(
            SimulatedBenchmark benchmark, BenchmarkMethod method, SimulatedSeries one) {
        int first = benchmark.firstJudged();
        int last = benchmark.lastJudged();
        return new JudgedSeries(
                one,
                method.judge(one.observed(), first, last),
                method.judge(one.twin(), first, last));
    }

    private static JudgedSeries get(Future<JudgedSeries> result, BenchmarkMethod method) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new InvalidInputException(method.name() + ": " + e.getCause().getMessage());
        }
    }

    private void report(
            SimulatedBenchmark benchmark,
            BenchmarkMethod method,
            List<JudgedSeries> judged,
            long nanos) {
        Performance p = Performance.of(benchmark, judged);
        double points = 2.0 * judged.size() * benchmark.judged();
        print(
                String.format(
                        Locale.ROOT,
                        "%-10s %-28s FPR %.4f  POD %.4f  attributable %.4f  CPU %.1f s,"
                                + " %.4f ms a point",
                        benchmark.name(),
                        method.name(),
                        p.falsePositiveRate(),
                        p.pod(),
                        p.podAttributable(),
                        nanos / 1e9,
                        nanos / 1e6 / points));
    }

    private Set<String> names(SimulatedBenchmark benchmark, BenchmarkMethods known) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : methods) {
            if (name.equals("all")) {
                names.addAll(known.names());
            } else if (known.names().contains(name.trim())) {
                names.add(name.trim());
            } else {
                print(benchmark.name() + ": " + name + " is not for this benchmark, left out");
            }
        }
        if (names.isEmpty()) {
            throw new InvalidInputException(
                    benchmark.name()
                            + ": none of the methods is for this benchmark; known are "
                            + String.join(", ", known.names()));
        }
        return names;
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
