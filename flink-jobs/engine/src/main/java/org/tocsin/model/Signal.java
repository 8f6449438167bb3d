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
 * @param baselineDays valid days used
 * @param baselineFrom first local day used
 * @param excludedDays days skipped as missing
 * @param tier tier that the result reaches, STORE if none
 * @param completeness share of the cases that occurred in the judged days and are usually known by
 *     now, NaN if unknown
 * @param runStart whether it opens a run: no signal of this method on the series in 7 days before
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
        int baselineDays,
        int baselineFrom,
        int excludedDays,
        Tier tier,
        double completeness,
        boolean runStart) {

    /** First day of the judged window. */
    public int firstDay() {
        return day - windowDays + 1;
    }

    /** The same result with another tier. */
    public Signal withTier(Tier other) {
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
                baselineDays,
                baselineFrom,
                excludedDays,
                other,
                completeness,
                runStart);
    }

    /** The same result with what is known of its run and of the completeness of its days. */
    public Signal inRun(boolean start, double known) {
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
                baselineDays,
                baselineFrom,
                excludedDays,
                tier,
                known,
                start);
    }
}
