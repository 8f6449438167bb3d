package org.tocsin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.tocsin.epi.evaluate.BenchmarkMethods;
import org.tocsin.epi.evaluate.Cadence;
import org.tocsin.epi.evaluate.JudgedBenchmark;
import org.tocsin.epi.evaluate.SimulatedBenchmark;
import org.tocsin.epi.evaluate.SimulatedSeries;
import org.tocsin.epi.run.InvalidInputException;
import org.tocsin.epi.run.Table;
import org.tocsin.place.InvalidDataException;
import org.tocsin.place.Nearest;
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
            "                            tuned_on NAME2 = the benchmark given with --tune;",
            "                            other_half = odd replicates are judged with the",
            "                            threshold of even ones and the other way round;",
            "                            same_series = tuned on the judged series themselves",
            "  OUT_NAME_differences.csv  the first method minus each other one, paired, with 95 %%",
            "                            bootstrap intervals over series",
            "  OUT_NAME_best.csv         the first method beside the best other one at each rate",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  tocsin evaluate --benchmark benchmarks/weekly42 \\",
            "      --methods ladder,ff_noufaily_a01,ears_c1_default --output out/weekly.csv",
            "  tocsin evaluate --tune mine --benchmark held-back --methods all --output out.csv"
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
            names = "--tune",
            paramLabel = "DIR2",
            description =
                    "Benchmark of the same kind drawn with other seeds: the thresholds at equal"
                            + " rates of false alarms come from it.")
    private Path tune;

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
            JudgedBenchmark judged = judge(benchmark);
            EvaluationTables tables = new EvaluationTables(benchmark, judged.judged());
            everything = joined(everything, tables.everything());
            write(tables.pooled(), benchmark, "metrics.csv");
            write(tables.bySize(), benchmark, "metrics_by_size.csv");
            write(tables.byScenario(), benchmark, "metrics_by_scenario.csv");
            write(tables.alarms(), benchmark, "alarms.csv");
            RateTables atRates = new RateTables(judged, tuned(benchmark, judged));
            Table rates = atRates.rates();
            write(rates, benchmark, "fpr.csv");
            write(atRates.differences(), benchmark, "differences.csv");
            Table best = atRates.best();
            write(best, benchmark, "best.csv");
            printRates(benchmark, rates);
            printBest(benchmark, best);
        }
        TableFile.write(everything, output);
        print("written to " + output);
    }

    private JudgedBenchmark judge(SimulatedBenchmark benchmark) {
        BenchmarkJudge judge = new BenchmarkJudge(methods, parallelism, spec.commandLine());
        JudgedBenchmark judged = judge.judge(benchmark);
        leftOut += judge.leftOut();
        return judged;
    }

    /** The tuning benchmark of the same cadence, judged by the same methods; null without one. */
    private JudgedBenchmark tuned(SimulatedBenchmark benchmark, JudgedBenchmark judged)
            throws IOException {
        if (tune == null) {
            return null;
        }
        for (SimulatedBenchmark each : BenchmarkFolder.read(tune)) {
            if (each.cadence() == benchmark.cadence()) {
                String name = each.name().equals(benchmark.name()) ? "tune" : each.name();
                return new BenchmarkJudge(judged.methods(), parallelism, spec.commandLine())
                        .judge(each.named(name));
            }
        }
        throw new InvalidInputException(
                tune
                        + ": no "
                        + benchmark.cadence().toString().toLowerCase(Locale.ROOT)
                        + " benchmark to tune on for "
                        + benchmark.name());
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

    private void printRates(SimulatedBenchmark benchmark, Table rates) {
        print(benchmark.name() + ", at equal rates of false alarms:");
        List<String> columns =
                List.of(
                        "method",
                        "target_FPR",
                        "tuned_on",
                        "FPR_open",
                        "POD",
                        "POD_attributable",
                        "restricted_mean_delay");
        print(String.format("%-28s %10s %12s %9s %9s %16s %21s", columns.toArray()));
        for (int row = 0; row < rates.size(); row++) {
            int at = row;
            print(
                    String.format(
                            "%-28s %10s %12s %9s %9s %16s %21s",
                            columns.stream()
                                    .map(c -> rates.cell(at, rates.columns().indexOf(c)))
                                    .toArray()));
        }
    }

    /** One line a rate, in the form of a published comparison. */
    private void printBest(SimulatedBenchmark benchmark, Table best) {
        String unit = benchmark.cadence() == Cadence.DAILY ? "d" : "wk";
        for (int row = 0; row < best.size(); row++) {
            Object[] c = best.texts(row).toArray();
            print(
                    String.format(
                            "FPR %s (tuned on %s): %s %s / %s %s; best other %s %s / %s %s;"
                                    + " difference %s (%s, %s); %s (%s, %s) %s",
                            c[0], c[1], c[2], c[4], c[5], unit, c[6], c[8], c[9], unit, c[10],
                            c[11], c[12], c[13], c[14], c[15], unit));
        }
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
