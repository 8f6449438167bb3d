package org.tocsin.alert;

import java.util.List;
import org.tocsin.model.Axis;
import org.tocsin.model.Reported;
import org.tocsin.model.Tier;

/**
 * What a rule found at one instant about one subject; raw material of alerts.
 *
 * @param rule position of the rule in the packs
 * @param at instant, epoch milliseconds UTC
 * @param crossed true if the limit is reached, false if it is reached no longer
 * @param ends whether an end ({@code crossed} false) is an ordinary end such as a source that is
 *     back, not a correction
 * @param tier where it may go
 * @param axis place axis
 * @param node directory index
 * @param indicator ordinal, or -1
 * @param subject what besides node and indicator tells subjects apart; empty if nothing
 * @param observed observed value
 * @param threshold limit
 * @param expected expected value, NaN for absolute rules
 * @param score detector score, NaN for absolute rules
 * @param method method in words
 * @param windowFrom first day of the window, inclusive
 * @param windowTo last day of the window, inclusive
 * @param byReceipt whether the window is on receipt dates
 * @param firstOnset first occurrence day of the contributing cases
 * @param lastOnset last occurrence day of them
 * @param baselineDays days of the baseline, 0 if none
 * @param baselineFrom first day of the baseline
 * @param excludedDays days left out of it
 * @param completeness share of the window's cases usually known by now, NaN if unknown
 * @param records contributing reports, sorted; empty if aggregated
 * @param reported how much of the window's days is reported, null if unknown
 */
public record Finding(
        int rule,
        long at,
        boolean crossed,
        boolean ends,
        Tier tier,
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
        boolean byReceipt,
        int firstOnset,
        int lastOnset,
        int baselineDays,
        int baselineFrom,
        int excludedDays,
        double completeness,
        List<String> records,
        Reported reported) {

    /** A finding of which nothing is known about what is still to come. */
    public Finding(
            int rule,
            long at,
            boolean crossed,
            boolean ends,
            Tier tier,
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
            boolean byReceipt,
            int firstOnset,
            int lastOnset,
            int baselineDays,
            int baselineFrom,
            int excludedDays,
            double completeness,
            List<String> records) {
        this(
                rule,
                at,
                crossed,
                ends,
                tier,
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
                byReceipt,
                firstOnset,
                lastOnset,
                baselineDays,
                baselineFrom,
                excludedDays,
                completeness,
                records,
                null);
    }

    /** A finding of an absolute rule about cases in a window of occurrence dates. */
    public static Finding ofCases(
            int rule,
            Rule definition,
            long at,
            boolean crossed,
            Axis axis,
            int node,
            int indicator,
            String subject,
            int observed,
            String method,
            int windowFrom,
            int windowTo,
            int firstOnset,
            int lastOnset,
            List<String> records) {
        return new Finding(
                rule,
                at,
                crossed,
                false,
                definition.tier(),
                axis,
                node,
                indicator,
                subject,
                observed,
                definition.count(),
                Double.NaN,
                Double.NaN,
                method,
                windowFrom,
                windowTo,
                false,
                firstOnset,
                lastOnset,
                0,
                0,
                0,
                Double.NaN,
                records);
    }

    /** The same for the list, with a reason after its method. */
    public Finding listed(String reason) {
        return new Finding(
                rule,
                at,
                crossed,
                ends,
                Tier.LIST,
                axis,
                node,
                indicator,
                subject,
                observed,
                threshold,
                expected,
                score,
                method + reason,
                windowFrom,
                windowTo,
                byReceipt,
                firstOnset,
                lastOnset,
                baselineDays,
                baselineFrom,
                excludedDays,
                completeness,
                records,
                reported);
    }
}
