package org.tocsin.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Draws the replicates and finds the maximum of each.
 *
 * <p>A batch of replicates goes through the centres together, so that what belongs to a centre is
 * set up once and stays in the processor's cache. Replicate r has its own generator, seeded from
 * (seed, r): its maximum does not depend on batches or threads. Where the cases are many and the
 * cylinders few, every cylinder is looked at instead ({@link DenseSearch}), with the same maxima.
 */
final class Replicates {
    private static final int MOST_CASES_IN_A_BATCH = 4_000_000;

    private final Zones zones;
    private final ScanModel model;
    private final ScanOptions options;
    private final Windows windows;
    private final Mass mass;
    private final CaseDraw draw;
    private final boolean dense;
    private final Queue<Dense> idle = new ConcurrentLinkedQueue<>();

    Replicates(Zones zones, ScanModel model, Windows windows, Mass mass, ScanOptions options) {
        this.zones = zones;
        this.model = model;
        this.options = options;
        this.windows = windows;
        this.mass = mass;
        this.draw = model.draw(windows);
        this.dense = DenseSearch.pays(zones, windows, recent(model.cases(), windows.horizon));
    }

    private static long recent(CaseTable cases, int horizon) {
        long recent = 0;
        for (int c = 0; c < cases.total(); c++) {
            recent += cases.lag(c) < horizon ? 1 : 0;
        }
        return recent;
    }

    /**
     * Runs them.
     *
     * @param best score of the best cluster, for early termination
     */
    NullMaxima run(double best) {
        ReplicateOptions how = options.replicates();
        double[] maxima = new double[how.number()];
        int enough = how.enough();
        ExecutorService pool = how.threads() > 1 ? pool(how.threads()) : null;
        try {
            int done = 0;
            int batch = how.earlyTermination() ? enough : how.number();
            while (done < how.number()) {
                int next = Math.min(how.number(), done + Math.max(batch, how.threads()));
                batch(maxima, done, next, pool);
                int stop = how.earlyTermination() ? stop(maxima, next, best, enough) : -1;
                if (stop >= 0) {
                    return new NullMaxima(Arrays.copyOf(maxima, stop), enough, model.gumbelHolds());
                }
                done = next;
            }
            return new NullMaxima(maxima, 0, model.gumbelHolds());
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(
                threads,
                task -> {
                    Thread thread = new Thread(task, "scan-replicates");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Number of replicates after which enough maxima had reached the score, -1 if not yet. */
    private static int stop(double[] maxima, int done, double best, int enough) {
        int reached = 0;
        for (int r = 0; r < done; r++) {
            if (maxima[r] >= best - 1e-9 && ++reached == enough) {
                return r + 1;
            }
        }
        return -1;
    }

    private void batch(double[] maxima, int first, int last, ExecutorService pool) {
        if (pool == null) {
            part(maxima, first, last);
            return;
        }
        int threads = options.replicates().threads();
        List<Future<?>> parts = new ArrayList<>();
        for (int k = 0; k < threads; k++) {
            int from = first + (int) ((long) (last - first) * k / threads);
            int to = first + (int) ((long) (last - first) * (k + 1) / threads);
            parts.add(pool.submit(() -> part(maxima, from, to)));
        }
        parts.forEach(Replicates::await);
    }

    private static void await(Future<?> part) {
        try {
            part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the replicates were running", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void part(double[] maxima, int first, int last) {
        if (dense) {
            everyCylinder(maxima, first, last);
        } else {
            byCentre(maxima, first, last);
        }
    }

    private void everyCylinder(double[] maxima, int first, int last) {
        Dense own = idle.poll();
        if (own == null) {
            own = new Dense();
        }
        for (int r = first; r < last; r++) {
            own.cases.clear();
            own.draw.draw(generator(r), own.cases);
            maxima[r] = own.search.search(own.cases);
        }
        idle.add(own);
    }

    /** What one thread needs to look at every cylinder. */
    private final class Dense {
        final CaseDraw draw = Replicates.this.draw.copy();
        final Cases cases = new Cases(zones.centres(), windows.horizon);
        final DenseSearch search =
                new DenseSearch(zones, windows, mass.copy(), model.score(), options.minCases());
    }

    private void byCentre(double[] maxima, int first, int last) {
        CaseDraw own = draw.copy();
        int from = first;
        while (from < last) {
            Cases cases = new Cases(zones.centres(), windows.horizon);
            int[] ends = new int[last - from + 1];
            int n = 0;
            while (from + n < last && cases.size < MOST_CASES_IN_A_BATCH) {
                own.draw(generator(from + n), cases);
                cases.join(ends[n]);
                ends[++n] = cases.size;
            }
            search(cases, ends, n, maxima, from);
            from += n;
        }
    }

    private SplittableRandom generator(int replicate) {
        return new SplittableRandom(Mix.of(options.replicates().seed() + Mix.of(replicate)));
    }

    private void search(Cases cases, int[] ends, int n, double[] maxima, int from) {
        int most = 0;
        for (int r = 0; r < n; r++) {
            most = Math.max(most, cases.total(ends[r], ends[r + 1]));
        }
        CylinderSearch search =
                new CylinderSearch(
                        windows,
                        mass.copy(),
                        model.score(),
                        options.minCases(),
                        most,
                        zones.centres());
        for (int centre = 0; centre < zones.centres(); centre++) {
            search.bind(zones, centre);
            for (int r = 0; r < n; r++) {
                maxima[from + r] = search.search(cases, ends[r], ends[r + 1], maxima[from + r]);
            }
        }
    }
}
