package org.tocsin.epi.aberration;

/**
 * CDC (Stroup): are the last four weeks together above the same months of earlier years?
 *
 * <p>For each of b years the 2m + 1 blocks of four weeks around the same time are summed; with mean
 * and standard deviation of the N = (2m + 1) b block sums the threshold is mean + z(1 - alpha/2) sd
 * sqrt(1 + 1/N). Compared with y[t-3] + .. + y[t]; alarm iff that sum is larger.
 *
 * <p>Weekly data only; assumes no trend and near-normal sums. Zeros are counts. A missing count
 * makes its block, the threshold and the verdict unknown. A recent incomplete week lowers the
 * judged sum.
 *
 * <p>Source: Stroup, Williamson, Herndon, Karon (1989), Stat Med 8:323-329. Checked against {@code
 * algo.cdc} of the R package surveillance 1.20.3.
 */
public final class Cdc {
    private static final int BLOCK = 4;
    private static final int YEAR = 52;

    private final int years;
    private final int months;
    private final double quantile;

    private Cdc(int years, int months, double quantile) {
        this.years = years;
        this.months = months;
        this.quantile = quantile;
    }

    /** Five years, one block on each side, alpha 0.025. */
    public static Cdc withDefaults() {
        return new Cdc(5, 1, Normal.upperQuantile(0.0125));
    }

    /** A copy with another number of years (b). */
    public Cdc withYears(int b) {
        return new Cdc(Checks.atLeast("b", b, 1), months, quantile);
    }

    /** A copy with another number of blocks on each side (m). */
    public Cdc withBlocks(int m) {
        return new Cdc(years, Checks.atLeast("m", m, 0), quantile);
    }

    /** A copy with another alpha, two-sided. */
    public Cdc withAlpha(double alpha) {
        double q = Normal.upperQuantile(Checks.probability("alpha", alpha) / 2);
        return new Cdc(years, months, q);
    }

    /** First position (from 0) that can be judged. */
    public int firstIndex() {
        return years * YEAR + BLOCK * months + BLOCK - 1;
    }

    /** Judges position t (from 0); the statistic is the sum of the last four weeks. */
    public Judgement judgeAt(double[] series, int t) {
        Checks.index(t, firstIndex(), series.length, "b " + years + ", m " + months);
        int perYear = 2 * months + 1;
        double[] blocks = new double[years * perYear];
        for (int i = 1; i <= years; i++) {
            int start = t - i * YEAR - BLOCK * months - (BLOCK - 1);
            for (int q = 0; q < perYear; q++) {
                blocks[(i - 1) * perYear + q] = sum(series, start + BLOCK * q);
            }
        }
        Sample sample = Sample.of(blocks);
        double threshold =
                sample.missing() > 0
                        ? Double.NaN
                        : sample.mean()
                                + quantile * sample.sd() * Math.sqrt(1 + 1.0 / blocks.length);
        double aggregate = sum(series, t - (BLOCK - 1));
        return new Judgement(
                series[t],
                sample.mean(),
                threshold,
                aggregate,
                Verdict.strictlyAbove(aggregate, threshold),
                sample.n(),
                sample.missing());
    }

    private static double sum(double[] series, int from) {
        double sum = 0;
        for (int i = from; i < from + BLOCK; i++) {
            sum += series[i];
        }
        return sum;
    }
}
