package org.tocsin.bench.micro;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Processor time of each method per series-point, in one thread, beside that of the reference where
 * it was measured on the same machine.
 *
 * <p>Usage: {@code MethodCost [--series FILE | --reference FILE]}. With {@code --series} it only
 * writes the weekly series that the reference is to run on; {@code --reference} names the
 * reference's measurements (method, ms per series-point).
 */
public final class MethodCost {
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private static final long NANOS = 1_500_000_000L;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private double sink;

    private MethodCost() {}

    /** Prints one line a method. */
    public static void main(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("--series")) {
            writeSeries(Path.of(args[1]));
            return;
        }
        boolean given = args.length == 2 && args[0].equals("--reference");
        new MethodCost().print(given ? reference(Path.of(args[1])) : Map.of());
    }

    private static void writeSeries(Path file) throws IOException {
        List<double[]> series = MethodWork.simulated(MethodWork.WEEKS, 52, 1);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("series,week,observed");
            for (int i = 0; i < series.size(); i++) {
                for (int t = 0; t < MethodWork.WEEKS; t++) {
                    out.println((i + 1) + "," + (t + 1) + "," + (long) series.get(i)[t]);
                }
            }
        }
    }

    private static Map<String, Double> reference(Path file) throws IOException {
        Map<String, Double> costs = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",");
            costs.put(row[0], Double.parseDouble(row[1]));
        }
        return costs;
    }

    private void print(Map<String, Double> reference) {
        System.out.printf(
                "%-24s %16s %16s %10s%n", "method", "us a point", "reference, us", "times");
        for (Map.Entry<String, MethodWork.Task> entry : MethodWork.tasks().entrySet()) {
            MethodWork.Task task = entry.getValue();
            run(task, WARM_UP_NANOS);
            double micros = run(task, NANOS) / 1e3;
            Double theirs = reference.get(entry.getKey());
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %16.4f %16s %10s%n",
                    entry.getKey(),
                    micros,
                    theirs == null ? "-" : String.format(Locale.ROOT, "%.1f", theirs * 1e3),
                    theirs == null
                            ? "-"
                            : String.format(Locale.ROOT, "%.0f", theirs * 1e3 / micros));
        }
        System.out.println("processor time of one thread; checksum " + Math.round(sink) % 1000);
    }

    /** Nanoseconds of processor time per series-point, over at least the given time. */
    private double run(MethodWork.Task task, long nanos) {
        long points = 0;
        long start = threads.getCurrentThreadCpuTime();
        long spent = 0;
        while (spent < nanos) {
            for (double[] series : task.series()) {
                double result = task.run().applyAsDouble(series);
                sink += Double.isFinite(result) ? result : 0;
                points += task.points();
            }
            spent = threads.getCurrentThreadCpuTime() - start;
        }
        return spent / (double) points;
    }
}
