package org.tocsin.bench.scan;

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
 * replicates. The ratio is that of the reference C++ program on one thread to ours.
 *
 * <p>Arguments: a case (200x1000, 500x2000, 2000x1000), poisson or permutation, threads, runs. The
 * first run includes the warm-up of the virtual machine. With several threads the elapsed time is
 * the figure to read, since the CPU time is that of the calling thread.
 */
public final class ScanBench {
    private static final double NANOS = 1e9;
    private static final int DAYS = 365;

    private ScanBench() {}

    /** Runs one case. */
    public static void main(String[] args) {
        String[] size = (args.length > 0 ? args[0] : "200x1000").split("x");
        boolean poisson = args.length > 1 && "poisson".equals(args[1]);
        int threads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        int runs = args.length > 3 ? Integer.parseInt(args[3]) : 3;
        int places = Integer.parseInt(size[0]);
        int cases = Integer.parseInt(size[1]);
        for (int k = 0; k < runs; k++) {
            run(places, cases, poisson, threads);
        }
    }

    private static void run(int places, int cases, boolean poisson, int threads) {
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
        long started = System.nanoTime();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ScanResult result = ScanStatistic.of(locations, options).scan(model);
        double cpu =
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / NANOS;
        double elapsed = (System.nanoTime() - started) / NANOS;
        double reference = reference(places, poisson);
        System.out.printf(
                Locale.ROOT,
                "%d places, %d cases, %s, %d threads: CPU %.3f s, elapsed %.3f s,"
                        + " reference / CPU %.1f, mean maximum %.4f%n",
                places,
                cases,
                poisson ? "poisson" : "permutation",
                threads,
                cpu,
                elapsed,
                reference / cpu,
                result.maxima().mean());
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
    private static double reference(int places, boolean poisson) {
        return switch (places) {
            case 200 -> poisson ? 3.4 : 2.2;
            case 500 -> poisson ? Double.NaN : 14;
            case 2000 -> poisson ? Double.NaN : 281;
            default -> Double.NaN;
        };
    }
}
