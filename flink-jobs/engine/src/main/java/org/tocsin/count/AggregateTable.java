package org.tocsin.count;

import java.util.HashMap;
import java.util.Map;
import org.tocsin.model.AggregateReport;

/**
 * The visible version of every aggregate report of one hash bucket. Versions must be applied in the
 * order of {@link CaseOrder#AGGREGATES}.
 */
public final class AggregateTable {
    private final Map<Long, Held> visible = new HashMap<>();

    /**
     * A report and when its first version came.
     *
     * @param report visible version
     * @param firstReceivedAt receipt of the first version, epoch milliseconds UTC
     */
    public record Held(AggregateReport report, long firstReceivedAt) {}

    /** Takes the version that ceases and the one that begins to count. */
    public interface ChangeSink {
        /**
         * A visible aggregate changes.
         *
         * @param before what no longer counts, or null
         * @param after what counts now, or null
         * @param firstReceivedAt receipt of the first version, epoch milliseconds UTC
         * @param at instant of the change, epoch milliseconds UTC
         */
        void replaced(AggregateReport before, AggregateReport after, long firstReceivedAt, long at);
    }

    /** Applies one version and says what it was. */
    public VersionTable.Outcome apply(AggregateReport report, ChangeSink out) {
        Held held = visible.get(report.idHash);
        if (held == null) {
            visible.put(report.idHash, new Held(report, report.receivedAt));
            if (report.withdrawn) {
                return VersionTable.Outcome.WITHDRAWN;
            }
            out.replaced(null, report, report.receivedAt, report.receivedAt);
            return VersionTable.Outcome.FIRST;
        }
        AggregateReport before = held.report();
        if (report.revision < before.revision) {
            return VersionTable.Outcome.STALE;
        }
        boolean sameContent = report.sameContent(before);
        if (sameContent && report.revision == before.revision) {
            return VersionTable.Outcome.DUPLICATE;
        }
        visible.put(report.idHash, new Held(report, held.firstReceivedAt()));
        if (!sameContent) {
            out.replaced(
                    before.withdrawn ? null : before,
                    report.withdrawn ? null : report,
                    held.firstReceivedAt(),
                    report.receivedAt);
        }
        return report.withdrawn && !before.withdrawn
                ? VersionTable.Outcome.WITHDRAWN
                : VersionTable.Outcome.REVISED;
    }

    /** Forgets reports about days before {@code day}. */
    public void forgetBefore(int day) {
        visible.values().removeIf(h -> h.report().day < day);
    }

    /** The reports held, in no order. */
    public Iterable<Held> held() {
        return visible.values();
    }

    /** Number of reports held. */
    public int size() {
        return visible.size();
    }

    /** Puts a report back from a checkpoint. */
    public void restore(Held held) {
        visible.put(held.report().idHash, held);
    }
}
