package org.tocsin.epi.point;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Gamma;

/**
 * Are cases that are close in space also close in time more often than chance explains?
 *
 * <p>X = pairs at most {@code space} and at most {@code time} apart. Without interaction {@code E =
 * N_s N_t / N}, N = n (n - 1) / 2, and {@code p = P(Poisson(E) >= X)} (Barton and David). Instead
 * of the Poisson law the times may be permuted: {@code p = (1 + #{X_r >= X}) / (R + 1)}.
 *
 * <p>Assumes that the population's growth is the same everywhere. Cases without a place or time
 * must be left out before. Recent incomplete days lower N_t and do no other harm. Fewer than two
 * cases: no pairs, p = 1.
 *
 * <p>Source: Knox, Appl Stat 1964;13:25-9; Barton, David 1966. Checked against
 * golden/space-time-points.
 *
 * @param closePairs pairs close in both, X
 * @param closeInTime pairs close in time, N_t
 * @param closeInSpace pairs close in space, N_s
 * @param pairs all pairs, N
 * @param expected pairs expected close in both
 */
public record Knox(
        long closePairs, long closeInTime, long closeInSpace, long pairs, double expected) {

    /**
     * Counts the pairs of cases on a plane.
     *
     * @param space largest distance of a close pair, in units of the coordinates
     * @param time largest difference of a close pair, in units of the times
     */
    public static Knox of(double[] x, double[] y, double[] t, double space, double time) {
        check(x, y, t, space, time);
        long both = 0;
        long inTime = 0;
        long inSpace = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean near = near(x, y, i, j, space);
                boolean soon = Math.abs(t[i] - t[j]) <= time;
                inSpace += near ? 1 : 0;
                inTime += soon ? 1 : 0;
                both += near && soon ? 1 : 0;
            }
        }
        long pairs = (long) x.length * (x.length - 1) / 2;
        double expected = pairs == 0 ? 0 : (double) inSpace * inTime / pairs;
        return new Knox(both, inTime, inSpace, pairs, expected);
    }

    private static void check(double[] x, double[] y, double[] t, double space, double time) {
        if (x.length != y.length || x.length != t.length) {
            throw new IllegalArgumentException(
                    "x, y and t must be as many, got %d, %d and %d"
                            .formatted(x.length, y.length, t.length));
        }
        if (!(space >= 0) || !(time >= 0)) {
            throw new IllegalArgumentException(
                    "limits must be >= 0, got space " + space + " and time " + time);
        }
    }

    private static boolean near(double[] x, double[] y, int i, int j, double space) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        return Math.sqrt(dx * dx + dy * dy) <= space;
    }

    /** Probability of as many close pairs or more. */
    public double pAtLeast() {
        return upperTail(closePairs);
    }

    /** Probability of more close pairs, which some software reports. */
    public double pMoreThan() {
        return upperTail(closePairs + 1);
    }

    private double upperTail(long least) {
        if (least == 0) {
            return 1;
        }
        return expected == 0 ? 0 : Gamma.regularizedGammaP(least, expected);
    }

    /**
     * P-value from permutations of the times over the places.
     *
     * @param replicates number of permutations
     * @param seed the same seed gives the same value
     */
    public static double permutationP(
            double[] x,
            double[] y,
            double[] t,
            double space,
            double time,
            int replicates,
            long seed) {
        long observed = of(x, y, t, space, time).closePairs();
        int[][] near = nearPairs(x, y, space);
        double[] times = t.clone();
        SplittableRandom random = new SplittableRandom(seed);
        int reached = 0;
        for (int r = 0; r < replicates; r++) {
            shuffle(times, random);
            long both = 0;
            for (int[] pair : near) {
                both += Math.abs(times[pair[0]] - times[pair[1]]) <= time ? 1 : 0;
            }
            reached += both >= observed ? 1 : 0;
        }
        return (1.0 + reached) / (replicates + 1.0);
    }

    private static int[][] nearPairs(double[] x, double[] y, double space) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                if (near(x, y, i, j, space)) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        return pairs.toArray(int[][]::new);
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }
}
