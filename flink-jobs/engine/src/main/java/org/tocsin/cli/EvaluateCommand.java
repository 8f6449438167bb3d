package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.tocsin.epi.evaluate.BenchmarkMethod;
import org.tocsin.epi.evaluate.BenchmarkMethods;
import org.tocsin.epi.evaluate.JudgedSeries;
import org.tocsin.epi.evaluate.Performance;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.SimulatedSeries;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.Table;
import org.tocsin.place.InvalidDataException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tocsin evaluate}: detectors over simulated series whose outbreaks are known. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Judge detectors on simulated series whose outbreaks are known.",
        description = {
            "",
            "DIR is a benchmark (weekly_counts.csv.gz or daily_counts.csv.gz, and"
                    + " series_meta.csv), or holds several. The last 49 weeks are judged.",
            "",
            "OUT.csv: the measures per method, size and scenario at the method's own thresholds"
                    + " (\"all\" = pooled). Beside it, for each benchmark:",
            "  OUT_NAME_metrics.csv, _metrics_by_size.csv, _metrics_by_scenario.csv, _alarms.csv",
            "  OUT_NAME_fpr.csv          every method at FPR 0.01, 0.02, 0.05, thresholds swept:",
            "                            tuned_on other_half = odd replicates are judged with the",
            "                            threshold of even ones and the other way round;",
            "                            same_series = tuned on the judged series themselves",
            "  OUT_NAME_differences.csv  the first method minus each other one, paired, with 95 %%",
            "                            bootstrap intervals over series",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  tocsin evaluate --benchmark benchmarks/weekly42 \\",
            "      --methods ladder,ff_noufaily_a01,ears_c1_default --output out/weekly.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the tables were written",
            "1:the benchmark cannot be read, or a method was left out",
            "2:the command line is wrong"
        })
public final class EvaluateCommand implements Callable<Integer> {
    @Option(
            names = "--benchmark",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the benchmark, or of several.")
    private Path folder;

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "LIST",
            description =
                    "Methods, separated by commas; \"all\" for every one there is; \"list\" prints"
                            + " their names (default: ladder).")
    private List<String> methods = List.of("ladder");

    @Option(
            names = "--output",
            paramLabel = "OUT.csv",
            description = "Table to write; the others get its name with an ending.")
    private Path output;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Threads; the result does not depend on them (default: ${DEFAULT-VALUE}).")
    private int parallelism = 1;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "LIST",
            description = "Only outbreaks of these sizes (default: all).")
    private Set<Integer> sizes = Set.of();

    @Option(
            names = "--replicates",
            split = ",",
            paramLabel = "LIST",
            description = "Only these replicates (default: all).")
    private Set<Integer> replicates = Set.of();

    @Spec private CommandSpec spec;

    private int leftOut;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public Integer call() throws IOException {
        if (methods.equals(List.of("list"))) {
            BenchmarkMethods.everyName().forEach(this::print);
            return 0;
        }
        if (output == null) {
            throw new ParameterException(
                    spec.commandLine(), "Missing required option: '--output=OUT.csv'");
        }
        if (parallelism < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--parallelism must be >= 1, got " + parallelism);
        }
        try {
            checkNames();
            run();
            return leftOut == 0 ? 0 : 1;
        } catch (InvalidDataException e) {
            e.problems().forEach(spec.commandLine().getErr()::println);
        } catch (InvalidInputException e) {
            spec.commandLine().getErr().println(e.getMessage());
        }
        spec.commandLine().getErr().flush();
        return 1;
    }

    private void checkNames() {
        for (String name : methods) {
            if (!name.equals("all") && !BenchmarkMethods.everyName().contains(name.trim())) {
                throw new InvalidInputException(
                        "unknown method "
                                + name
                                + Nearest.hint(name, BenchmarkMethods.everyName())
                                + "; known are all, "
                                + String.join(", ", BenchmarkMethods.everyName()));
            }
        }
    }

    private void run() throws IOException {
        Table everything = null;
        for (SimulatedBenchmark whole : BenchmarkFolder.read(folder)) {
            SimulatedBenchmark benchmark = whole.with(chosen(whole));
            if (benchmark.series().isEmpty()) {
                throw new InvalidInputException(
                        whole.name()
                                + ": no series of sizes "
                                + sizes
                                + ", replicates "
                                + replicates);
            }
            EvaluationTables tables = new EvaluationTables(benchmark, judge(benchmark));
            everything = joined(everything, tables.everything());
            write(tables.pooled(), benchmark, "metrics.csv");
            write(tables.bySize(), benchmark, "metrics_by_size.csv");
            write(tables.byScenario(), benchmark, "metrics_by_scenario.csv");
            write(tables.alarms(), benchmark, "alarms.csv");
            Table rates = tables.atRates();
            write(rates, benchmark, "fpr.csv");
            write(tables.differences(), benchmark, "differences.csv");
            printRates(rates);
        }
        TableFile.write(everything, output);
        print("written to " + output);
    }

    private List<SimulatedSeries> chosen(SimulatedBenchmark benchmark) {
        return benchmark.series().stream()
                .filter(one -> sizes.isEmpty() || sizes.contains(one.size()))
                .filter(one -> replicates.isEmpty() || replicates.contains(one.replicate()))
                .toList();
    }

    private void write(Table table, SimulatedBenchmark benchmark, String ending)
            throws IOException {
        String stem = output.getFileName().toString().replaceAll("\\.csv$", "");
        TableFile.write(table, output.resolveSibling(stem + "_" + benchmark.name() + "_" + ending));
    }

    /** Rows below one another; columns that one of them does not have are NA there. */
    private static Table joined(Table first, Table second) {
        if (first == null) {
            return second;
        }
        Set<String> columns = new LinkedHashSet<>(first.columns());
        columns.addAll(second.columns());
        Table both = new Table(columns.toArray(String[]::new));
        for (Table each : List.of(first, second)) {
            for (int row = 0; row < each.size(); row++) {
                List<Object> cells = new ArrayList<>();
                for (String column : columns) {
                    int c = each.columns().indexOf(column);
                    cells.add(c < 0 ? null : each.cell(row, c));
                }
                both.add(cells.toArray());
            }
        }
        return both;
    }

    private Map<String, List<JudgedSeries>> judge(SimulatedBenchmark benchmark) {
        BenchmarkMethods known = BenchmarkMethods.of(benchmark.cadence());
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
        ExecutorService pool = Executors.newFixedThreadPool(parallelism);
        PrintWriter err = spec.commandLine().getErr();
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
        return judged;
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

    private void printRates(Table rates) {
        print(
                String.format(
                        "%-28s %10s %11s %9s %9s %13s %8s",
                        "at equal FPR",
                        "target",
                        "tuned on",
                        "FPR",
                        "POD",
                        "attributable",
                        "delay"));
        for (int row = 0; row < rates.size(); row++) {
            int at = row;
            print(
                    String.format(
                            "%-28s %10s %11s %9s %9s %13s %8s",
                            List.of(
                                            "method",
                                            "target_FPR",
                                            "tuned_on",
                                            "FPR_open",
                                            "POD",
                                            "POD_attributable",
                                            "restricted_mean_delay")
                                    .stream()
                                    .map(c -> rates.cell(at, rates.columns().indexOf(c)))
                                    .toArray()));
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
