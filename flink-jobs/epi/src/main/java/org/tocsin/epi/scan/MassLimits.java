package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * For a best score so far and a number of cases: from which mass on a cylinder cannot be better.
 *
 * <p>Scores are cut down to steps of 1/8, so that a few rows, filled on demand, serve every
 * replicate and no logarithm is taken for a cylinder that cannot win.
 */
final class MassLimits {
    private static final double STEPS_PER_UNIT = 8;
    private static final int MOST_ROWS = 4096;

    private final Score score;
    private final int minCases;
    private final int mostCases;
    private Row[] rows = new Row[64];

    MassLimits(Score score, int minCases, int mostCases) {
        this.score = score;
        this.minCases = minCases;
        this.mostCases = mostCases;
    }

    /** The limits for a best score so far. */
    Row row(double best) {
        int level = (int) Math.min(MOST_ROWS - 1, best * STEPS_PER_UNIT);
        if (level >= rows.length) {
            rows = Arrays.copyOf(rows, Math.min(MOST_ROWS, level * 2));
        }
        if (rows[level] == null) {
            rows[level] = new Row(level / STEPS_PER_UNIT);
        }
        return rows[level];
    }

    /** Limits by number of cases, computed when first asked for. */
    final class Row {
        /** Logarithms at or above the limits; unknown ones are as large as can be. */
        final int[] log = new int[mostCases + 1];

        private final double[] limit = new double[mostCases + 1];
        private final double level;

        private Row(double level) {
            this.level = level;
            Arrays.fill(log, 0, Math.min(minCases, mostCases + 1), Log2.NEVER);
            if (minCases <= mostCases) {
                Arrays.fill(log, minCases, mostCases + 1, Log2.UNKNOWN);
            }
        }

        /** The limit: at this mass or above, these cases do not score more than the level. */
        double limit(int cases) {
            if (log[cases] == Log2.UNKNOWN) {
                limit[cases] = score.massLimit(cases, level);
                log[cases] = Log2.above(limit[cases]);
            }
            return limit[cases];
        }
    }
}
