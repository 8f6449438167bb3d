package org.tocsin.alert;

import java.util.Comparator;
import org.tocsin.model.Axis;

/**
 * A case that begins or ceases to count for one rule in one scope.
 *
 * @param rule position of the rule
 * @param axis place axis of the scope
 * @param node directory index of the scope
 * @param subject further key of the scope (unit, or the case itself); empty if none
 * @param indicator ordinal of the matching indicator
 * @param at instant, epoch milliseconds UTC
 * @param sign +1 or -1
 * @param id report that leads the episode
 * @param person patient key
 * @param day occurrence day
 * @param died whether the person died
 * @param admitted whether the person was admitted
 */
public record ScopedCase(
        int rule,
        Axis axis,
        int node,
        String subject,
        int indicator,
        long at,
        int sign,
        String id,
        long person,
        int day,
        boolean died,
        boolean admitted) {
    /** Instant, removals first, report, day. */
    public static final Comparator<ScopedCase> ORDER =
            Comparator.comparingLong(ScopedCase::at)
                    .thenComparingInt(ScopedCase::sign)
                    .thenComparing(ScopedCase::id)
                    .thenComparingInt(ScopedCase::indicator)
                    .thenComparingInt(ScopedCase::day)
                    .thenComparing(ScopedCase::died)
                    .thenComparing(ScopedCase::admitted);

    /** The key of the scope. */
    public String key() {
        return rule + "|" + node + "|" + subject;
    }
}
