package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Finds the best score of a data set by looking at every alive cylinder: the way for many cases in
 * few places, where {@link CylinderSearch} finds little to skip. No logarithm is taken for a
 * cylinder that cannot win: no score exceeds a factor of the cylinder times the square of its
 * excess ({@link Score#curvature}), nor the sharper {@link Score#bound}. Both searches give the
 * same score to the last bit.
 *
 * <p>Masses and factors are computed once, for all data sets. One instance serves one thread.
 */
final class DenseSearch {
    private static final double ROUNDING = 1 + 1e-9;
    private static final long MOST_CYLINDERS = 1 << 20;
    private static final long CYLINDERS_A_CASE = 4;

    private final Windows windows;
    private final Score score;
    private final int minCases;
    private final Centre[] centres;
    private final int[][] cumulated;
    private final int[] running;

    /** Cylinders about one place: mass, expected cases and factor by zone, then window. */
    private record Centre(
            int[] members, int[] ends, double[] mass, double[] expected, double[] factor) {}

    DenseSearch(Zones zones, Windows windows, Mass mass, Score score, int minCases) {
        this.windows = windows;
        this.score = score;
        this.minCases = minCases;
        this.centres = new Centre[zones.centres()];
        this.cumulated = new int[zones.centres()][windows.horizon];
        this.running = new int[windows.horizon];
        for (int c = 0; c < centres.length; c++) {
            mass.bind(zones, c);
            centres[c] = centre(zones, c, mass);
        }
    }

    /**
     * Whether the cylinders are few beside the steps that the other search takes.
     *
     * @param recent cases within the horizon
     */
    static boolean pays(Zones zones, Windows windows, long recent) {
        long cylinders = zones.total() * windows.count();
        return windows.alive
                && cylinders <= MOST_CYLINDERS
                && cylinders <= CYLINDERS_A_CASE * recent * zones.centres();
    }

    private Centre centre(Zones zones, int c, Mass mass) {
        int count = windows.count();
        int[] ends = zones.ends(c);
        double[] of = new double[ends.length * count];
        double[] expected = new double[of.length];
        double[] factor = new double[of.length];
        for (int k = 0; k < of.length; k++) {
            of[k] = mass.at(k / count, k % count);
            expected[k] = score.expected(of[k]);
            factor[k] = score.curvature(of[k]) * ROUNDING;
        }
        return new Centre(zones.members(c), ends, of, expected, factor);
    }

    /** The best score of the cases, 0 if no cylinder is high. */
    double search(Cases cases) {
        cumulate(cases);
        double best = 0;
        for (Centre centre : centres) {
            best = search(centre, best);
        }
        return best;
    }

    /** Cases of each place from the last step back to each lag. */
    private void cumulate(Cases cases) {
        for (int[] row : cumulated) {
            Arrays.fill(row, 0);
        }
        for (int e = 0; e < cases.size; e++) {
            cumulated[cases.location[e]][cases.lag[e]] += cases.count[e];
        }
        for (int[] row : cumulated) {
            for (int lag = 1; lag < row.length; lag++) {
                row[lag] += row[lag - 1];
            }
        }
    }

    private double search(Centre centre, double floor) {
        Arrays.fill(running, 0);
        double best = floor;
        int from = windows.shortest - 1;
        int count = windows.count();
        int k = 0;
        for (int z = 0; z < centre.ends.length; z++) {
            for (; k < centre.ends[z]; k++) {
                add(cumulated[centre.members[k]]);
            }
            int base = z * count;
            for (int w = 0; w < count; w++) {
                int cases = running[from + w];
                double excess = cases - centre.expected[base + w];
                if (excess > 0
                        && excess * excess * centre.factor[base + w] > best
                        && cases >= minCases) {
                    best = better(best, cases, centre.mass[base + w]);
                }
            }
        }
        return best;
    }

    private double better(double best, int cases, double mass) {
        return score.bound(cases, mass) > best ? Math.max(best, score.of(cases, mass)) : best;
    }

    private void add(int[] row) {
        for (int lag = 0; lag < running.length; lag++) {
            running[lag] += row[lag];
        }
    }
}
