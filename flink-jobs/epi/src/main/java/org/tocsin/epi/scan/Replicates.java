package org.tocsin.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Draws the replicates and finds the maximum of each.
 *
 * <p>A batch of replicates goes through the centres together, so that what belongs to a centre is
 * set up once and stays in the processor's cache: through groups of centres where all windows are
 * alive ({@link GroupSearch}), one centre at a time otherwise ({@link CylinderSearch}). Where the
 * cases are many and the cylinders few, every cylinder is looked at instead ({@link DenseSearch}).
 * All give the same maxima. Replicate r has its own generator, seeded from (seed, r): its maximum
 * does not depend on batches or threads.
 */
final class Replicates {
    /** Parts a thread takes one after the other, so that none waits long for another. */
    private static final int PARTS_A_THREAD = 4;

    private final Zones zones;
    private final ScanModel model;
    private final ScanOptions options;
    private final Windows windows;
    private final Mass mass;
    private final ReplicateDraw draw;
    private final boolean dense;
    private final Nearness nearness;
    private final Queue<ReplicateSearch> idle = new ConcurrentLinkedQueue<>();

    Replicates(Zones zones, ScanModel model, Windows windows, Mass mass, ScanOptions options) {
        this.zones = zones;
        this.model = model;
        this.options = options;
        this.windows = windows;
        this.mass = mass;
        this.draw = new ReplicateDraw(model.draw(windows), options.replicates().seed());
        this.dense = DenseSearch.pays(zones, windows, recent(model.cases(), windows.horizon));
        this.nearness = windows.alive && !dense ? new Nearness(zones, windows, mass.copy()) : null;
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
        int number = Math.min(last - first, threads * PARTS_A_THREAD);
        List<Future<?>> parts = new ArrayList<>();
        for (int k = 0; k < number; k++) {
            int from = first + (int) ((long) (last - first) * k / number);
            int to = first + (int) ((long) (last - first) * (k + 1) / number);
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
        ReplicateSearch own = idle.poll();
        if (own == null) {
            own = newSearch();
        }
        own.search(maxima, first, last);
        idle.add(own);
    }

    private ReplicateSearch newSearch() {
        Score score = model.score();
        int fewest = options.minCases();
        if (dense) {
            return new ReplicateSearch.Dense(
                    draw.copy(),
                    new Cases(zones.centres(), windows.horizon),
                    new DenseSearch(zones, windows, mass.copy(), score, fewest));
        }
        if (nearness == null) {
            return new ReplicateSearch.ByCentre(
                    draw.copy(), zones, windows, mass.copy(), score, fewest);
        }
        GroupSearch search = new GroupSearch(zones, windows, mass.copy(), score, fewest, nearness);
        return new ReplicateSearch.ByGroup(
                draw.copy(), search, new Cases(0, windows.horizon), windows.horizon);
    }
}
