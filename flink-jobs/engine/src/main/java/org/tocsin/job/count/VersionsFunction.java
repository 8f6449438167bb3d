package org.tocsin.job.count;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.CountSettings;
import org.tocsin.count.VersionTable;
import org.tocsin.job.InBulk;
import org.tocsin.job.type.WireType;
import org.tocsin.model.CaseReport;
import org.tocsin.place.DayClock;

/**
 * Deduplicates and revises: from versions of reports to changes of what is visible. State: one
 * {@link VersionTable} an id bucket, 32 bytes a slot, for reports received within the retention.
 */
public final class VersionsFunction extends InBulk<CaseReport, VersionsState, CaseChange> {
    /** Number of id buckets. */
    public static final int BUCKETS = 256;

    /** Duplicates, revisions and withdrawals, for the record. */
    public static final OutputTag<Tally> TALLY = new OutputTag<>("tally") {};

    /** Reports of a facility seen for the first time. */
    public static final OutputTag<CaseReport> FIRST =
            new OutputTag<>("first-versions", WireType.CASE_REPORT);

    private final DayClock clock;
    private final CountSettings settings;

    /** Creates the function. */
    public VersionsFunction(DayClock clock, CountSettings settings) {
        super(VersionsState.class);
        this.clock = clock;
        this.settings = settings;
    }

    /** The id bucket of a report. */
    public static int bucketOf(CaseReport report) {
        return (int) (report.idHash >>> 17) & BUCKETS - 1;
    }

    @Override
    protected Comparator<CaseReport> order() {
        return CaseOrder.REPORTS;
    }

    @Override
    protected long timeOf(CaseReport report) {
        return report.receivedAt;
    }

    @Override
    protected void fold(
            List<CaseReport> reports, VersionsState s, Context context, Collector<CaseChange> out) {
        Consumer<CaseChange> changes = out::collect;
        for (CaseReport report : reports) {
            int label = clock.labelOf(report.receivedAt);
            VersionTable.Outcome outcome =
                    s.table.apply(report, label, settings.retentionDays(), changes);
            if (outcome != VersionTable.Outcome.FIRST) {
                context.output(TALLY, new Tally(label, Tally.kindOf(outcome), 1));
            } else if (report.facility >= 0) {
                context.output(FIRST, report);
            }
        }
    }
}
