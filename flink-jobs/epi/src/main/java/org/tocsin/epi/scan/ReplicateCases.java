package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Cases of some replicates within the horizon, replicate after replicate, those of each in the
 * order of their lags.
 */
final class ReplicateCases {
    /** Reach at the start: above the logarithm of any mass. */
    private static final int EVERYTHING = 1 << 29;

    int[] location = {};
    int[] lag = {};

    /** Cases of entry k lie from {@code start[k]} to before {@code start[k + 1]}. */
    int[] start = new int[1];

    /** Replicate of each entry. */
    int[] replicate = {};

    /** Zones of which the logarithm of the mass is at or above it are known not to be better. */
    int[] reach = {};

    /** Number of entries. */
    int size;

    void clear() {
        size = 0;
        start[0] = 0;
    }

    /** Number of cases of all entries. */
    int cases() {
        return start[size];
    }

    /** Room for as many entries and cases as there are in another list. */
    void makeRoomFor(ReplicateCases other) {
        if (replicate.length < other.size) {
            start = new int[other.size + 1];
            replicate = new int[other.size];
            reach = new int[other.size];
        }
        if (location.length < other.cases()) {
            location = new int[other.cases()];
            lag = new int[other.cases()];
        }
    }

    /** Adds the cases of a replicate, ordering them. */
    void add(int number, Cases cases, int horizon) {
        int first = cases();
        if (first + cases.size > location.length) {
            int room = Math.max(1024, 2 * (first + cases.size));
            location = Arrays.copyOf(location, room);
            lag = Arrays.copyOf(lag, room);
        }
        if (size == replicate.length) {
            int room = Math.max(16, 2 * size);
            start = Arrays.copyOf(start, room + 1);
            replicate = Arrays.copyOf(replicate, room);
            reach = Arrays.copyOf(reach, room);
        }
        int[] at = new int[horizon + 1];
        for (int e = 0; e < cases.size; e++) {
            at[cases.lag[e] + 1]++;
        }
        at[0] = first;
        for (int h = 0; h < horizon; h++) {
            at[h + 1] += at[h];
        }
        for (int e = 0; e < cases.size; e++) {
            int k = at[cases.lag[e]]++;
            location[k] = cases.location[e];
            lag[k] = cases.lag[e];
        }
        end(number, EVERYTHING, first + cases.size);
    }

    /** Ends an entry whose cases have been written. */
    void end(int number, int knownReach, int end) {
        replicate[size] = number;
        reach[size++] = knownReach;
        start[size] = end;
    }

    /** Keeps the entries whose maximum is no higher than a score, and begins them afresh. */
    void keepUpTo(double score, double[] maxima) {
        int entries = size;
        int from = 0;
        clear();
        for (int k = 0; k < entries; k++) {
            int end = start[k + 1];
            if (maxima[replicate[k]] <= score) {
                System.arraycopy(location, from, location, start[size], end - from);
                System.arraycopy(lag, from, lag, start[size], end - from);
                end(replicate[k], EVERYTHING, start[size] + end - from);
            }
            from = end;
        }
    }
}
