package org.tocsin.epi.scan;
import org.junit.jupiter.api.Test;
import java.lang.management.ManagementFactory;
class TmpTest {
    @Test void x() {
        var all = new java.util.ArrayList<>(ScanCase.synthetic()); all.addAll(ScanCase.published());
        for (ScanCase c : all) { if (!c.name().contains("penn")) continue;
            long t = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            ScanResult r = ScanStatistic.of(c.locations(), c.options().withReplicates(new ReplicateOptions(999, 5, false, 1))).scan(c.model());
            System.out.printf("%s %.3f s%n", c.name(), (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - t) / 1e9);
        }
        for (int k = 0; k < 3; k++) {  bench(200, 1000, false, 2, 30); bench(200, 1000, true, 2, 30);}
    }
    static void bench(int n, int cases, boolean poisson, int min, int max) {
        var random = new java.util.Random(3);
        double[] x = new double[n], y = new double[n], pop = new double[n], cum = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) { x[i] = random.nextDouble() * 100; y[i] = random.nextDouble() * 100; pop[i] = Math.exp(random.nextGaussian() * 0.7) * 1000; sum += pop[i]; cum[i] = sum; }
        CaseTable.Builder b = CaseTable.builder(n, 365);
        for (int c = 0; c < cases; c++) { double u = random.nextDouble() * sum; int i = 0; while (cum[i] < u) i++; b.add(i, random.nextInt(365), 0, 1); }
        CaseTable t = b.build();
        ScanModel m = poisson ? PoissonModel.ofPopulation(t, pop) : PermutationModel.of(t);
        long t0 = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        ScanResult r = ScanStatistic.of(Locations.plane(x, y), ScanOptions.withDefaults().withWindows(WindowOptions.prospective(min, max)).withReplicates(new ReplicateOptions(999, 7, false, 1))).scan(m);
        System.out.printf("BENCH n=%d C=%d %s cpu %.3f s best %.3f mean %.3f%n", n, cases, poisson ? "poisson" : "permutation", (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - t0) / 1e9, r.clusters().get(0).llr(), r.maxima().mean());
    }
}
