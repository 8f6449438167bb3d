package org.tocsin.epi.table;

import org.apache.commons.math3.special.Erf;

/**
 * Is illness more frequent among those who ate a dish? A table of exposure and illness.
 *
 * <p>With a and b the ill and well who ate, c and d those who did not: attack rates {@code AR1 =
 * a/(a+b)}, {@code AR0 = c/(c+d)}; risk ratio {@code RR = AR1/AR0} with {@code exp(ln RR -+ z
 * sqrt(1/a - 1/(a+b) + 1/c - 1/(c+d)))}; odds ratio {@code OR = ad/(bc)} with Woolf's {@code exp(ln
 * OR -+ z sqrt(1/a + 1/b + 1/c + 1/d))}; chi-square without and with Yates' correction. Exact
 * figures are in {@link ExactOddsRatio}.
 *
 * <p>Assumes independent people. People with a missing answer must be left out before. Zero cells
 * give 0, infinity or NaN as the formulas do; the intervals are then not defined.
 *
 * <p>Source: Rothman, Epidemiology: An Introduction; Agresti, Categorical Data Analysis. Checked
 * against golden/exposure (R, Oswego 1940).
 *
 * @param a ate and ill
 * @param b ate and not ill
 * @param c did not eat and ill
 * @param d did not eat and not ill
 */
public record TwoByTwo(int a, int b, int c, int d) {
    /** Below this expected count in a cell the chi-square is not to be reported. */
    private static final double LEAST_EXPECTED = 5;

    /** Checks the counts. */
    public TwoByTwo {
        if (a < 0 || b < 0 || c < 0 || d < 0) {
            throw new IllegalArgumentException(
                    "cells must be >= 0, got %d, %d, %d, %d".formatted(a, b, c, d));
        }
        if ((long) a + b + c + d > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "cells must sum to at most %d, got %d, %d, %d, %d"
                            .formatted(Integer.MAX_VALUE, a, b, c, d));
        }
    }

    /** People in the table. */
    public int total() {
        return a + b + c + d;
    }

    /** Share of those who ate that fell ill; NaN if nobody ate. */
    public double attackRateExposed() {
        return (double) a / (a + b);
    }

    /** Share of those who did not eat that fell ill; NaN if all ate. */
    public double attackRateUnexposed() {
        return (double) c / (c + d);
    }

    /** Share of the ill that ate; NaN if nobody was ill. */
    public double casesExposed() {
        return (double) a / (a + c);
    }

    /** Attack rate of those who ate over that of the others. */
    public double riskRatio() {
        return attackRateExposed() / attackRateUnexposed();
    }

    /** Wald interval of the risk ratio; not defined with a = 0 or c = 0. */
    public Interval riskRatioInterval() {
        double error = Math.sqrt(1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d));
        return Interval.ofLog(Math.log(riskRatio()), error);
    }

    /** Attack rate of those who ate less that of the others. */
    public double riskDifference() {
        return attackRateExposed() - attackRateUnexposed();
    }

    /** Cross product ratio. */
    public double oddsRatio() {
        return (double) a * d / ((double) b * c);
    }

    /** Woolf's interval of the odds ratio; not defined with any zero cell. */
    public Interval oddsRatioInterval() {
        double error = Math.sqrt(1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d);
        return Interval.ofLog(Math.log(oddsRatio()), error);
    }

    /** Odds ratio with half a person added to each cell (Haldane, Anscombe). */
    public double haldaneOddsRatio() {
        return (a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5));
    }

    /** Chi-square without correction, 1 degree of freedom; NaN with an empty margin. */
    public double chiSquare() {
        return chiSquare(false);
    }

    /** Chi-square with Yates' correction. */
    public double chiSquareYates() {
        return chiSquare(true);
    }

    /** P-value of the chi-square without correction. */
    public double chiSquareP() {
        double statistic = chiSquare();
        // The upper tail itself: 1 - cdf is 0 from a statistic of about 70 on.
        return Double.isNaN(statistic) ? 1 : Erf.erfc(Math.sqrt(statistic / 2));
    }

    /** True if every expected cell is at least 5, so that the chi-square may be reported. */
    public boolean chiSquareHolds() {
        double[] expected = expected();
        double least = Math.min(Math.min(expected[0], expected[1]), expected[2]);
        return Math.min(least, expected[3]) >= LEAST_EXPECTED;
    }

    /** Expected a, c, b, d if eating made no difference. */
    private double[] expected() {
        double n = total();
        double ate = (double) a + b;
        double not = (double) c + d;
        double ill = (double) a + c;
        double well = (double) b + d;
        return new double[] {ate * ill / n, not * ill / n, ate * well / n, not * well / n};
    }

    private double chiSquare(boolean corrected) {
        double[] expected = expected();
        double[] observed = {a, c, b, d};
        double correction = corrected ? 0.5 : 0;
        for (int k = 0; k < 4; k++) {
            correction = Math.min(correction, Math.abs(observed[k] - expected[k]));
        }
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            double away = Math.abs(observed[k] - expected[k]) - correction;
            sum += away * away / expected[k];
        }
        return sum;
    }
}
