package org.tocsin.epi.nowcast;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.tocsin.epi.aberration.Normal;

/**
 * Final number of cases of a recent day, from those reported so far and the delays seen.
 *
 * <ul>
 *   <li>{@link #lawless}: normal with mean n/F and variance n (1 - F)/F^2, made discrete by Phi(k)
 *       - Phi(k - 1), everything below n counted as n; F by reverse-time hazard.
 *   <li>{@link #uniform}: every total from n to the maximum equally likely, whatever the delays:
 *       what is known without them.
 *   <li>{@link #bayesTruncated}, {@link #bayesIgnoringTruncation}: Poisson-gamma, that is negative
 *       binomial, prior of the total; binomial reporting with a share F; the posterior of the total
 *       is averaged over the posterior of F. That is a product of betas (generalised Dirichlet in
 *       reverse time; the prior is a Dirichlet with 0.1 for each delay), here the beta distribution
 *       of its mean and variance; or, ignoring truncation, the beta distribution that a Dirichlet
 *       of all delays (0.1 each) gives. The average is taken over 400 equally likely values of F;
 *       that and the two moments cost up to 2 in 10,000 of the mean on the 2011 outbreak.
 * </ul>
 *
 * <p>Assumes that delays keep their distribution. A day none of whose cases has been reported has
 * no multiplication estimate: lawless then says 0 (as the reference), the Bayesian forms fall back
 * on the prior.
 *
 * <p>Source: Lawless (1994), Can J Stat 22:15-31; Hoehle and an der Heiden (2014), Biometrics
 * 70:993-1002. Checked against {@code nowcast} of the R package surveillance 1.20.3. It draws the
 * share of the Bayesian forms nSamples = 1000 times ({@code rgd} calls {@code rbeta}, unseeded), so
 * its means scatter by 0.05 to 0.6 % from run to run; those here have no such error.
 */
public final class Nowcast {
    private static final double DIRICHLET_PRIOR = 0.1;
    private static final int SHARES = 400;

    private final DelayTriangle triangle;
    private final double[] share;
    private final int max;
    private final double priorMean;
    private final double priorSize;

    private Nowcast(DelayTriangle triangle, int max, double priorMean, double priorSize) {
        this.triangle = triangle;
        this.share = triangle.shareReported();
        this.max = max;
        this.priorMean = priorMean;
        this.priorSize = priorSize;
    }

    /** Totals up to 300; prior of the total: mean 50, variance 3000. */
    public static Nowcast of(DelayTriangle triangle) {
        return new Nowcast(triangle, 300, 50, size(50, 3000));
    }

    /** Size of the negative binomial with a mean and a variance. */
    private static double size(double mean, double variance) {
        return mean * mean / (variance - mean);
    }

    /** A copy with another largest total. */
    public Nowcast withMax(int total) {
        if (total < 1) {
            throw new IllegalArgumentException("N_max must be >= 1, got " + total);
        }
        return new Nowcast(triangle, total, priorMean, priorSize);
    }

    /** A copy with another prior of the total: negative binomial with a mean and a variance. */
    public Nowcast withPrior(double mean, double variance) {
        if (!(mean > 0) || !(variance > mean)) {
            throw new IllegalArgumentException(
                    "prior mean must be > 0 and prior variance > mean, got "
                            + mean
                            + " and "
                            + variance);
        }
        return new Nowcast(triangle, max, mean, size(mean, variance));
    }

    /** n / F: the multiplication estimate; NaN when F is 0. */
    public double point(int row) {
        double f = share(row);
        return f > 0 ? triangle.soFar(row) / f : Double.NaN;
    }

    /** F at the age of a row: the share of its cases that should be reported by now. */
    public double share(int row) {
        return share[Math.min(triangle.age(row), triangle.maxDelay())];
    }

