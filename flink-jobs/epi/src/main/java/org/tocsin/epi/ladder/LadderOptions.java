package org.tocsin.epi.ladder;

import java.util.List;

/**
 * Settings of the ladder. Start from {@link #weekly()} or {@link #daily()} and change what differs.
 *
 * @param period points per year, above 2
 * @param dayTypes number of day types: 0 for weekly series, 7 for daily ones
 * @param harmonics sine-cosine pairs of the seasonal rungs, at least 1
 * @param minimumHistory valid baseline points below which nothing is judged
 * @param refitEvery points between two refits of the baseline, from the first judged one on
 * @param full baseline and level of the seasonal rungs
 * @param young baseline and level of the rung below about a year
 * @param penalties shrinkage of the coefficients
 * @param dispersion assumptions on variation and down-weighting
 * @param evidence excesses looked for
 * @param fitting accuracy of the fit
 */
public record LadderOptions(
        double period,
        int dayTypes,
        int harmonics,
        int minimumHistory,
        int refitEvery,
        LadderHorizon full,
        LadderHorizon young,
        LadderPenalties penalties,
        LadderDispersion dispersion,
        EvidenceOptions evidence,
        Fitting fitting) {

    /** Mean points per year of ISO weeks. */
    public static final double WEEKS_PER_YEAR = 52.1775;

    /** Mean days per year. */
    public static final double DAYS_PER_YEAR = 365.25;

    /**
     * How far the fit is driven.
     *
     * @param tolerance largest change of a coefficient at which the last pass ends
     * @param passTolerance the same for the passes that only renew the weights; each error is about
     *     the square of the step before
     * @param warmStart whether a fit starts from the one before: the same result in fewer steps
     */
    public record Fitting(double tolerance, double passTolerance, boolean warmStart) {
        /** Fit of operation: warm start, accurate to about 1e-7. */
        public static final Fitting OPERATION = new Fitting(1e-7, 3e-4, true);

        /** Fit of proofs against reference values. */
        public static final Fitting EXACT = new Fitting(1e-10, 1e-10, false);

        /** Checks the tolerances. */
        public Fitting {
            requireSmall(tolerance);
            requireSmall(passTolerance);
        }

        private static void requireSmall(double value) {
            if (!(value > 0 && value <= 1e-3)) {
                throw new IllegalArgumentException("tolerance must be in (0, 0.001], got " + value);
            }
        }
    }

    /** Checks the values. */
    public LadderOptions {
        if (!(period > 2) || Double.isInfinite(period)) {
            throw new IllegalArgumentException("period must be > 2 points, got " + period);
        }
        if (dayTypes != 0 && dayTypes != 7) {
            throw new IllegalArgumentException("day types must be 0 or 7, got " + dayTypes);
        }
        if (harmonics < 1 || harmonics > 6) {
            throw new IllegalArgumentException("harmonics must be in 1..6, got " + harmonics);
        }
        if (minimumHistory < 1) {
            throw new IllegalArgumentException(
                    "minimum history must be >= 1 point, got " + minimumHistory);
        }
        if (refitEvery < 1) {
            throw new IllegalArgumentException("refit must be every >= 1 point, got " + refitEvery);
        }
    }

    /** Defaults for a series of weeks. */
    public static LadderOptions weekly() {
        return new LadderOptions(
                WEEKS_PER_YEAR,
                0,
                2,
                8,
                1,
                new LadderHorizon(260, 4, 0.9, 50, 3),
                new LadderHorizon(26, 3, 0.8, 5, 1),
                new LadderPenalties(0.5, 16, 4, 0.01),
                new LadderDispersion(10, 1.5, 1.0001, 2, 2),
                new EvidenceOptions(
                        List.of(1.0, 2.0, 4.0, 8.0),
                        List.of(now(1, 1), now(2, 1), now(3, 0.25)),
                        List.of(over(1, 1), over(2, 1), over(3, 1))),
                Fitting.OPERATION);
    }

    /** Defaults for a series of days. */
    public static LadderOptions daily() {
        return new LadderOptions(
                DAYS_PER_YEAR,
                7,
                2,
                28,
                7,
                new LadderHorizon(1820, 14, 0.9, 20, 7),
                new LadderHorizon(56, 14, 0.8, 5, 3),
                new LadderPenalties(0.5, 16, 4, 0.01),
                new LadderDispersion(10, 1.5, 1.0001, 2, 2),
                new EvidenceOptions(
                        List.of(1.0, 2.0, 4.0, 8.0),
                        List.of(now(1, 1), now(2, 1), now(3, 1), now(7, 0.25)),
                        List.of(over(1, 1), over(3, 1), over(7, 1), over(7, 3), over(7, 7))),
                Fitting.OPERATION);
    }

    private static EvidenceWindow now(int length, double weight) {
        return new EvidenceWindow(length, 0, weight);
    }

    private static EvidenceWindow over(int length, int endedAgo) {
        return new EvidenceWindow(length, endedAgo, 0.03);
    }

    /** The same with another number of points per year. */
    public LadderOptions withPeriod(double changed) {
        return new LadderOptions(
                changed,
                dayTypes,
                harmonics,
                minimumHistory,
                refitEvery,
                full,
                young,
                penalties,
                dispersion,
                evidence,
                fitting);
    }

    /** The same with another interval between refits. */
    public LadderOptions withRefitEvery(int changed) {
        return new LadderOptions(
                period,
                dayTypes,
                harmonics,
                minimumHistory,
                changed,
                full,
                young,
                penalties,
                dispersion,
                evidence,
                fitting);
    }

    /** The same with other baselines and levels. */
    public LadderOptions withHorizons(LadderHorizon changedFull, LadderHorizon changedYoung) {
        return new LadderOptions(
                period,
                dayTypes,
                harmonics,
                minimumHistory,
                refitEvery,
                changedFull,
                changedYoung,
                penalties,
                dispersion,
                evidence,
                fitting);
    }

    /** The same looking for other excesses. */
    public LadderOptions withEvidence(EvidenceOptions changed) {
        return new LadderOptions(
                period,
                dayTypes,
                harmonics,
                minimumHistory,
                refitEvery,
                full,
                young,
                penalties,
                dispersion,
                changed,
                fitting);
    }

    /** The same with another accuracy of the fit. */
    public LadderOptions withFitting(Fitting changed) {
        return new LadderOptions(
                period,
                dayTypes,
                harmonics,
                minimumHistory,
                refitEvery,
                full,
                young,
                penalties,
                dispersion,
                evidence,
                changed);
    }
}
