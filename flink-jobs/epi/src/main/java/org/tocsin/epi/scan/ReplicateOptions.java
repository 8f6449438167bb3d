package org.tocsin.epi.scan;

/**
 * How the Monte Carlo replicates are drawn.
 *
 * @param number replicates, 0 for none
 * @param seed replicate r depends on the seed and on r only
 * @param earlyTermination stop once the best cluster can no longer be significant (Besag and
 *     Clifford 1991)
 * @param threads threads that share the work; the result does not depend on them
 * @param stopAt maxima at or above the best score that end the replicates early, 0 for the usual (R
 *     + 1) / 20
 */
public record ReplicateOptions(
        int number, long seed, boolean earlyTermination, int threads, int stopAt) {
    private static final long PRIME = 0x100000001b3L;

    /** With the usual early end. */
    public ReplicateOptions(int number, long seed, boolean earlyTermination, int threads) {
        this(number, seed, earlyTermination, threads, 0);
    }

    /** Checks the numbers. */
    public ReplicateOptions {
        Require.that(number >= 0, "number of replicates must be >= 0", number);
        Require.that(threads >= 1, "threads must be >= 1", threads);
    }

    /** 999 replicates on one thread. */
    public static ReplicateOptions withDefaults() {
        return new ReplicateOptions(999, 0, false, 1, 0);
    }

    /**
     * The seed of one day of one analysis: a rerun of the day draws the same replicates.
     *
     * @param analysis identity of the analysis
     * @param epochDay local day of the last step, days since 1970-01-01
     */
    public static long seedOf(String analysis, long epochDay) {
        long hash = 0xcbf29ce484222325L; // FNV-1a
        for (int i = 0; i < analysis.length(); i++) {
            hash = (hash ^ analysis.charAt(i)) * PRIME;
        }
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ (epochDay >>> shift & 0xff)) * PRIME;
        }
        return hash;
    }

    /** A copy with another number of replicates. */
    public ReplicateOptions withNumber(int replicates) {
        return new ReplicateOptions(replicates, seed, earlyTermination, threads, stopAt);
    }

    /** A copy with another seed. */
    public ReplicateOptions withSeed(long other) {
        return new ReplicateOptions(number, other, earlyTermination, threads, stopAt);
    }

    /** A copy that stops early, or not. */
    public ReplicateOptions withEarlyTermination(boolean early) {
        return new ReplicateOptions(number, seed, early, threads, stopAt);
    }

    /** A copy with another number of threads. */
    public ReplicateOptions withThreads(int workers) {
        return new ReplicateOptions(number, seed, earlyTermination, workers, stopAt);
    }

    /**
     * A copy that ends early after fewer maxima: those that rule out a recurrence interval of so
     * many daily analyses, (R + 1) / analyses, at least 1.
     */
    public ReplicateOptions withRecurrenceOfInterest(int analyses) {
        int maxima = Math.max(1, (number + 1) / analyses);
        return new ReplicateOptions(number, seed, earlyTermination, threads, maxima);
    }

    /** Maxima that end the replicates early: (R + 1) / 20 unless set, at least 1. */
    int enough() {
        return stopAt > 0 ? stopAt : Math.max(1, (number + 1) / 20);
    }
}
