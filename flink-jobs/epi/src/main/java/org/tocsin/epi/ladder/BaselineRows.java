package org.tocsin.epi.ladder;

import java.util.Arrays;

/**
 * The design of one baseline: columns, counts and offsets of the usable points of a window, ordered
 * by day type.
 */
final class BaselineRows {
    /** Rows between two exact evaluations of sine and cosine; in between they are rotated. */
    private static final int EXACT_EVERY = 32;

    private final LadderOptions options;
    private final OpenDayTypes dayTypes;

    int count;
    int columns;
    int harmonics;
    boolean trend;

    /** The points and work arrays of the fit at hand. */
    BaselineColumns points;

    /** First point of each day type, and behind the last one. */
    final int[] start = new int[8];

    private final int[] next = new int[7];
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
        trend = rung.trend();
        harmonics = rung.seasonal() ? options.harmonics() : 0;
        columns = 1 + (trend ? 1 : 0) + 2 * harmonics;
        count = coverage.used();
        points = BaselineColumns.of(count, 2 * harmonics);
        orderByType(history, coverage);
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
                int r = next[type(history, u)]++;
                points.observed[r] = history.observed(u);
                points.offset[r] = history.logDenominator(u);
                points.time[r] = (u - fittedAt) / options.period();
                multiply(r, cos, sin);
            }
        }
    }

    private void orderByType(LadderHistory history, BaselineCoverage coverage) {
        Arrays.fill(start, 0);
        for (int u = coverage.from(); u <= coverage.to(); u++) {
            if (usable(history, u)) {
                start[type(history, u) + 1]++;
            }
        }
        for (int type = 0; type < next.length; type++) {
            start[type + 1] += start[type];
            next[type] = start[type];
        }
    }

    private int type(LadderHistory history, int u) {
        return dayTypes.count() == 1 ? 0 : history.dayType(u);
    }

    /** Cosine and sine of all multiples of the angle. */
    private void multiply(int r, double cos, double sin) {
        double c = cos;
        double s = sin;
        for (int k = 0; k < 2 * harmonics; k++) {
            points.cos[k][r] = c;
            points.sin[k][r] = s;
            double turned = c * cos - s * sin;
            s = s * cos + c * sin;
            c = turned;
        }
    }

    /** The row of one point for a fit made at {@code fittedAt}; valid until the next call. */
    double[] row(int position, int dayType, int fittedAt, LadderRung rung) {
        double angle = 2 * Math.PI * position / options.period();
        int at = writeSeason(position, fittedAt, rung, Math.cos(angle), Math.sin(angle));
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

    private int writeSeason(int u, int fittedAt, LadderRung rung, double cos, double sin) {
        int at = 0;
        row[at++] = 1;
        if (rung.trend()) {
            row[at++] = (u - fittedAt) / options.period();
        }
        if (rung.seasonal()) {
            double c = cos;
            double s = sin;
            for (int k = 1; k <= options.harmonics(); k++) {
                row[at++] = c;
                row[at++] = s;
                double turned = c * cos - s * sin;
                s = s * cos + c * sin;
                c = turned;
            }
        }
        return at;
    }
}
