package org.tocsin.epi.ladder;

import org.tocsin.epi.distribution.NegativeBinomial;

/**
 * Weight of evidence that an excess is in progress: likelihood ratios of the newest points, mixed
 * over start and size.
 *
 * <p>W(n, g) = mean over sizes k of exp(sum of the log-likelihood ratios of the n points that end g
 * points ago). Score = log(sum of w W over windows in progress) - log(1 + sum of w W over windows
 * already over): without the second sum the point after an outbreak keeps ringing. Immutable.
 *
 * <p>Source: Siegmund 1985; Shiryaev-Roberts in spirit.
 */
final class Evidence {
    private static final double LARGEST = 80;
    private static final double SMALLEST = -50;
    private static final double LARGEST_SUM = 300;

    private final EvidenceOptions options;

    /** Log-likelihood ratios by size, newest first; null = nothing known of that point. */
    private final double[][] newest;

    private double[] inProgress; // weights, once they were asked for

    private Evidence(EvidenceOptions options, double[][] newest) {
        this.options = options;
        this.newest = newest;
    }

    static Evidence none(EvidenceOptions options) {
        return new Evidence(options, new double[options.depth()][]);
    }

    void write(StateWriter out) {
        for (double[] point : newest) {
            out.put(point == null ? new double[0] : point);
        }
    }

    static Evidence read(EvidenceOptions options, StateReader in) {
        double[][] points = new double[options.depth()][];
        for (int i = 0; i < points.length; i++) {
            double[] point = in.array();
            points[i] = point.length == 0 ? null : point;
        }
        return new Evidence(options, points);
    }

    /** log P(y | excess of size k) - log P(y | no excess), for each size. */
    static double[] logLikelihoodRatios(
            EvidenceOptions options, double observed, double expected, double dispersion) {
        double variance = dispersion * expected;
        double deviation = Math.sqrt(variance);
        double without = NegativeBinomial.withDispersion(expected, dispersion).logKernel(observed);
        double[] ratios = new double[options.sizes().size()];
        for (int i = 0; i < ratios.length; i++) {
            double excess = options.sizes().get(i) * deviation;
            double mean = expected + excess;
            // Outbreak cases come on top as Poisson: they add their mean to the variance.
            double with =
                    NegativeBinomial.withDispersion(mean, (variance + excess) / mean)
                            .logKernel(observed);
            ratios[i] = Math.max(SMALLEST, Math.min(LARGEST, with - without));
        }
        return ratios;
    }

    /** The evidence after one more point; null ratios for a point that says nothing. */
    Evidence after(double[] ratios) {
        double[][] shifted = new double[newest.length][];
        System.arraycopy(newest, 0, shifted, 1, newest.length - 1);
        shifted[0] = ratios;
        return new Evidence(options, shifted);
    }

    /** The evidence had the newest point said something else. */
    Evidence withNewest(double[] ratios) {
        double[][] changed = newest.clone();
        changed[0] = ratios;
        return new Evidence(options, changed);
    }

    double score() {
        double now = 0;
        for (double weighted : inProgress()) {
            now += weighted;
        }
        double over = 1;
        for (EvidenceWindow window : options.alreadyOver()) {
            over += weighted(window);
        }
        return Math.log(now) - Math.log(over);
    }

    /** Length of the window in progress with the largest weight of evidence. */
    int bestWindow() {
        int best = 0;
        double[] weighted = inProgress();
        for (int i = 1; i < weighted.length; i++) {
            best = weighted[i] > weighted[best] ? i : best;
        }
        return options.inProgress().get(best).length();
    }

    private double[] inProgress() {
        if (inProgress == null) {
            double[] weighted = new double[options.inProgress().size()];
            for (int i = 0; i < weighted.length; i++) {
                weighted[i] = weighted(options.inProgress().get(i));
            }
            inProgress = weighted;
        }
        return inProgress;
    }

    private double weighted(EvidenceWindow window) {
        double[] sums = new double[options.sizes().size()];
        int end = Math.min(newest.length, window.endedAgo() + window.length());
        for (int i = window.endedAgo(); i < end; i++) {
            if (newest[i] != null) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += newest[i][k];
                }
            }
        }
        double mean = 0;
        for (double sum : sums) {
            mean += Math.exp(Math.min(LARGEST_SUM, sum));
        }
        return window.weight() * (mean / sums.length);
    }
}