    /** Discretised normal of Lawless. */
    public Predictive lawless(int row) {
        int n = soFar(row);
        double f = share(row);
        double[] weights = new double[max + 1];
        if (n == 0 || f == 1) {
            weights[n] = 1;
            return Predictive.normalised(n, weights);
        }
        double mean = n / f;
        double sd = Math.sqrt(n * (1 - f)) / f;
        double below = 0;
        for (int k = n; k <= max; k++) {
            double upTo = Normal.cdf((k - mean) / sd);
            weights[k] = upTo - below;
            below = upTo;
        }
        return Predictive.normalised(n, weights);
    }

    /** Every total from the cases so far to the maximum equally likely. */
    public Predictive uniform(int row) {
        int n = soFar(row);
        double[] weights = new double[max + 1];
        java.util.Arrays.fill(weights, n, max + 1, 1);
        return Predictive.normalised(n, weights);
    }

    /** Bayes with delays in reverse time: right for the youngest days. */
    public Predictive bayesTruncated(int row) {
        int age = Math.min(triangle.age(row), triangle.maxDelay());
        double mean = 1;
        double square = 1;
        for (int d = age + 1; d <= triangle.maxDelay(); d++) {
            double now = DIRICHLET_PRIOR + triangle.withDelay(d);
            double earlier = DIRICHLET_PRIOR * d + triangle.upToDelay(d) - triangle.withDelay(d);
            double sum = now + earlier;
            mean *= earlier / sum;
            square *= earlier * (earlier + 1) / (sum * (sum + 1));
        }
        double strength = mean * (1 - mean) / (square - mean * mean) - 1;
        return bayes(row, mean * strength, (1 - mean) * strength);
    }

    /** Bayes with the plain shares of delays: too few cases for the youngest days. */
    public Predictive bayesIgnoringTruncation(int row) {
        int age = Math.min(triangle.age(row), triangle.maxDelay());
        double reported = 0;
        double missing = 0;
        for (int d = 0; d <= triangle.maxDelay(); d++) {
            double weight = DIRICHLET_PRIOR + triangle.withDelay(d);
            reported += d <= age ? weight : 0;
            missing += d <= age ? 0 : weight;
        }
        return bayes(row, reported, missing);
    }

    /** Average over the beta distribution of the share reported. */
    private Predictive bayes(int row, double reported, double missing) {
        int n = soFar(row);
        double[] weights = new double[max + 1];
        if (triangle.age(row) >= triangle.maxDelay()) {
            weights[n] = 1;
            return Predictive.normalised(n, weights);
        }
        BetaDistribution shares = new BetaDistribution(null, reported, missing, 1e-12);
        for (int i = 0; i < SHARES; i++) {
            double f = shares.inverseCumulativeProbability((i + 0.5) / SHARES);
            addPosterior(weights, n, f);
        }
        return Predictive.normalised(n, weights);
    }

    /** Missing cases given the share: negative binomial, normalised on the totals up to max. */
    private void addPosterior(double[] weights, int n, double f) {
        double q = (1 - f) * priorMean / (priorMean + priorSize);
        double[] mass = new double[max + 1];
        double term = 1;
        double sum = 0;
        for (int k = n; k <= max; k++) {
            mass[k] = term;
            sum += term;
            term *= q * (priorSize + k) / (k - n + 1.0);
            if (sum > 1e200) {
                // Far from overflow again; all terms so far keep their proportions.
                scale(mass, n, k, 1e-200);
                sum *= 1e-200;
                term *= 1e-200;
            }
        }
        for (int k = n; k <= max; k++) {
            weights[k] += mass[k] / sum;
        }
    }

    private static void scale(double[] mass, int from, int to, double factor) {
        for (int k = from; k <= to; k++) {
            mass[k] *= factor;
        }
    }

    private int soFar(int row) {
        int n = triangle.soFar(row);
        if (n > max) {
            throw new IllegalArgumentException(
                    "N_max must be at least the " + n + " cases reported so far, got " + max);
        }
        return n;
    }
}
