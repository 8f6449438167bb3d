package org.tocsin.epi.aberration;

/**
 * Negative binomial likelihood ratio with variance mu + alpha mu^2: kappa is the root of sum (x -
 * e^k mu)/(1 + alpha e^k mu), the ratio sum kappa x + (x + 1/alpha) log((1 + alpha mu)/(1 + alpha
 * mu e^kappa)). Alarm iff the statistic is at least c.
 *
 * <p>The root is found by the reference's Newton steps (score over expected information, started at
 * the estimate of the change point before), which stop at -18 when there are no cases.
 */
public final class NegativeBinomialGlr implements GlrChart.Ratio {
    private static final double FIRST_GUESS = 0.5;
    private static final double PRECISION = 1e-6;
    private static final double LEAST_KAPPA = -18;
    private static final int MAX_STEPS = 1000;

    private final GlrOptions options;
    private final double alpha;

    private NegativeBinomialGlr(GlrOptions options, double alpha) {
        this.options = options;
        this.alpha = alpha;
    }

    /** The ratio with given settings and dispersion above 0. */
    public static NegativeBinomialGlr of(GlrOptions options, double alpha) {
        return new NegativeBinomialGlr(options, Checks.positive("alpha", alpha));
    }

    @Override
    public boolean alarms(double statistic) {
        return statistic >= options.limit();
    }

    @Override
    public double statistic(double[] x, double[] mu, int size, double before) {
        int n = size - 1;
        if (n < options.least() - 1) {
            return 0;
        }
        int low = options.window() == -1 ? 0 : Math.max(0, n - options.window());
        double best = 0;
        double kappa = FIRST_GUESS;
        for (int k = low; k <= n - (options.least() - 1); k++) {
            double free = estimate(x, mu, k, n, kappa);
            kappa = options.decrease() ? Math.min(0, free) : Math.max(0, free);
            if (Double.isNaN(kappa)) {
                kappa = 0;
            }
            if (kappa != 0) {
                best = Math.max(best, ratio(x, mu, k, n, kappa));
            }
        }
        return best;
    }

    private double estimate(double[] x, double[] mu, int from, int to, double start) {
        double kappa = start;
        for (int step = 0; step < MAX_STEPS; step++) {
            double before = kappa;
            double factor = Math.exp(kappa);
            double score = 0;
            double information = 0;
            for (int i = from; i <= to; i++) {
                double m = factor * mu[i];
                double spread = 1 + alpha * m;
                score += (x[i] - m) / spread;
                information += mu[i] * (alpha * x[i] + 1) / (spread * spread);
            }
            kappa += score / (factor * information);
            if (!(Math.abs(kappa - before) >= PRECISION) || kappa <= LEAST_KAPPA) {
                break;
            }
        }
        return kappa;
    }

    private double ratio(double[] x, double[] mu, int from, int to, double kappa) {
        double factor = Math.exp(kappa);
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum +=
                    kappa * x[i]
                            + (x[i] + 1 / alpha)
                                    * Math.log((1 + alpha * mu[i]) / (1 + alpha * mu[i] * factor));
        }
        return sum;
    }
}
