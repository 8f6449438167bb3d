package org.tocsin.epi.aberration;

/**
 * Settings of {@link FarringtonFlexible}.
 *
 * @param years years back (b)
 * @param halfWindow half window in points (w)
 * @param reweight whether past outbreaks lose weight
 * @param weightsThreshold Anscombe residual above which a count loses weight
 * @param alpha one-sided false alarm rate
 * @param trend whether a trend is tried
 * @param pThresholdTrend p-value below which the trend stays; 1 keeps it always
 * @param minCases cases needed in the recent points
 * @param recent number of recent points counted, the judged one included
 * @param power transform of the delta threshold
 * @param periods levels of the seasonal factor (noPeriods); 1 uses the windows only
 * @param recentExcluded points before the judged one kept out of the baseline
 *     (pastWeeksNotIncluded)
 * @param threshold how the threshold is made
 */
public record FlexibleOptions(
        int years,
        int halfWindow,
        boolean reweight,
        double weightsThreshold,
        double alpha,
        boolean trend,
        double pThresholdTrend,
        int minCases,
        int recent,
        PowerThreshold power,
        int periods,
        int recentExcluded,
        Threshold threshold) {

    /** How the threshold is made from the predicted mean and the dispersion. */
    public enum Threshold {
        /** Normal limit on a power scale, with the error of the prediction. */
        DELTA("delta"),
        /** Negative binomial quantile at the predicted mean. */
        NB_PLUGIN("nbPlugin"),
        /** Negative binomial quantile at the upper limit of the predicted mean. */
        MUAN("muan");

        private final String label;

        Threshold(String label) {
            this.label = label;
        }

        /** The threshold called {@code delta}, {@code nbPlugin} or {@code muan}. */
        public static Threshold of(String label) {
            for (Threshold each : values()) {
                if (each.label.equals(label)) {
                    return each;
                }
            }
            throw new IllegalArgumentException(
                    "thresholdMethod must be delta, nbPlugin or muan, got " + label);
        }
    }

    /** Checks every value. */
    public FlexibleOptions {
        Checks.atLeast("b", years, 1);
        Checks.atLeast("w", halfWindow, 0);
        Checks.positive("weightsThreshold", weightsThreshold);
        Checks.probability("alpha", alpha);
        if (!(pThresholdTrend >= 0 && pThresholdTrend <= 1)) {
            throw new IllegalArgumentException(
                    "pThresholdTrend must be from 0 to 1, got " + pThresholdTrend);
        }
        Checks.atLeast("limit54 cases", minCases, 0);
        Checks.atLeast("limit54 points", recent, 1);
        Checks.atLeast("noPeriods", periods, 1);
        Checks.atLeast("pastWeeksNotIncluded", recentExcluded, 0);
    }

    /** The reference's defaults. */
    public static FlexibleOptions withDefaults() {
        return new FlexibleOptions(
                5,
                3,
                true,
                2.58,
                0.05,
                true,
                0.05,
                5,
                4,
                PowerThreshold.TWO_THIRDS,
                1,
                3,
                Threshold.DELTA);
    }

    /** Close to the method of 1996: windows only, every residual above 1 loses weight. */
    public static FlexibleOptions original() {
        return withDefaults().withWeightsThreshold(1);
    }

    /** Noufaily et al. 2013: ten periods, half a year left out, trend always, NB quantile. */
    public static FlexibleOptions noufaily() {
        return withDefaults()
                .withPeriods(10)
                .withRecentExcluded(26)
                .withTrend(true, 1)
                .withThreshold(Threshold.NB_PLUGIN);
    }

    /**
     * Noufaily et al. 2019 for daily data: give it 7-day running totals on an index calendar with a
     * year of 364.
     */
    public static FlexibleOptions daily() {
        return withDefaults()
                .withYears(4)
                .withRecentExcluded(12)
                .withTrend(true, 1)
                .withAlpha(0.01);
    }

    /** A copy with another number of years. */
    public FlexibleOptions withYears(int b) {
        return new FlexibleOptions(
                b,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with another half window. */
    public FlexibleOptions withHalfWindow(int w) {
        return new FlexibleOptions(
                years,
                w,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with or without reweighting. */
    public FlexibleOptions withReweight(boolean on) {
        return new FlexibleOptions(
                years,
                halfWindow,
                on,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with another residual limit. */
    public FlexibleOptions withWeightsThreshold(double limit) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                limit,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with another false alarm rate. */
    public FlexibleOptions withAlpha(double rate) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                rate,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with another rule for the trend. */
    public FlexibleOptions withTrend(boolean on, double pThreshold) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                on,
                pThreshold,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy that judges only with this many cases in this many recent points. */
    public FlexibleOptions withLimit(int cases, int points) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                cases,
                points,
                power,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with another power transform. */
    public FlexibleOptions withPower(PowerThreshold other) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                other,
                periods,
                recentExcluded,
                threshold);
    }

    /** A copy with another number of seasonal levels. */
    public FlexibleOptions withPeriods(int levels) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                levels,
                recentExcluded,
                threshold);
    }

    /** A copy that keeps another number of recent points out of the baseline. */
    public FlexibleOptions withRecentExcluded(int points) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                points,
                threshold);
    }

    /** A copy with another kind of threshold. */
    public FlexibleOptions withThreshold(Threshold other) {
        return new FlexibleOptions(
                years,
                halfWindow,
                reweight,
                weightsThreshold,
                alpha,
                trend,
                pThresholdTrend,
                minCases,
                recent,
                power,
                periods,
                recentExcluded,
                other);
    }
}
