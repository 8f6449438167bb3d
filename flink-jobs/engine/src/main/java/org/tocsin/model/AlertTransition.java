package org.tocsin.model;

import java.util.List;

/**
 * One change in the life of one alert. The identity {@code alertId} never changes; the other fields
 * describe the alert as it stands after the change.
 *
 * @param alertId digest of rule, scope, subject and receipt time of the first crossing
 * @param number short form for people, derived from the identity
 * @param transition opened, growth, updated, withdrawn or closed, or what a person answered:
 *     acknowledged, verifying, suspected, confirmed, excluded or closed
 * @param at knowledge time of the change, epoch milliseconds UTC
 * @param openedAt knowledge time of the opening, epoch milliseconds UTC
 * @param ruleId rule
 * @param ruleVersion version of the rule in force
 * @param family single-case, cluster, foodborne, statistical, quality or target
 * @param tier where it may go
 * @param level 1, E, C, S, Q or K
 * @param axis place axis of the count
 * @param node directory index of the place, facility or institution
 * @param indicator ordinal, or -1
 * @param subject what besides place and indicator tells alerts apart, for example an exposure key;
 *     empty if nothing
 * @param observed observed count or value
 * @param threshold the limit that was reached or exceeded
 * @param expected expected count, NaN for absolute rules
 * @param score detector score, NaN for absolute rules
 * @param method method and parameters in words, for recomputing
 * @param windowFrom first local day of the window, inclusive
 * @param windowTo last local day of the window, inclusive
 * @param dateAxis occurrence or receipt
 * @param firstOnset first occurrence day among the contributing cases, or windowFrom
 * @param lastOnset last occurrence day among them, or windowTo
 * @param deadline when people must have acted, epoch milliseconds UTC, or {@link
 *     CaseReport#NO_TIME}
 * @param cutOff data cut-off of the judgement, epoch milliseconds UTC
 * @param completeness share of the window already reported, NaN if unknown
 * @param baselineDays days of the baseline used, 0 for absolute rules
 * @param baselineFrom first local day of the baseline, or 0
 * @param excludedDays days left out of the baseline
 * @param seenLate raised only because late data corrected a past day
 * @param silencedBy what would have kept it quiet, in words
 * @param records identities of the contributing reports, sorted; empty for aggregated input
 * @param reported how much of the window's days was reported at the cut-off, null if unknown
 */
public record AlertTransition(
        String alertId,
        String number,
        String transition,
        long at,
        long openedAt,
        String ruleId,
        int ruleVersion,
        String family,
        Tier tier,
        String level,
        Axis axis,
        int node,
        int indicator,
        String subject,
        double observed,
        double threshold,
        double expected,
        double score,
        String method,
        int windowFrom,
        int windowTo,
        String dateAxis,
        int firstOnset,
        int lastOnset,
        long deadline,
        long cutOff,
        double completeness,
        int baselineDays,
        int baselineFrom,
        int excludedDays,
        boolean seenLate,
        String silencedBy,
        List<String> records,
        Reported reported) {
    /** Whether nothing is left to do after the change. */
    public boolean isOver() {
        return transition.equals("closed")
                || transition.equals("withdrawn")
                || transition.equals("excluded");
    }

    /** The same alert after another change. */
    public AlertTransition changed(String change, long when) {
        return new AlertTransition(
                alertId,
                number,
                change,
                when,
                openedAt,
                ruleId,
                ruleVersion,
                family,
                tier,
                level,
                axis,
                node,
                indicator,
                subject,
                observed,
                threshold,
                expected,
                score,
                method,
                windowFrom,
                windowTo,
                dateAxis,
                firstOnset,
                lastOnset,
                deadline,
                cutOff,
                completeness,
                baselineDays,
                baselineFrom,
                excludedDays,
                seenLate,
                silencedBy,
                records,
                reported);
    }
}
