package org.tocsin.epi.aberration;

/**
 * Poisson likelihood ratio: kappa = log(sum x / sum mu), ratio kappa sum x + (1 - e^kappa) sum mu.
 * Alarm iff the statistic is at least c.
 *
 * <p>With all change points allowed the statistic is 0 for the first Mtilde - 1 points; with a
 * window M it is 0 for the first Mtilde points and the last Mtilde points cannot be change points,
 * so Mtilde 1 needs two points. Both as in the reference.
 */
public final class PoissonGlr implements GlrChart.Ratio {
    private final GlrOptions options;

    private PoissonGlr(GlrOptions options) {
        this.options = options;
    }

    /** The ratio with given settings. */
    public static PoissonGlr of(GlrOptions options) {
        return new PoissonGlr(options);
    }

    @Override
    public boolean alarms(double statistic) {
        return statistic >= options.limit();
    }

    @Override
    public double statistic(double[] x, double[] mu, int size, double before) {
        int n = size - 1;
        boolean all = options.window() == -1;
        int low = all ? 0 : Math.max(0, n - options.window());
        int high = all ? n : n - options.least();
        if (n < (all ? options.least() - 1 : options.least())) {
            return 0;
        }
        double sumX = 0;
        double sumMu = 0;
        double best = 0;
        for (int k = n; k >= low; k--) {
            sumX += x[k];
            sumMu += mu[k];
            if (k <= high) {
                best = Math.max(best, ratio(sumX, sumMu));
            }
        }
        return best;
    }

    private double ratio(double sumX, double sumMu) {
        if (options.decrease() != sumX < sumMu) {
            return 0;
        }
        // x log(x/mu) - (x - mu); the first term is 0 when there are no cases.
        return (sumX == 0 ? 0 : sumX * Math.log(sumX / sumMu)) - (sumX - sumMu);
    }
}
