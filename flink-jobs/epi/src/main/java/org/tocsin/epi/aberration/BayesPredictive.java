package org.tocsin.epi.aberration;

/**
 * Bayes 1 to 3: is this count in the upper tail of what comparable Poisson counts predict?
 *
 * <p>With S the sum and n the number of the {@link BaseValues} and Jeffreys' prior Gamma(1/2, 0),
 * the predictive distribution is negative binomial with size S + 1/2 and success probability
 * n/(n+1). Threshold: its 1 - alpha quantile, an integer. Alarm iff y &gt; threshold.
 *
 * <p>Assumes Poisson counts of one constant mean over the comparison points; overdispersion makes
 * it alarm too often. Zeros are counts; missing comparison counts are left out. Recent incomplete
 * points lower the mean when the current year is used.
 *
 * <p>Source: Riebler (2004), diploma thesis, LMU Munich; Hoehle and Riebler (2005). Checked against
 * {@code algo.bayes} of the R package surveillance 1.20.3.
 */
public final class BayesPredictive {
    private static final double PRIOR_SHAPE = 0.5;

    private final BaseValues base;
    private final double alpha;

    private BayesPredictive(BaseValues base, double alpha) {
        this.base = base;
        this.alpha = alpha;
    }

    /** The method on given comparison points, alpha 0.05. */
    public static BayesPredictive of(BaseValues base) {
        return new BayesPredictive(base, 0.05);
    }

    /** A copy with another false alarm rate. */
    public BayesPredictive withAlpha(double rate) {
        return new BayesPredictive(base, Checks.probability("alpha", rate));
    }

    /** First position (from 0) that can be judged. */
    public int firstIndex() {
        return base.firstIndex();
    }

    /** Judges position t (from 0) of a series; missing counts are NaN. */
    public Judgement judgeAt(double[] series, int t) {
        Sample sample = Sample.of(base.at(series, t));
        int n = sample.n();
        double mean = (sample.sum() + PRIOR_SHAPE) / n;
        double threshold =
                n == 0 ? Double.NaN : CountQuantiles.upperQuantile(alpha, mean, (n + 1.0) / n);
        return Judgement.ofCount(series[t], sample.mean(), threshold, n, sample.missing());
    }
}
