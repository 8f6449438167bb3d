package org.tocsin.count;

import java.util.Comparator;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;

/** The total orders in which everything order-dependent folds its input. */
public final class CaseOrder {
    private CaseOrder() {}

    /** Receipt time, id, revision, content digest. */
    public static final Comparator<CaseReport> REPORTS =
            (a, b) -> {
                int c = Long.compare(a.receivedAt, b.receivedAt);
                c = c != 0 ? c : Long.compare(a.idHash, b.idHash);
                c = c != 0 ? c : Integer.compare(a.revision, b.revision);
                return c != 0 ? c : Long.compare(ContentDigest.of(a), ContentDigest.of(b));
            };

    /** Receipt time, id, revision, content digest. */
    public static final Comparator<AggregateReport> AGGREGATES =
            (a, b) -> {
                int c = Long.compare(a.receivedAt, b.receivedAt);
                c = c != 0 ? c : Long.compare(a.idHash, b.idHash);
                c = c != 0 ? c : Integer.compare(a.revision, b.revision);
                return c != 0 ? c : Long.compare(ContentDigest.of(a), ContentDigest.of(b));
            };

    /**
     * Instant, person, report. Changes of one report at one instant keep the order in which its
     * versions were applied: the sort must be stable.
     */
    public static final Comparator<CaseChange> CHANGES =
            (a, b) -> {
                int c = Long.compare(a.at(), b.at());
                c = c != 0 ? c : Long.compare(a.person(), b.person());
                return c != 0 ? c : Long.compare(a.idHash(), b.idHash());
            };
}
