package org.tocsin.alert;

import java.util.Comparator;
import org.tocsin.model.Acknowledgement;

/**
 * What can change an alert: a finding of its rule or a person's answer.
 *
 * @param key key of the subject, see {@link AlertIdentity}
 * @param finding finding, or null for an answer
 * @param answer answer, or null for a finding
 */
public record AlertEntry(String key, Finding finding, Acknowledgement answer) {
    private static final Comparator<Finding> STRONGEST_FIRST =
            Comparator.comparing(Finding::crossed, Comparator.reverseOrder())
                    .thenComparing(Finding::tier)
                    .thenComparing(Finding::score, Comparator.reverseOrder())
                    .thenComparing(Finding::observed, Comparator.reverseOrder())
                    .thenComparing(Finding::method)
                    .thenComparing(f -> String.join(",", f.records()));

    private static final Comparator<Acknowledgement> ANSWERS =
            Comparator.comparing(Acknowledgement::action)
                    .thenComparing(Acknowledgement::by)
                    .thenComparing(Acknowledgement::alertId)
                    .thenComparing(Acknowledgement::note);

    /** Findings before answers of the same instant, the strongest finding first. */
    public static final Comparator<AlertEntry> ORDER =
            Comparator.comparingLong(AlertEntry::at)
                    .thenComparing(e -> e.answer != null)
                    .thenComparing(AlertEntry::finding, Comparator.nullsLast(STRONGEST_FIRST))
                    .thenComparing(AlertEntry::answer, Comparator.nullsLast(ANSWERS));

    /** An entry for a finding. */
    public static AlertEntry of(Finding finding, AlertIdentity identity) {
        return new AlertEntry(AlertIdentity.key(identity.subject(finding)), finding, null);
    }

    /** An entry for an answer. */
    public static AlertEntry of(Acknowledgement answer) {
        return new AlertEntry(AlertIdentity.keyOf(answer.alertId()), null, answer);
    }

    /** Instant, epoch milliseconds UTC. */
    public long at() {
        return finding != null ? finding.at() : answer.receivedAt();
    }
}
