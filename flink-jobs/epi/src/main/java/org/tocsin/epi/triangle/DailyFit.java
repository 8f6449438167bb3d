package org.tocsin.epi.triangle;

import java.util.function.IntToDoubleFunction;

/**
 * Expectation of a daily figure from its own past: day-type pattern × level of recent blocks.
 *
 * <p>Pattern f(w) = (sum of x on days of type w + kappa)/(m_w/m × sum of x + kappa): near 1 with
 * few cases, the plain ratio with many. Level of a block of B days L = (sum of x + 1/2)/(sum of f).
 * Pattern and level have different memories on purpose, and block levels keep season out of the
 * dispersion.
 */
final class DailyFit {
    private final int[] history;
    private final int blocks;
    private final int levelWindow;
    private final double[] values;
    private final double[] fitted;
    private final double todayFactor;
    private final double todayTypeSum;
    private final double[] levels;

    private DailyFit(
            int[] history,
            int blocks,
            int levelWindow,
            double[] values,
            double[] fitted,
            double todayFactor,
            double todayTypeSum,
            double[] levels) {
        this.history = history;
        this.blocks = blocks;
        this.levelWindow = levelWindow;
        this.values = values;
        this.fitted = fitted;
        this.todayFactor = todayFactor;
        this.todayTypeSum = todayTypeSum;
        this.levels = levels;
    }

    static DailyFit of(
            ReportingTriangle triangle,
            int today,
            int[] history,
            TriangleOptions options,
            IntToDoubleFunction figure) {
        int m = history.length;
        double[] values = new double[m];
        int[] type = new int[m];
        double[] typeSum = new double[7];
        int[] typeDays = new int[7];
        double total = 0;
        for (int i = 0; i < m; i++) {
            values[i] = figure.applyAsDouble(history[i]);
            type[i] = triangle.dayType(history[i]);
            typeSum[type[i]] += values[i];
            typeDays[type[i]]++;
            total += values[i];
        }
        double[] pattern = pattern(typeSum, typeDays, total, m, options.shrinkage());
        int blocks = Math.max(1, m / options.levelWindow());
        double[] levels = levels(values, type, pattern, blocks, options.levelWindow());
        double[] fitted = new double[m];
        for (int i = 0; i < m; i++) {
            fitted[i] = levels[block(i, blocks, options.levelWindow())] * pattern[type[i]];
        }
        int todayType = triangle.dayType(today);
        return new DailyFit(
                history,
                blocks,
                options.levelWindow(),
                values,
                fitted,
                pattern[todayType],
                typeSum[todayType],
                levels);
    }

    private static double[] pattern(
            double[] typeSum, int[] typeDays, double total, int days, double shrinkage) {
        double[] pattern = new double[7];
        for (int w = 0; w < 7; w++) {
            double share = typeDays[w] / (double) days;
            pattern[w] = (typeSum[w] + shrinkage) / (share * total + shrinkage);
        }
        return pattern;
    }

    private static double[] levels(
            double[] values, int[] type, double[] pattern, int blocks, int levelWindow) {
        double[] cases = new double[blocks];
        double[] exposure = new double[blocks];
        for (int i = 0; i < values.length; i++) {
            int b = block(i, blocks, levelWindow);
            cases[b] += values[i];
            exposure[b] += pattern[type[i]];
        }
        double[] levels = new double[blocks];
        for (int b = 0; b < blocks; b++) {
            levels[b] = (cases[b] + 0.5) / exposure[b];
        }
        return levels;
    }

    private static int block(int i, int blocks, int levelWindow) {
        return Math.min(i / levelWindow, blocks - 1);
    }

    int days() {
        return history.length;
    }

    int blocks() {
        return blocks;
    }

    /** Whether the i-th newest day lies in the newest block. */
    boolean newestBlock(int i) {
        return block(i, blocks, levelWindow) == 0;
    }

    double value(int i) {
        return values[i];
    }

    double fitted(int i) {
        return fitted[i];
    }

    /** Sum of the figure over the newest block. */
    double newestBlockSum() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += newestBlock(i) ? values[i] : 0;
        }
        return sum;
    }

    /** Sum of the figure over past days of today's type. */
    double todayTypeSum() {
        return todayTypeSum;
    }

    double todayFactor() {
        return todayFactor;
    }

    double level() {
        return levels[0];
    }

    double expected() {
        return levels[0] * todayFactor;
    }
}
