package org.tocsin.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tocsin.drill.DrillSetup;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Generates reports, runs the yardsticks and the whole graph over them and prints a table. */
@Command(
        name = "run.sh",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Reports per second from file to alert.",
        footer = {
            "",
            "Two yardsticks run first, each in one thread without Flink: a plain loop written by",
            "hand that keeps the same daily counts, and the engine's own classes from reader to",
            "rolling counts. Net is gross minus the same job over a few rows of one day, warm.",
            "CPU us is what the whole process used a report; below each run of the graph it is",
            "split by the first operator of each task, the compiler and the garbage collector.",
            "run.sh micro runs the micro-benchmarks instead."
        })
public final class BenchMain implements Callable<Integer> {
    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20000000",
            description = "Rows, about. Default: ${DEFAULT-VALUE}.")
    private long rows;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "COUNTY",
            description = "county or province. Default: county.")
    private Workload.Kind kind;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder of the files, made when needed. Default: target/<kind>-<rows>.")
    private Path dir;

    @Option(
            names = "--parallelism",
            paramLabel = "P",
            split = ",",
            defaultValue = "1,2",
            description = "Parallelisms to run. Default: ${DEFAULT-VALUE}.")
    private List<Integer> parallelism;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Run everything N times and show the last; short trials need a second round to"
                            + " be warm. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(names = "--no-yardsticks", description = "Run the graph only.")
    private boolean graphOnly;

    @Option(names = "--keep", description = "Keep the files for the next time.")
    private boolean keep;

    private String threads = "";
    private volatile String doing = "generating";
    private long all;
    private final PrintStream out = System.out;
    private final HeapWatch heap = new HeapWatch();
    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** One line of the table; seconds and CPU seconds. */
    private record Row(
            String name,
            double gross,
            double net,
            double cpu,
            long heap,
            String note,
            String threads) {}

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        String run() throws Exception;
    }

    /** Runs the benchmark. */
    public static void main(String[] args) {
        CommandLine line =
                new CommandLine(new BenchMain()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(line.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("tocsin.home", "")).toAbsolutePath();
        String name = kind.name().toLowerCase(Locale.ROOT) + "-" + rows;
        Path folder = dir != null ? dir : home.resolve("flink-jobs/bench/target").resolve(name);
        Workload workload = new Workload(kind, rows, folder, home);
        long start = System.nanoTime();
        Thread cut = new Thread(this::cutShort, "cut-short");
        Runtime.getRuntime().addShutdownHook(cut);
        boolean made = workload.generate(this::written);
        out.printf(
                made ? "generated in %.0f s%n" : "files of an earlier run%n",
                (System.nanoTime() - start) / 1e9);
        all = workload.countRows();
        List<Row> table = new ArrayList<>();
        for (int i = 0; i < repeat; i++) {
            table.clear();
            measure(workload, table);
        }
        Runtime.getRuntime().removeShutdownHook(cut);
        print(workload, table);
        if (!keep) {
            workload.delete();
        }
        return 0;
    }

    private void written(LocalDate day, long sofar) {
        if (day.getDayOfMonth() == 1) {
            System.err.printf(Locale.ROOT, "  %s  %,d rows%n", day, sofar);
        }
    }

    /** The process ends, by a signal or a fatal error, before there is a table. */
    private void cutShort() {
        Runtime r = Runtime.getRuntime();
        System.err.printf(
                Locale.ROOT,
                "ended while %s; heap %,d of %,d MB in use (BENCH_JAVA_OPTS=-Xmx... sets it)%n",
                doing,
                r.totalMemory() - r.freeMemory() >> 20,
                r.maxMemory() >> 20);
    }

    private void measure(Workload workload, List<Row> table) throws Exception {
        DrillSetup setup = workload.setup();
        if (!graphOnly) {
            table.add(
                    timed(
                            "plain loop",
                            0,
                            () -> {
                                Yardstick.run(workload.files(), setup.plan().directory());
                                return "";
                            }));
            table.add(
                    timed(
                            "engine loop",
                            0,
                            () -> {
                                EngineLoop.run(setup);
                                return "";
                            }));
        }
        DrillSetup tiny = workload.tiny();
        for (int p : parallelism) {
            WholeRun.run(tiny, p);
            double overhead =
                    Math.min(WholeRun.run(tiny, p).seconds(), WholeRun.run(tiny, p).seconds());
            table.add(timed("graph, parallelism " + p, overhead, () -> graph(setup, p)));
        }
    }

    private String graph(DrillSetup setup, int p) throws Exception {
        ThreadTimes times = new ThreadTimes();
        WholeRun.Outcome o = WholeRun.run(setup, p);
        times.stop();
        threads = times.text(all);
        return String.format(Locale.ROOT, "%,d alerts, %,d points", o.alerts(), o.points());
    }

    private Row timed(String name, double overhead, Work work) throws Exception {
        heap.restart();
        doing = "running " + name;
        System.err.println("  " + name);
        threads = "";
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        String note = work.run();
        double gross = (System.nanoTime() - start) / 1e9;
        double used = (system.getProcessCpuTime() - cpu) / 1e9;
        return new Row(name, gross, gross - overhead, used, heap.highest(), note, threads);
    }

    private void print(Workload workload, List<Row> table) throws Exception {
        out.printf(
                Locale.ROOT,
                "%s: %,d rows, %,d MB; Java %s, %d processors, heap up to %,d MB%n",
                kind.name().toLowerCase(Locale.ROOT),
                all,
                workload.bytes() >> 20,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        String head = "%-22s %8s %8s %8s %8s %12s %12s %8s %8s %8s%n";
        out.printf(
                head,
                "",
                "gross s",
                "net s",
                "CPU s",
                "CPU us",
                "reports/s",
                "net",
                "x plain",
                "x engine",
                "heap MB");
        for (Row r : table) {
            out.printf(
                    Locale.ROOT,
                    "%-22s %8.1f %8.1f %8.1f %8.2f %,12.0f %,12.0f %8s %8s %,8d  %s%n",
                    r.name,
                    r.gross,
                    r.net,
                    r.cpu,
                    1e6 * r.cpu / all,
                    all / r.gross,
                    all / r.net,
                    ratio(r, table, "plain loop"),
                    ratio(r, table, "engine loop"),
                    r.heap >> 20,
                    r.note);
            out.print(r.threads);
        }
    }

    private static String ratio(Row row, List<Row> table, String yardstick) {
        for (Row r : table) {
            if (r.name.equals(yardstick)) {
                return String.format(Locale.ROOT, "%.2f", r.net / row.net);
            }
        }
        return "-";
    }
}
