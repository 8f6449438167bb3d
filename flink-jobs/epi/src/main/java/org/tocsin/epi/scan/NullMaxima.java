package org.tocsin.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The highest scores of the replicates: how often does chance alone make as strong a cluster?
 *
 * <p>Rank: {@code p = (1 + #{M_r >= LLR - 1e-9}) / (R + 1)}; not reported for fewer than 99
 * replicates. After an early stop (Besag and Clifford 1991) {@code p = h / l}, with l the replicate
 * at which the h-th maximum reached the score. Gumbel (Abrams, Kleinman, Kulldorff 2010): with mean
 * m and variance v (divisor R), {@code beta = sqrt(6 v) / pi}, {@code a = m - 0.5772 beta}, {@code
 * p = 1 - exp(-exp((a - LLR) / beta))}, not below 1e-17; not after an early stop, not for v = 0.
 *
 * <p>Every cluster, secondary ones too, is compared with the maxima, which is conservative for
 * secondary ones.
 *
 * @param maxima highest score of each replicate done, in the order of the replicates
 * @param stopAfter 0 if all replicates were done; otherwise the number h of maxima at or above the
 *     best score that ended them
 * @param gumbelHolds false for models whose maxima do not follow the Gumbel law
 */
public record NullMaxima(double[] maxima, int stopAfter, boolean gumbelHolds) {
    private static final double SLACK = 1e-9;
    private static final double EULER = 0.5772156649015329;
    private static final double SMALLEST = 1e-17;
    private static final int FEWEST = 99;

    /** Takes a copy of the scores. */
    public NullMaxima {
        maxima = maxima.clone();
        for (double score : maxima) {
            Require.that(score >= 0, "maximum of a replicate must be >= 0", score);
        }
        Require.that(stopAfter >= 0, "stopAfter must be >= 0", stopAfter);
    }

    /** Maxima of a full run. */
    public static NullMaxima of(double[] maxima) {
        return new NullMaxima(maxima, 0, true);
    }

    /** The scores, a copy. */
    @Override
    public double[] maxima() {
        return maxima.clone();
    }

    /** Number of replicates done. */
    public int replicates() {
        return maxima.length;
    }

    /** True if the replicates ended early. */
    public boolean stopped() {
        return stopAfter > 0;
    }

    /** 1 + the number of maxima at or above a score. */
    public int rank(double score) {
        int rank = 1;
        for (double maximum : maxima) {
            if (maximum >= score - SLACK) {
                rank++;
            }
        }
        return rank;
    }

    /** Monte Carlo p-value from any number of replicates, NaN without one. */
    public double rankP(double score) {
        if (maxima.length == 0) {
            return Double.NaN;
        }
        return stopped() ? sequentialP(score) : rank(score) / (maxima.length + 1.0);
    }

    private double sequentialP(double score) {
        int reached = 0;
        for (int r = 0; r < maxima.length; r++) {
            if (maxima[r] >= score - SLACK && ++reached == stopAfter) {
                return stopAfter / (r + 1.0);
            }
        }
        return (reached + 1) / (maxima.length + 1.0);
    }

    /** Mean of the maxima. */
    public double mean() {
        return Arrays.stream(maxima).average().orElse(Double.NaN);
    }

    /** Variance of the maxima, divisor R. */
    public double variance() {
        double mean = mean();
        return Arrays.stream(maxima).map(m -> (m - mean) * (m - mean)).average().orElse(Double.NaN);
    }

    /** Scale beta of the Gumbel law; NaN if the law cannot be fitted. */
    public double gumbelScale() {
        return gumbel().scale();
    }

    /** Location a of the Gumbel law; NaN if the law cannot be fitted. */
    public double gumbelLocation() {
        return gumbel().location();
    }

    /** P-value of the Gumbel law, NaN if it cannot be fitted. */
    public double gumbelP(double score) {
        return gumbel().p(score);
    }

    private Gumbel gumbel() {
        double variance = variance();
        double scale =
                gumbelHolds && !stopped() && variance > 0
                        ? Math.sqrt(6 * variance) / Math.PI
                        : Double.NaN;
        return new Gumbel(mean() - EULER * scale, scale);
    }

    private record Gumbel(double location, double scale) {
        double p(double score) {
            if (Double.isNaN(scale)) {
                return Double.NaN;
            }
            // expm1 keeps the digits of small p-values.
            double p = -Math.expm1(-Math.exp((location - score) / scale));
            return Math.max(SMALLEST, p);
        }
    }

    /** The clusters with what is reported of their scores. */
    List<Cluster> judged(List<Cluster> clusters, double intervalDays) {
        Gumbel law = gumbel();
        List<Cluster> judged = new ArrayList<>();
        for (Cluster c : clusters) {
            judged.add(c.with(significance(c.llr(), intervalDays, law)));
        }
        return judged;
    }

    private Significance significance(double score, double intervalDays, Gumbel law) {
        if (maxima.length == 0) {
            return Significance.NONE;
        }
        boolean enough = maxima.length >= FEWEST || stopped();
        int rank = rank(score);
        double rankP = enough ? rankP(score) : Double.NaN;
        double gumbelP = enough ? law.p(score) : Double.NaN;
        double p = !Double.isNaN(gumbelP) && rank < 10 ? gumbelP : rankP;
        return new Significance(
                rank, maxima.length, rankP, gumbelP, p, Significance.interval(p, intervalDays));
    }
}
