package org.tocsin.bench.exposure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.tocsin.cluster.BusyKey;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureCluster;
import org.tocsin.cluster.ExposureLinks;

/**
 * Live linking of foodborne reports of one year, three exposures each, one of four naming a popular
 * restaurant chain: processor time, and the largest cluster made of people who only happen to eat
 * there. Twelve guests of one evening at one quiet restaurant are injected and must be found whole.
 */
public final class ExposureBench {
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final int INJECTED = 12;
    private static final String QUIET = "venue:banquet";
    private static final String CHAIN = "place:chain";
    private static final ExposureLinks.Reach REACH =
            new ExposureLinks.Reach(24 * HOUR, 72 * HOUR, BusyKey.defaults());
    private static final ExposureLinks.Reach WITHOUT_HISTORY =
            new ExposureLinks.Reach(
                    24 * HOUR, 72 * HOUR, new BusyKey(56, Integer.MAX_VALUE, 0.001));

    private ExposureBench() {}

    /**
     * Prints one row a size.
     *
     * @param args numbers of reports; none for 2500, 5000, 10000, 20000
     */
    public static void main(String[] args) {
        System.out.printf(
                "%8s %10s %10s %8s %14s %14s %9s%n",
                "reports", "exposures", "CPU s", "us each", "largest", "without hist.", "injected");
        int[] sizes = {2_500, 5_000, 10_000, 20_000};
        run(2_500);
        for (int i = 0; i < Math.max(args.length, args.length == 0 ? sizes.length : 0); i++) {
            run(args.length == 0 ? sizes[i] : Integer.parseInt(args[i])).print();
        }
    }

    private record Result(
            int reports, int exposures, double seconds, int largest, int unruled, int injected) {
        void print() {
            System.out.printf(
                    Locale.ROOT,
                    "%,8d %,10d %10.2f %8.1f %14d %14d %6d/%d%n",
                    reports,
                    exposures,
                    seconds,
                    1e6 * seconds / exposures,
                    largest,
                    unruled,
                    injected,
                    INJECTED);
        }
    }

    private static Result run(int reports) {
        List<ExposureCase> cases = cases(reports);
        Map<String, ExposureLinks> links = new HashMap<>();
        int largest = 0;
        int injected = 0;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (ExposureCase c : cases) {
            ExposureLinks of = links.computeIfAbsent(c.key(), k -> new ExposureLinks());
            of.change(c);
            ExposureCluster cluster = of.clusterOf(c.id(), REACH);
            if (c.key().equals(QUIET)) {
                injected = Math.max(injected, cluster.persons());
            } else {
                largest = Math.max(largest, cluster.persons());
            }
        }
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int unruled = 0;
        int n = 0;
        for (ExposureCase c : links.get(CHAIN).cases()) {
            if (n++ % 50 == 0) {
                ExposureCluster all = links.get(CHAIN).clusterOf(c.id(), WITHOUT_HISTORY);
                unruled = Math.max(unruled, all.persons());
            }
        }
        return new Result(reports, cases.size(), (end - start) / 1e9, largest, unruled, injected);
    }

    private static List<ExposureCase> cases(int reports) {
        SplittableRandom random = new SplittableRandom(1);
        List<ExposureCase> cases = new ArrayList<>();
        for (int i = 0; i < reports; i++) {
            long onset = (long) (random.nextDouble() * 365 * DAY);
            int groups = 1 + random.nextInt(3);
            long at = onset + (long) (random.nextDouble() * 2 * DAY);
            for (int k = 0; k < 3; k++) {
                boolean popular = k == 0 && random.nextInt(4) == 0;
                String key = popular ? CHAIN : "venue:" + random.nextInt(3_000);
                cases.add(one(key, i, at, onset - random.nextInt(48) * HOUR, onset, groups));
            }
        }
        for (int i = 0; i < INJECTED; i++) {
            long meal = 200 * DAY;
            cases.add(one(QUIET, reports + i, meal + DAY + i * HOUR, meal, meal + 10 * HOUR, 2));
        }
        cases.sort(
                Comparator.comparingLong(ExposureCase::at)
                        .thenComparing(ExposureCase::id)
                        .thenComparing(ExposureCase::key));
        return cases;
    }

    private static ExposureCase one(
            String key, int person, long at, long meal, long onset, int groups) {
        int day = (int) (onset / DAY);
        return new ExposureCase(
                key, -1, at, 1, "r" + person, person, 0, meal, onset, day, groups, -1, false);
    }
}
