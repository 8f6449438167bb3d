package org.tocsin.epi.ladder;

import java.util.Arrays;

/**
 * On which day types a source is open, and their columns in the baseline.
 *
 * <p>A day type is closed if it holds at most 1 % of a seventh of all cases of the history that
 * preceded the first judged point; a type without any report there is open, and so are all types of
 * a history with fewer than 5 cases a type, where zeros prove nothing. Closed days are neither
 * judged nor in a baseline. Decided once; an operator's calendar wins.
 */
final class OpenDayTypes {
    private static final double CLOSED_SHARE = 0.01;

    /** Cases a day type below which an empty one proves nothing. */
    private static final double ENOUGH = 5;

    /** Column of each type among the contrasts; the last open one is the reference; -1 = closed. */
    private final int[] column;

    private final int open;

    private OpenDayTypes(boolean[] isOpen) {
        column = new int[isOpen.length];
        int next = 0;
        for (int type = 0; type < isOpen.length; type++) {
            column[type] = isOpen[type] ? next++ : -1;
        }
        open = next;
    }

    /** Weekly series: no day types, every point is open. */
    static OpenDayTypes none() {
        return new OpenDayTypes(new boolean[0]);
    }

    /** As an operator's calendar says. */
    static OpenDayTypes of(boolean[] isOpen) {
        return new OpenDayTypes(isOpen);
    }

    /** Learnt from the points {@code from..to}. */
    static OpenDayTypes learn(LadderHistory history, int from, int to) {
        double[] cases = new double[7];
        boolean[] reported = new boolean[7];
        for (int u = Math.max(from, history.first()); u <= to; u++) {
            if (history.reported(u)) {
                cases[history.dayType(u)] += history.observed(u);
                reported[history.dayType(u)] = true;
            }
        }
        double total = Arrays.stream(cases).sum();
        double limit = CLOSED_SHARE * total / 7;
        boolean[] isOpen = new boolean[7];
        for (int type = 0; type < 7; type++) {
            isOpen[type] = !reported[type] || cases[type] > limit;
        }
        return new OpenDayTypes(total < 7 * ENOUGH ? allOpen() : isOpen);
    }

    private static boolean[] allOpen() {
        boolean[] isOpen = new boolean[7];
        Arrays.fill(isOpen, true);
        return isOpen;
    }

    /** Open types as bits; -1 for weekly series. */
    int mask() {
        if (column.length == 0) {
            return -1;
        }
        int mask = 0;
        for (int type = 0; type < column.length; type++) {
            mask |= column[type] >= 0 ? 1 << type : 0;
        }
        return mask;
    }

    static OpenDayTypes ofMask(int mask) {
        if (mask < 0) {
            return none();
        }
        boolean[] isOpen = new boolean[7];
        for (int type = 0; type < 7; type++) {
            isOpen[type] = (mask & 1 << type) != 0;
        }
        return new OpenDayTypes(isOpen);
    }

    boolean isOpen(int dayType) {
        return column.length == 0 || column[dayType] >= 0;
    }

    /** Number of day types, closed ones included; 1 for weekly series. */
    int count() {
        return Math.max(1, column.length);
    }

    /** Number of contrast columns. */
    int contrasts() {
        return Math.max(0, open - 1);
    }

    /** Share of points that are open when all types are equally frequent. */
    double openShare() {
        return column.length == 0 ? 1 : open / (double) column.length;
    }

    /** Writes the contrasts of a day type: 1 in its column, -1 in all for the last, 0 if closed. */
    void fill(int dayType, double[] row, int at) {
        int contrasts = contrasts();
        Arrays.fill(row, at, at + contrasts, 0);
        if (contrasts == 0 || column[dayType] < 0) {
            return;
        }
        if (column[dayType] < contrasts) {
            row[at + column[dayType]] = 1;
        } else {
            Arrays.fill(row, at, at + contrasts, -1);
        }
    }
}
