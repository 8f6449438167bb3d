package org.tocsin.epi.forecast;

/**
 * Growth of the newest points: discounted log-linear regression of counts.
 *
 * <p>log mu = a + r u + day-type factor, u = points before the newest (0, -1, ..), weights
 * discount^-u, quasi-Poisson. The rate has a normal prior around 0, so that a handful of cases does
 * not double overnight; the level is drawn a little to the mean. An unreported point is left out
 * and never zero; series without any case give rate 0.
 *
 * <p>Sources: exponential smoothing with damped trend (Gardner and McKenzie 1985, Manage Sci
 * 31:1237), here on the logarithm and for counts; West and Harrison 1997.
 */
public final class LocalTrend {
    private static final int MOST_STEPS = 60;
    private static final double LEVEL_PRIOR = 0.5;
    private static final double DISPERSION_POINTS = 5;

    private final TrendOptions options;

    private LocalTrend(TrendOptions options) {
        this.options = options;
    }

    /** The estimator with these settings. */
    public static LocalTrend of(TrendOptions options) {
        return new LocalTrend(options);
    }

    /** Growth of a series of counts without weekly pattern; NaN = not reported. */
    public Growth estimate(double[] counts) {
        return estimate(counts, new double[counts.length]);
    }

    /**
     * Growth of a series of counts.
     *
     * @param counts oldest first; NaN = not reported
     * @param logPattern logarithm of the factor of each point's day type
     */
    public Growth estimate(double[] counts, double[] logPattern) {
        if (logPattern.length != counts.length) {
            throw new IllegalArgumentException(
                    "pattern must have " + counts.length + " points, got " + logPattern.length);
        }
        Fit fit = new Fit(counts, logPattern);
        fit.run();
        return fit.growth();
    }

    /** One regression with two coefficients. */
    private final class Fit {
        private final double[] counts;
        private final double[] logPattern;
        private final int first;
        private final double centre;
        private final boolean empty;
        private final double ridge = 1 / (options.growthSpread() * options.growthSpread());
        private double level;
        private double rate;
        private double i00;
        private double i01;
        private double i11;

        Fit(double[] counts, double[] logPattern) {
            this.counts = counts;
            this.logPattern = logPattern;
            this.first = Math.max(0, counts.length - options.window());
            double cases = 0;
            double exposure = 1e-9;
            for (int i = first; i < counts.length; i++) {
                if (!Double.isNaN(counts[i])) {
                    cases += weight(i) * counts[i];
                    exposure += weight(i) * Math.exp(logPattern[i]);
                }
            }
            this.empty = cases == 0;
            this.centre = Math.log(Math.max(cases, 0.5) / Math.max(exposure, 0.5));
            this.level = centre;
        }

        private double weight(int i) {
            return Math.pow(options.discount(), counts.length - 1.0 - i);
        }

        private double mean(int i) {
            double predictor = level + rate * (i - counts.length + 1) + logPattern[i];
            return Math.exp(Math.max(-30, Math.min(30, predictor)));
        }

        void run() {
            for (int k = 0; k < MOST_STEPS; k++) {
                if (step() < 1e-10) {
                    return;
                }
                if (empty) {
                    level = centre;
                    rate = 0;
                    return;
                }
            }
        }

        private double step() {
            double g0 = -LEVEL_PRIOR * (level - centre);
            double g1 = -ridge * rate;
            i00 = LEVEL_PRIOR;
            i01 = 0;
            i11 = ridge;
            for (int i = first; i < counts.length; i++) {
                if (!Double.isNaN(counts[i])) {
                    double u = i - counts.length + 1;
                    double curvature = weight(i) * mean(i);
                    double residual = weight(i) * (counts[i] - mean(i));
                    g0 += residual;
                    g1 += residual * u;
                    i00 += curvature;
                    i01 += curvature * u;
                    i11 += curvature * u * u;
                }
            }
            double determinant = i00 * i11 - i01 * i01;
            double stepLevel = clip((i11 * g0 - i01 * g1) / determinant);
            double stepRate = clip((i00 * g1 - i01 * g0) / determinant);
            level += stepLevel;
            rate += stepRate;
            return Math.max(Math.abs(stepLevel), Math.abs(stepRate));
        }

        private double clip(double step) {
            return Math.max(-1, Math.min(1, step));
        }

        Growth growth() {
            double pearson = DISPERSION_POINTS;
            double weights = DISPERSION_POINTS;
            int points = 0;
            for (int i = first; i < counts.length; i++) {
                if (!Double.isNaN(counts[i])) {
                    double residual = counts[i] - mean(i);
                    pearson += weight(i) * residual * residual / mean(i);
                    weights += weight(i);
                    points++;
                }
            }
            double dispersion = Math.max(1, pearson / Math.max(1, weights - 2));
            double variance = i00 / (i00 * i11 - i01 * i01);
            return new Growth(
                    points, Math.exp(level), rate, Math.sqrt(dispersion * variance), dispersion);
        }
    }
}
