package org.tocsin.epi.table;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.HypergeometricDistribution;

/**
 * How unlikely is a table given its margins? Exact tests, odds ratio and interval.
 *
 * <p>Given the margins, a follows the noncentral hypergeometric law with the odds ratio as its
 * parameter. The conditional maximum likelihood odds ratio solves E(a) = a; the exact 95 % limits
 * solve P(X &gt;= a) = 0.025 and P(X &lt;= a) = 0.025. Fisher, one-sided: P(X &gt;= a); two-sided:
 * sum of P(X = k) over all k with {@code P(k) <= P(a) (1 + 1e-7)}. Mid-p, one-sided: P(X &gt; a) +
 * P(X = a) / 2; two-sided: twice the smaller side, at most 1.
 *
 * <p>A margin of 0 leaves one table only: p = 1, odds ratio and limits undefined (NaN). At the end
 * of the range of a the odds ratio is 0 or infinite.
 *
 * <p>The logarithms of the probabilities come from saddle point expansions: differences of log
 * factorials would lose nine digits in tables of millions.
 *
 * <p>The roots are found to the last digits. The common reference implementation stops its search
 * at a tolerance of 1.2e-4 of the odds ratio, or of its inverse if that is below 1, so that its
 * digits are off by up to a percent in small tables; {@link #asReference()} reproduces them.
 *
 * <p>Source: Fisher 1935; Cornfield 1956; Agresti, Categorical Data Analysis. Checked against
 * golden/exposure, odds ratio and limits with {@link #asReference()}.
 */
public final class ExactOddsRatio {
    /** Largest smallest margin; each of its people is a term of every sum. */
    private static final int WIDEST = 10_000_000;

    private static final double TIES = 1 + 1e-7;

    private static final double FINE = 1e-15;
    private static final double REFERENCE = Math.sqrt(Math.sqrt(Math.ulp(1.0)));

    private final double tolerance;
    private final int a;
    private final int lowest;
    private final int highest;
    private final double[] logWeights;

    private ExactOddsRatio(TwoByTwo table) {
        int ate = table.a() + table.b();
        int not = table.c() + table.d();
        int ill = table.a() + table.c();
        this.a = table.a();
        this.lowest = Math.max(0, ill - not);
        this.highest = Math.min(ill, ate);
        if (highest - lowest > WIDEST) {
            throw new IllegalArgumentException(
                    "smallest margin must be at most " + WIDEST + ", got " + (highest - lowest));
        }
        this.logWeights = new double[highest - lowest + 1];
        this.tolerance = FINE;
        if (lowest < highest) {
            HypergeometricDistribution central =
                    new HypergeometricDistribution(null, table.total(), ate, ill);
            for (int k = lowest; k <= highest; k++) {
                logWeights[k - lowest] = central.logProbability(k);
            }
        }
    }

    private ExactOddsRatio(ExactOddsRatio other, double tolerance) {
        this.a = other.a;
        this.lowest = other.lowest;
        this.highest = other.highest;
        this.logWeights = other.logWeights;
        this.tolerance = tolerance;
    }

    /** The exact figures of a table. */
    public static ExactOddsRatio of(TwoByTwo table) {
        return new ExactOddsRatio(table);
    }

    /** The same with the wide tolerance of the common reference implementation. */
    public ExactOddsRatio asReference() {
        return new ExactOddsRatio(this, REFERENCE);
    }

    /** Probabilities of every table with these margins at an odds ratio. */
    private double[] law(double odds) {
        double[] law = new double[logWeights.length];
        if (odds == 0) {
            law[0] = 1;
            return law;
        }
        double logOdds = Math.log(odds);
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < law.length; j++) {
            law[j] = logWeights[j] + logOdds * (lowest + j);
            largest = Math.max(largest, law[j]);
        }
        double sum = 0;
        for (int j = 0; j < law.length; j++) {
            law[j] = Math.exp(law[j] - largest);
            sum += law[j];
        }
        for (int j = 0; j < law.length; j++) {
            law[j] /= sum;
        }
        return law;
    }

    private double sum(double[] law, int from, int to) {
        double sum = 0;
        for (int k = Math.max(from, lowest); k <= Math.min(to, highest); k++) {
            sum += law[k - lowest];
        }
        return sum;
    }

    private double mean(double odds) {
        double[] law = law(odds);
        double mean = 0;
        for (int j = 0; j < law.length; j++) {
            mean += law[j] * (lowest + j);
        }
        return mean;
    }

    /** Fisher's p-value that eating raises the risk. */
    public double fisherGreater() {
        return Math.min(1, sum(law(1), a, highest));
    }

    /** Fisher's two-sided p-value. */
    public double fisherTwoSided() {
        double[] law = law(1);
        double limit = law[a - lowest] * TIES;
        double sum = 0;
        for (double p : law) {
            sum += p <= limit ? p : 0;
        }
        return Math.min(1, sum);
    }

    /** Mid-p value that eating raises the risk; 1 with an empty margin. */
    public double midPGreater() {
        return lowest == highest ? 1 : upperMidP();
    }

    private double upperMidP() {
        double[] law = law(1);
        return sum(law, a + 1, highest) + law[a - lowest] / 2;
    }

    /** Two-sided mid-p value. */
    public double midPTwoSided() {
        double[] law = law(1);
        double lower = sum(law, lowest, a - 1) + law[a - lowest] / 2;
        return Math.min(1, 2 * Math.min(lower, upperMidP()));
    }

    /** Conditional maximum likelihood odds ratio. */
    public double oddsRatio() {
        if (lowest == highest) {
            return Double.NaN;
        }
        if (a == lowest || a == highest) {
            return a == lowest ? 0 : Double.POSITIVE_INFINITY;
        }
        return solve(odds -> mean(odds) - a);
    }

    /** Exact 95 % interval of the odds ratio. */
    public Interval interval() {
        if (lowest == highest) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double low = a == lowest ? 0 : solve(odds -> sum(law(odds), a, highest) - Interval.TAIL);
        double high =
                a == highest
                        ? Double.POSITIVE_INFINITY
                        : solve(odds -> sum(law(odds), lowest, a) - Interval.TAIL);
        return new Interval(low, high);
    }

    /** Where a monotone function of the odds ratio is 0; above 1 its inverse is sought. */
    private double solve(DoubleUnaryOperator function) {
        double atOne = function.applyAsDouble(1);
        if (atOne == 0) {
            return 1;
        }
        boolean below = function.applyAsDouble(0) < 0 != atOne < 0;
        return below
                ? BrentRoot.of(function, 0, 1, tolerance)
                : 1
                        / BrentRoot.of(
                                inverse -> function.applyAsDouble(1 / inverse),
                                Math.ulp(1.0),
                                1,
                                tolerance);
    }
}
