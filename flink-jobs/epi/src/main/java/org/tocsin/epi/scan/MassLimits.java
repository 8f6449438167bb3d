package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * For a best score so far and a number of cases: from which mass on a cylinder cannot be better.
 *
 * <p>Scores are cut down to steps of 1/8, so that a few rows, filled on demand, serve every
 * replicate and no logarithm is taken for a cylinder that cannot win.
 */
final class MassLimits {
    /** Not yet computed. */
    static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private static final double STEPS_PER_UNIT = 8;
    private static final int MOST_ROWS = 4096;

    private final Score score;
    private final int minCases;
    private final int mostCases;
    private double[][] rows = new double[64][];

    MassLimits(Score score, int minCases, int mostCases) {
        this.score = score;
        this.minCases = minCases;
        this.mostCases = mostCases;
    }

    /** The limits for a best score: by number of cases, {@link #UNKNOWN} until filled. */
    double[] row(double best) {
        int level = level(best);
        if (level >= rows.length) {
            rows = Arrays.copyOf(rows, Math.min(MOST_ROWS, level * 2));
        }
        if (rows[level] == null) {
            rows[level] = new double[mostCases + 1];
            Arrays.fill(rows[level], minCases > mostCases ? 0 : minCases, mostCases + 1, UNKNOWN);
            Arrays.fill(rows[level], 0, Math.min(minCases, mostCases + 1), 0);
        }
        return rows[level];
    }

    private static int level(double best) {
        return (int) Math.min(MOST_ROWS - 1, best * STEPS_PER_UNIT);
    }

    /** Fills one entry of the row of a best score. */
    double fill(double best, int cases) {
        double limit = score.massLimit(cases, level(best) / STEPS_PER_UNIT);
        row(best)[cases] = limit;
        return limit;
    }
}
