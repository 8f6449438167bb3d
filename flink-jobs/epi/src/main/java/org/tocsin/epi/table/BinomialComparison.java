package org.tocsin.epi.table;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Do more cases name a food than people at large do?
 *
 * <p>x of n cases with a known answer name the food, p0 is the share of the population that ate it
 * in the same period: {@code p = P(Bin(n, p0) >= x)}; mid-p = p - P(X = x) / 2; Clopper-Pearson 95
 * % interval of x/n: BetaInv(0.025; x, n-x+1) to BetaInv(0.975; x+1, n-x), 0 at x = 0 and 1 at x =
 * n.
 *
 * <p>"Probably" counts as yes; "don't know" leaves n. A share of 0 or 1 must be replaced by the
 * survey's half count before. As a screen over several foods the limit is to be divided by their
 * number. x = 0 gives p = 1, also when nobody was asked.
 *
 * <p>Source: Jervis et al., J Food Prot 2019;82:1412-6. Checked against golden/exposure.
 *
 * @param named cases that name the food, x
 * @param asked cases with a known answer, n
 * @param share share of the population, p0, in (0, 1)
 */
public record BinomialComparison(int named, int asked, double share) {
    /** Checks the numbers. */
    public BinomialComparison {
        if (named < 0 || named > asked) {
            throw new IllegalArgumentException(
                    "named must be in [0, asked], got " + named + " of " + asked);
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "share must be in (0, 1), the survey's half count in place of 0 or 1, got "
                            + share);
        }
    }

    /** Probability that as many or more would name it by chance. */
    public double upperTail() {
        // The incomplete beta function keeps the digits that 1 - cdf would lose.
        return named == 0 ? 1 : Beta.regularizedBeta(share, named, asked - named + 1.0);
    }

    /** The same with half the probability of exactly this number. */
    public double midP() {
        return upperTail() - 0.5 * new BinomialDistribution(null, asked, share).probability(named);
    }

    /** Clopper-Pearson interval of the share of cases that name the food. */
    public Interval interval() {
        double low = named == 0 ? 0 : quantile(Interval.TAIL, named, asked - named + 1.0);
        double high = named == asked ? 1 : quantile(1 - Interval.TAIL, named + 1.0, asked - named);
        return new Interval(low, high);
    }

    private static double quantile(double p, double alpha, double beta) {
        BetaDistribution law = new BetaDistribution(null, alpha, beta, 1e-14);
        double root = law.inverseCumulativeProbability(p);
        // The search ends at an absolute 1e-14; a step of Newton gives small limits their digits.
        double step = (law.cumulativeProbability(root) - p) / law.density(root);
        return Math.abs(step) < 1e-6 * root ? root - step : root;
    }
}
