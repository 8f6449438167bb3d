package org.tocsin.epi.glm;

import java.util.Arrays;

/**
 * A factor and, if wanted, one linear trend: the design of both Farrington methods. Solved in
 * closed form in one sweep over the rows (level means, and a slope from deviations within levels),
 * which is as accurate as an orthogonal decomposition and many times faster.
 *
 * <p>A row is {level, time}; levels count from 0. A trend that the data do not determine (one time
 * per level) gets slope 0 and does not count in the rank.
 */
public final class LevelTrendDesign implements Design {
    private final int[] level;
    private final double[] time;
    private final int levels;
    private final boolean trend;

    private LevelTrendDesign(int[] level, double[] time, int levels, boolean trend) {
        this.level = level;
        this.time = time;
        this.levels = levels;
        this.trend = trend;
    }

    /**
     * A factor with a common trend.
     *
     * @param level level of each row, from 0
     * @param time time of each row
     * @param trend whether the trend is in the model
     */
    public static LevelTrendDesign of(int[] level, double[] time, boolean trend) {
        if (level.length != time.length || level.length == 0) {
            throw new IllegalArgumentException(
                    "design must have as many levels as times, got "
                            + level.length
                            + " and "
                            + time.length);
        }
        int levels = 0;
        for (int each : level) {
            levels = Math.max(levels, each + 1);
        }
        return new LevelTrendDesign(level, time, levels, trend);
    }

    /** The same rows without the trend. */
    public LevelTrendDesign withoutTrend() {
        return new LevelTrendDesign(level, time, levels, false);
    }

    /** Whether the trend is in the model. */
    public boolean hasTrend() {
        return trend;
    }

    @Override
    public int rows() {
        return level.length;
    }

    @Override
    public Fit solve(double[] weights, double[] response) {
        double[] weight = new double[levels];
        double[] meanTime = new double[levels];
        double[] mean = new double[levels];
        for (int i = 0; i < level.length; i++) {
            int g = level[i];
            weight[g] += weights[i];
            meanTime[g] += weights[i] * time[i];
            mean[g] += weights[i] * response[i];
        }
        int rank = 0;
        for (int g = 0; g < levels; g++) {
            if (weight[g] > 0) {
                rank++;
                meanTime[g] /= weight[g];
                mean[g] /= weight[g];
            }
        }
        if (!trend) {
            return new Fit(rank, weight, meanTime, mean, 0, 0);
        }
        double sxx = 0;
        double sxz = 0;
        double size = 0;
        for (int i = 0; i < level.length; i++) {
            int g = level[i];
            double dt = time[i] - meanTime[g];
            sxx += weights[i] * dt * dt;
            sxz += weights[i] * dt * (response[i] - mean[g]);
            size += weights[i] * time[i] * time[i];
        }
        // Deviations this small are rounding of equal times, not information on a trend.
        boolean determined = sxx > 1e-20 * size;
        return new Fit(
                determined ? rank + 1 : rank,
                weight,
                meanTime,
                mean,
                determined ? sxz / sxx : 0,
                determined ? sxx : 0);
    }

    /** Level means and the common slope. */
    public final class Fit implements LinearFit {
        private final int rank;
        private final double[] weight;
        private final double[] meanTime;
        private final double[] mean;
        private final double slope;
        private final double sxx;

        private Fit(
                int rank,
                double[] weight,
                double[] meanTime,
                double[] mean,
                double slope,
                double sxx) {
            this.rank = rank;
            this.weight = weight;
            this.meanTime = meanTime;
            this.mean = mean;
            this.slope = slope;
            this.sxx = sxx;
        }

        @Override
        public int rank() {
            return rank;
        }

        /** The trend coefficient. */
        public double slope() {
            return slope;
        }

        /** The diagonal element of (X'WX)^-1 of the trend; NaN when the trend is undetermined. */
        public double slopeSpread() {
            return sxx > 0 ? 1 / sxx : Double.NaN;
        }

        @Override
        public double fitted(int row) {
            return at(level[row], time[row]);
        }

        @Override
        public double spread(int row) {
            return spread(level[row], time[row]);
        }

        @Override
        public double predict(double... row) {
            return at((int) row[0], row[1]);
        }

        @Override
        public double spreadAt(double... row) {
            return spread((int) row[0], row[1]);
        }

        private double at(int g, double t) {
            return mean[g] + slope * (t - meanTime[g]);
        }

        private double spread(int g, double t) {
            double dt = t - meanTime[g];
            return 1 / weight[g] + (sxx > 0 ? dt * dt / sxx : 0);
        }

        @Override
        public String toString() {
            return "levels " + Arrays.toString(mean) + ", slope " + slope;
        }
    }
}
