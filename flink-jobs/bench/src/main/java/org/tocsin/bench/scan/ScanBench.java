package org.tocsin.bench.scan;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.tocsin.epi.scan.CaseTable;
import org.tocsin.epi.scan.Locations;
import org.tocsin.epi.scan.PermutationModel;
import org.tocsin.epi.scan.PoissonModel;
import org.tocsin.epi.scan.ReplicateOptions;
import org.tocsin.epi.scan.ScanModel;
import org.tocsin.epi.scan.ScanOptions;
import org.tocsin.epi.scan.ScanResult;
import org.tocsin.epi.scan.ScanStatistic;
import org.tocsin.epi.scan.WindowOptions;

/**
 * CPU seconds of a daily scan: 365 days, windows of 2 to 30 days, half of the weight, 999 full
 * replicates. A line a run: the first one is cold, the class files are read, interpreted and
 * compiled meanwhile; then the median of the further ones, which are warm.
 *
 * <p>Arguments: a case (200x1000, 500x2000, 2000x1000), poisson or permutation, threads, runs.
 */
public final class ScanBench {
    private static final double NANOS = 1e9;
    private static final int DAYS = 365;

    /** What one run took, in seconds, and the mean of its maxima. */
    private record Run(double thread, double process, double elapsed, double mean) {}

    private final String[] size;
    private final boolean poisson;
    private final int threads;

    private ScanBench(String[] args) {
        size = (args.length > 0 ? args[0] : "200x1000").split("x");
        poisson = args.length > 1 && "poisson".equals(args[1]);
        threads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    }

    /** Runs one case. */
    public static void main(String[] args) {
        ScanBench bench = new ScanBench(args);
        int runs = args.length > 3 ? Integer.parseInt(args[3]) : 7;
        Run[] done = new Run[runs];
        for (int k = 0; k < runs; k++) {
            done[k] = bench.run();
        }
        System.out.println(bench.title());
        bench.print("cold (first run)", done[0]);
        if (runs > 1) {
            Run[] warm = Arrays.copyOfRange(done, 1, runs);
            Arrays.sort(warm, (a, b) -> Double.compare(a.elapsed(), b.elapsed()));
            bench.print("warm (median of " + warm.length + ")", warm[warm.length / 2]);
        }
    }

    private String title() {
        String reference =
                Double.isNaN(reference())
                        ? "the reference program was not run"
                        : "the reference program takes " + reference() + " CPU s on one thread";
        return String.format(
                Locale.ROOT,
                "%s places, %s cases, %d days, %s, 999 replicates, threads: %d; %s",
                size[0],
                size[1],
                DAYS,
                poisson ? "Poisson" : "permutation",
                threads,
                reference);
    }

    /** With several threads the calling thread does little: its time is left out. */
    private void print(String which, Run run) {
        double reference = reference();
        String ratio =
                Double.isNaN(reference)
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; reference / %s = %.1f",
                                threads == 1 ? "scan CPU" : "elapsed",
                                reference / (threads == 1 ? run.thread() : run.elapsed()));
        String own =
                threads == 1 ? String.format(Locale.ROOT, "scan CPU %.3f s, ", run.thread()) : "";
        System.out.printf(
                Locale.ROOT,
                "  %-18s %sprocess CPU with compiler and collector %.3f s, elapsed %.3f s%s;"
                        + " mean maximum %.4f%n",
                which,
                own,
                run.process(),
                run.elapsed(),
                ratio,
                run.mean());
    }

    private Run run() {
        int places = Integer.parseInt(size[0]);
        int cases = Integer.parseInt(size[1]);
        Random random = new Random(20240213);
        Locations locations =
                Locations.plane(
                        random.doubles(places, 0, 100).toArray(),
                        random.doubles(places, 0, 100).toArray());
        double[] population = new double[places];
        Arrays.setAll(population, i -> 5000 * Math.exp(0.7 * random.nextGaussian()));
        CaseTable table = table(random, population, cases);
        ScanModel model =
                poisson ? PoissonModel.ofPopulation(table, population) : PermutationModel.of(table);
        ScanOptions options =
                ScanOptions.withDefaults()
                        .withWindows(WindowOptions.prospective(2, 30))
                        .withReplicates(
                                ReplicateOptions.withDefaults().withSeed(7).withThreads(threads));
        return timed(ScanStatistic.of(locations, options), model);
    }

    private static Run timed(ScanStatistic scan, ScanModel model) {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long process = system.getProcessCpuTime();
        long started = System.nanoTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ScanResult result = scan.scan(model);
        thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread;
        long elapsed = System.nanoTime() - started;
        process = system.getProcessCpuTime() - process;
        return new Run(thread / NANOS, process / NANOS, elapsed / NANOS, result.maxima().mean());
    }

    private static CaseTable table(Random random, double[] population, int cases) {
        double[] until = population.clone();
        Arrays.parallelPrefix(until, Double::sum);
        CaseTable.Builder table = CaseTable.builder(population.length, DAYS);
        for (int c = 0; c < cases; c++) {
            double u = random.nextDouble() * until[until.length - 1];
            int at = Arrays.binarySearch(until, u);
            table.add(at >= 0 ? at : -at - 1, random.nextInt(DAYS), 0, 1);
        }
        return table.build();
    }

    /** CPU seconds of the reference program, NaN where none were measured. */
    private double reference() {
        return switch (size[0]) {
            case "200" -> poisson ? 3.4 : 2.2;
            case "500" -> poisson ? Double.NaN : 14;
            case "2000" -> poisson ? Double.NaN : 281;
            default -> Double.NaN;
        };
    }
}
