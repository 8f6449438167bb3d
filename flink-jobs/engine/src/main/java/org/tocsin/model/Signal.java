package org.tocsin.model;

/**
 * A statistical result of one detector on one series at one day close, whether or not it exceeds
 * its threshold.
 *
 * @param method detector code, for example {@code ears-c2-3d}
 * @param axis place axis
 * @param node directory index
 * @param indicator ordinal
 * @param day label of the judged day
 * @param at instant of the judgement, epoch milliseconds UTC
 * @param observed observed value
 * @param expected expected value
 * @param threshold value that the observed must exceed for the list
 * @param score standardised excess
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
        Axis axis,
        int node,
        int indicator,
        int day,
        long at,
        double observed,
        double expected,
        double threshold,
        double score,
        int baselineDays,
        int baselineFrom,
        int excludedDays,
        Tier tier,
        double completeness,
        boolean runStart) {}
