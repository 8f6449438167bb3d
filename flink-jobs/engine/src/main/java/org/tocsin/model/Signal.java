package org.tocsin.model;

/**
 * A statistical result of one detector on one series at one day close, whether or not it exceeds
 * its threshold.
 *
 * @param method detector code, for example {@code ears-c2-3d} or {@code ladder}
 * @param dates which dates the judged counts are by
 * @param rung what the history allowed, for example {@code TH2}; empty for methods without rungs
 * @param windowDays length of the judged window in days, ending on {@code day}
 * @param axis place axis
 * @param node directory index
 * @param indicator ordinal
 * @param day label of the judged day
 * @param at instant of the judgement, epoch milliseconds UTC
 * @param observed observed value
 * @param expected expected value
 * @param threshold value that the observed must exceed for the list
 * @param score standardised excess or weight of evidence, as the method defines it
 * @param p calibrated upper tail probability without an outbreak, NaN if the method has none
 * @param pScore how often such a score is reached without an outbreak, a point; NaN if the method
 *     has no such law
 * @param baselineDays valid days used
 * @param baselineFrom first local day used
 * @param excludedDays days skipped as missing
 * @param tier tier that the result reaches, STORE if none
 * @param completeness share of the cases that occurred in the judged days and are usually known by
 *     now, NaN if unknown
 * @param runStart whether it opens a run: no signal of this method on the series in 7 days before
 * @param rank place among the statistical signals of its region and close, 1 = first; 0 = unranked
 * @param seenLate a past day judged again after a correction: for the record, never an alert
 * @param reported how much of the judged days is reported, null if unknown
 */
public record Signal(
        String method,
        DateAxis dates,
        String rung,
        int windowDays,
        Axis axis,
        int node,
        int indicator,
        int day,
        long at,
        double observed,
        double expected,
        double threshold,
        double score,
        double p,
        double pScore,
        int baselineDays,
        int baselineFrom,
        int excludedDays,
        Tier tier,
        double completeness,
        boolean runStart,
        int rank,
        boolean seenLate,
        Reported reported) {

    /** A result of which nothing is known about what is still to come. */
    public Signal(
            String method,
            DateAxis dates,
            String rung,
            int windowDays,
            Axis axis,
            int node,
            int indicator,
            int day,
            long at,
            double observed,
            double expected,
            double threshold,
            double score,
            double p,
            double pScore,
            int baselineDays,
            int baselineFrom,
            int excludedDays,
            Tier tier,
            double completeness,
            boolean runStart,
            int rank,
            boolean seenLate) {
        this(
                method,
                dates,
                rung,
                windowDays,
                axis,
                node,
                indicator,
                day,
                at,
                observed,
                expected,
                threshold,
                score,
                p,
                pScore,
                baselineDays,
                baselineFrom,
                excludedDays,
                tier,
                completeness,
                runStart,
                rank,
                seenLate,
                null);
    }

    /** First day of the judged window. */
    public int firstDay() {
        return day - windowDays + 1;
    }

    /** The same result with another tier. */
    public Signal withTier(Tier other) {
        return copy(other, runStart, rank, seenLate, reported);
    }

    /** The same result with what is known of its run and of what is still to come. */
    public Signal inRun(boolean start, Reported known) {
        return copy(tier, start, rank, seenLate, known);
    }

    /** The same result with its place among the signals of its region. */
    public Signal ranked(int place) {
        return copy(tier, runStart, place, seenLate, reported);
    }

    /** The same result as the restatement of a past day: stored, and never the start of a run. */
    public Signal restated() {
        return copy(Tier.STORE, false, rank, true, reported);
    }

    private Signal copy(Tier t, boolean start, int place, boolean late, Reported known) {
        return new Signal(
                method,
                dates,
                rung,
                windowDays,
                axis,
                node,
                indicator,
                day,
                at,
                observed,
                expected,
                threshold,
                score,
                p,
                pScore,
                baselineDays,
                baselineFrom,
                excludedDays,
                t,
                known == null ? completeness : known.rounded(),
                start,
                place,
                late,
                known);
    }
}
