package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.List;

/**
 * Likelihood-ratio CUSUM: has the mean risen by a known factor e^theta?
 *
 * <p>S_t = max(0, S_{t-1} + l_t), l_t the log likelihood ratio of the count for mean e^theta mu
 * against mu; alarm iff S_t &gt; c (strict), after which the chart starts afresh.
 *
 * <ul>
 *   <li>Poisson: l = theta x + (1 - e^theta) mu;
 *   <li>negative binomial with variance mu + alpha mu^2: l = theta x + (x + 1/alpha) log((1 + alpha
 *       mu)/(1 + alpha mu e^theta)).
 * </ul>
 *
 * <p>Assumes that the in-control means are right. Zeros are counts. A missing count leaves S as it
 * was and gives no verdict. Recent incomplete points pull S down.
 *
 * <p>Source: Hoehle and Paul (2008), Comput Stat Data Anal 52:4357-4368. Checked against {@code
 * algo.glrpois} and {@code algo.glrnb} of the R package surveillance 1.20.3.
 */
public final class LrCusum {
    private final double theta;
    private final double alpha;
    private final double limit;

    private LrCusum(double theta, double alpha, double limit) {
        this.theta = theta;
        this.alpha = alpha;
        this.limit = limit;
    }

    /**
     * A chart for a log relative risk with limit 5.
     *
     * @param theta log relative risk to be found, not 0
     * @param alpha dispersion; 0 for Poisson counts
     */
    public static LrCusum of(double theta, double alpha) {
        if (theta == 0 || !Double.isFinite(theta)) {
            throw new IllegalArgumentException("theta must not be 0, got " + theta);
        }
        return new LrCusum(theta, Checks.atLeast("alpha", alpha, 0), 5);
    }

    /** A copy with another limit c. */
    public LrCusum withLimit(double c) {
        return new LrCusum(theta, alpha, Checks.positive("c.ARL", c));
    }

    /** Log likelihood ratio of one count. */
    double increment(double x, double mu) {
        return alpha == 0
                ? theta * x - Math.expm1(theta) * mu
                : theta * x + (x + 1 / alpha) * logShrink(mu);
    }

    private double logShrink(double mu) {
        return Math.log1p(alpha * mu) - Math.log1p(alpha * mu * Math.exp(theta));
    }

    /** Runs the chart; the threshold is the count that brings it to its limit, not rounded. */
    public List<Judgement> judge(double[] counts, double[] means) {
        List<Judgement> points = new ArrayList<>();
        double chart = 0;
        for (int t = 0; t < counts.length; t++) {
            double x = counts[t];
            double mu = means[t];
            double threshold = threshold(chart, mu);
            boolean missing = Double.isNaN(x);
            chart = missing ? chart : Math.max(0, chart + increment(x, mu));
            Verdict alarm = missing ? Verdict.UNKNOWN : Verdict.of(chart > limit);
            points.add(new Judgement(x, mu, threshold, chart, alarm, 0, 0));
            if (alarm.isAlarm()) {
                chart = 0;
            }
        }
        return points;
    }

    private double threshold(double chart, double mu) {
        if (alpha == 0) {
            return (limit - chart + mu * Math.expm1(theta)) / theta;
        }
        double shrink = logShrink(mu);
        return (limit - chart - shrink / alpha) / (theta + shrink);
    }
}
