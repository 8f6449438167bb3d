package org.tocsin.job.quality;

import java.util.Comparator;

/**
 * A step in the question whether a source still reports; input of the absence pattern.
 *
 * @param facility directory index
 * @param subject what is waited for: the start of a gap or the day of a report, with its kind
 * @param at instant, epoch milliseconds UTC
 * @param kind what happened
 * @param expected records expected in the gap so far; NaN for reports
 * @param day local day of the report, or of the last record
 */
public record QualityEvent(
        int facility, String subject, long at, Kind kind, double expected, int day) {
    /** Steps in their order at one instant. */
    public enum Kind {
        /** Waiting begins: too long a gap, or a report is due. */
        AWAITED,
        /** What was waited for arrived. */
        ARRIVED,
        /** The time of grace is over. */
        DEADLINE
    }

    /** Instant, kind, subject. */
    public static final Comparator<QualityEvent> ORDER =
            Comparator.comparingLong(QualityEvent::at)
                    .thenComparing(QualityEvent::kind)
                    .thenComparing(QualityEvent::subject);

    /** The key under which one wait is matched. */
    public String key() {
        return facility + "|" + subject;
    }
}
