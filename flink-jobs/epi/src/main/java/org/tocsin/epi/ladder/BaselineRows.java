package org.tocsin.epi.ladder;

import java.util.Arrays;

/**
 * The design of one baseline: rows, counts and offsets of the usable points of a window. Reused
 * from fit to fit; grows to the largest window seen.
 */
final class BaselineRows {
    /** Rows between two exact evaluations of sine and cosine; in between they are rotated. */
    private static final int EXACT_EVERY = 32;

    private final LadderOptions options;
    private final OpenDayTypes dayTypes;

    int count;
    int columns;
    int[] type = new int[0];
    double[] rows = new double[0];
    double[] observed = new double[0];
    double[] offset = new double[0];
    private final double[] row;

    BaselineRows(LadderOptions options, OpenDayTypes dayTypes) {
        this.options = options;
        this.dayTypes = dayTypes;
        this.row = new double[2 + 2 * options.harmonics() + dayTypes.contrasts()];
    }

    int columns(LadderRung rung) {
        int seasonal = rung.seasonal() ? 2 * options.harmonics() : 0;
        return 1 + (rung.trend() ? 1 : 0) + seasonal + dayTypes.contrasts();
    }

    /** Precisions of the prior, column by column. */
    double[] penalties(LadderRung rung) {
        double[] penalty = new double[columns(rung)];
        int at = 0;
        penalty[at++] = options.penalties().intercept();
        if (rung.trend()) {
            penalty[at++] = options.penalties().trend();
        }
        int harmonicsEnd = at + (rung.seasonal() ? 2 * options.harmonics() : 0);
        Arrays.fill(penalty, at, harmonicsEnd, options.penalties().harmonic());
        Arrays.fill(penalty, harmonicsEnd, penalty.length, options.penalties().dayType());
        return penalty;
    }

    /** Counts the points of a window by their use. */
    BaselineCoverage coverage(LadderHistory history, int from, int to) {
        int used = 0;
        int missing = 0;
        int excluded = 0;
        int closed = 0;
        for (int u = from; u <= to; u++) {
            if (!isOpen(history, u)) {
                closed++;
            } else if (!history.reported(u)) {
                missing++;
            } else if (history.excluded(u)) {
                excluded++;
            } else {
                used++;
            }
        }
        return new BaselineCoverage(from, to, used, missing, excluded, closed, 0);
    }

    /** Fills the design for a fit made at {@code fittedAt}. */
    void fill(LadderHistory history, BaselineCoverage coverage, int fittedAt, LadderRung rung) {
        columns = columns(rung) - dayTypes.contrasts();
        ensure(coverage.used(), columns);
        count = 0;
        double step = 2 * Math.PI / options.period();
        double stepCos = Math.cos(step);
        double stepSin = Math.sin(step);
        double cos = 0;
        double sin = 0;
        for (int u = coverage.from(); u <= coverage.to(); u++) {
            if ((u - coverage.from()) % EXACT_EVERY == 0) {
                cos = Math.cos(step * u);
                sin = Math.sin(step * u);
            } else {
                double rotated = cos * stepCos - sin * stepSin;
                sin = sin * stepCos + cos * stepSin;
                cos = rotated;
            }
            if (usable(history, u)) {
                writeSeason(u, fittedAt, rung, cos, sin, rows, count * columns);
                type[count] = dayTypes.count() == 1 ? 0 : history.dayType(u);
                observed[count] = history.observed(u);
                offset[count] = history.logDenominator(u);
                count++;
            }
        }
    }

    /** The row of one point for a fit made at {@code fittedAt}; valid until the next call. */
    double[] row(int position, int dayType, int fittedAt, LadderRung rung) {
        double angle = 2 * Math.PI * position / options.period();
        int at = writeSeason(position, fittedAt, rung, Math.cos(angle), Math.sin(angle), row, 0);
        dayTypes.fill(dayType, row, at);
        return row;
    }

    /** Number of day types; 1 for weekly series. */
    int types() {
        return dayTypes.count();
    }

    /** Number of contrast columns after those of the season. */
    int contrastColumns() {
        return dayTypes.contrasts();
    }

    /** Writes the contrast columns that all points of a day type share. */
    void contrasts(int dayType, double[] target) {
        dayTypes.fill(dayType, target, 0);
    }

    OpenDayTypes dayTypes() {
        return dayTypes;
    }

    double openShare() {
        return dayTypes.openShare();
    }

    boolean isOpen(LadderHistory history, int position) {
        return dayTypes.isOpen(history.dayType(position));
    }

    /** Whether the point may stand in a baseline and move the level. */
    boolean usable(LadderHistory history, int position) {
        return history.reported(position)
                && !history.excluded(position)
                && isOpen(history, position);
    }

    private int writeSeason(
            int u,
            int fittedAt,
            LadderRung rung,
            double cos,
            double sin,
            double[] target,
            int start) {
        int at = start;
        target[at++] = 1;
        if (rung.trend()) {
            target[at++] = (u - fittedAt) / options.period();
        }
        if (rung.seasonal()) {
            double c = cos;
            double s = sin;
            for (int k = 1; k <= options.harmonics(); k++) {
                target[at++] = c;
                target[at++] = s;
                double next = c * cos - s * sin;
                s = s * cos + c * sin;
                c = next;
            }
        }
        return at;
    }

    private void ensure(int rowCount, int columnCount) {
        if (observed.length < rowCount) {
            observed = new double[rowCount];
            offset = new double[rowCount];
            type = new int[rowCount];
        }
        if (rows.length < rowCount * columnCount) {
            rows = new double[rowCount * columnCount];
        }
    }
}
