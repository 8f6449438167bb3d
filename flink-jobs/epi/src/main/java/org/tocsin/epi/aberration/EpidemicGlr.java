package org.tocsin.epi.aberration;

/**
 * Likelihood ratio of an epidemic: from a change point on, each case brings lambda new ones, mean
 * mu_t + lambda x_{t-1}. Ratio sum x log(1 + lambda x_{t-1}/mu) - lambda x_{t-1} at the estimated
 * lambda &gt;= 0. The count before the first point is 0, after an alarm that of the alarm. Alarm
 * iff the statistic is above c (strict).
 *
 * <ul>
 *   <li>{@link Form#EXACT}: lambda is the maximum for every change point.
 *   <li>{@link Form#REFERENCE}: lambda is searched by Newton steps in log lambda from 0.5, each
 *       change point starting where the one before ended, until lambda moves by at most 1e-6 or log
 *       lambda falls to -18. Once a change point without growth has driven lambda to almost 0 the
 *       later ones stay there, so the reference misses or delays rises that a maximum would show.
 *       Only for comparison with it.
 * </ul>
 */
public final class EpidemicGlr implements GlrChart.Ratio {
    /** How lambda is found. */
    public enum Form {
        /** The maximum. */
        EXACT,
        /** The search of the R package surveillance. */
        REFERENCE
    }

    private static final int MAX_STEPS = 1000;
    private static final double PRECISION = 1e-12;
    private static final double REFERENCE_PRECISION = 1e-6;
    private static final double REFERENCE_FLOOR = -18;
    private static final double START = 0.5;

    private final GlrOptions options;
    private final Form form;

    private EpidemicGlr(GlrOptions options, Form form) {
        this.options = options;
        this.form = form;
    }

    /** The ratio with given settings, exact. */
    public static EpidemicGlr of(GlrOptions options) {
        if (options.decrease()) {
            throw new IllegalArgumentException("dir dec has no meaning for change epi");
        }
        return new EpidemicGlr(options, Form.EXACT);
    }

    /** A copy that finds lambda in another way. */
    public EpidemicGlr withForm(Form other) {
        return new EpidemicGlr(options, other);
    }

    @Override
    public boolean alarms(double statistic) {
        return statistic > options.limit();
    }

    @Override
    public double statistic(double[] x, double[] mu, int size, double before) {
        int n = size - 1;
        if (n < options.least() - 1) {
            return 0;
        }
        int low = options.window() == -1 ? 0 : Math.max(0, n - options.window());
        double best = 0;
        double lambda = START;
        for (int k = low; k <= n - (options.least() - 1); k++) {
            Stretch stretch = new Stretch(x, mu, k, n, before);
            lambda = form == Form.EXACT ? stretch.maximum() : stretch.referenceSearch(lambda);
            if (Double.isNaN(lambda)) {
                lambda = START;
                continue;
            }
            best = Math.max(best, stretch.ratio(lambda));
        }
        return best;
    }

    /** The points from a change point to the newest. */
    private record Stretch(double[] x, double[] mu, int from, int to, double before) {

        private double last(int i) {
            return i == 0 ? before : x[i - 1];
        }

        double ratio(double lambda) {
            double sum = 0;
            for (int i = from; i <= to; i++) {
                // Not log1p: the reference's tiny values carry the rounding of this form.
                sum += x[i] * Math.log(1 + lambda * last(i) / mu[i]) - lambda * last(i);
            }
            return sum;
        }

        /** Concave in lambda: Newton's method, kept inside the bracket of the root. */
        double maximum() {
            if (!(slope(0)[0] > 0)) {
                return 0;
            }
            double low = 0;
            double high = Double.POSITIVE_INFINITY;
            double lambda = START;
            for (int step = 0; step < MAX_STEPS; step++) {
                double[] d = slope(lambda);
                if (d[0] > 0) {
                    low = lambda;
                } else {
                    high = lambda;
                }
                double next = lambda + d[0] / d[1];
                if (!(next > low && next < high)) {
                    next = Double.isInfinite(high) ? 2 * lambda : (low + high) / 2;
                }
                if (Math.abs(next - lambda) <= PRECISION * lambda) {
                    return next;
                }
                lambda = next;
            }
            return lambda;
        }

        /** First derivative of the log likelihood in lambda, and minus the second. */
        private double[] slope(double lambda) {
            double first = 0;
            double second = 0;
            for (int i = from; i <= to; i++) {
                double share = last(i) / (mu[i] + lambda * last(i));
                first += x[i] * share - last(i);
                second += x[i] * share * share;
            }
            return new double[] {first, second};
        }

        /** NaN where the step is undefined (no cases before any point). */
        double referenceSearch(double start) {
            double log = Math.log(start);
            double lambda = start;
            double moved = Double.POSITIVE_INFINITY;
            for (int step = 0; step < MAX_STEPS; step++) {
                if (!(log > REFERENCE_FLOOR && moved > REFERENCE_PRECISION)) {
                    break;
                }
                double score = 0;
                double information = 0;
                for (int i = from; i <= to; i++) {
                    double growth = lambda * last(i);
                    double mean = mu[i] + growth;
                    score += x[i] * growth / mean - growth;
                    information += growth - x[i] * mu[i] * growth / (mean * mean);
                }
                log += score / information;
                double next = Math.exp(log);
                moved = Math.abs(next - lambda);
                lambda = Double.isInfinite(next) ? Double.NaN : next;
            }
            return lambda;
        }
    }
}
