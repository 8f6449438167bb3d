package org.tocsin.job.count;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.CountSettings;
import org.tocsin.count.DeltaLog;
import org.tocsin.count.SeriesIndex;
import org.tocsin.count.VersionTable;
import org.tocsin.job.InBulk;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.Axis;
import org.tocsin.model.Level;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * Deduplicates and revises aggregate reports and turns them into deltas. A facility's daily report
 * counts on the facility axis; a count of a place on the residence axis. A facility-day with both
 * ILI and all visits also counts for ILI %.
 */
public final class AggregatesFunction extends InBulk<AggregateReport, AggregatesState, DeltaLog> {
    /** Number of id buckets. */
    public static final int BUCKETS = 64;

    private final Directory directory;
    private final DayClock clock;
    private final CountSettings settings;
    private final int ili;
    private final int allVisits;

    /**
     * Creates the function.
     *
     * @param ili ordinal of ILI in daily reports, or -1
     * @param allVisits ordinal of all visits in daily reports, or -1
     */
    public AggregatesFunction(
            Directory directory, DayClock clock, CountSettings settings, int ili, int allVisits) {
        super(AggregatesState.class);
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        this.ili = ili;
        this.allVisits = allVisits;
    }

    /** The id bucket of a report. */
    public static int bucketOf(AggregateReport report) {
        return (int) (report.idHash >>> 17) & BUCKETS - 1;
    }

    @Override
    protected Comparator<AggregateReport> order() {
        return CaseOrder.AGGREGATES;
    }

    @Override
    protected long timeOf(AggregateReport report) {
        return report.receivedAt;
    }

    @Override
    protected void fold(
            List<AggregateReport> reports,
            AggregatesState s,
            Context context,
            Collector<DeltaLog> out) {
        DeltaLog deltas = new DeltaLog();
        for (AggregateReport report : reports) {
            int label = clock.labelOf(report.receivedAt);
            VersionTable.Outcome outcome =
                    s.table.apply(
                            report,
                            (before, after, first, at) ->
                                    replace(before, after, clock.labelOf(first), label, deltas));
            if (outcome != VersionTable.Outcome.FIRST) {
                context.output(VersionsFunction.TALLY, new Tally(label, Tally.kindOf(outcome), 1));
            }
            if (label >= s.forgotten + 32) {
                s.forgotten = label;
                s.table.forgetBefore(label - settings.retentionDays());
            }
        }
        if (!deltas.isEmpty()) {
            out.collect(deltas);
        }
    }

    private void replace(
            AggregateReport before,
            AggregateReport after,
            int firstLabel,
            int label,
            DeltaLog out) {
        if (before != null) {
            emit(before, -1, firstLabel, label, out);
        }
        if (after != null) {
            emit(after, 1, firstLabel, label, out);
        }
    }

    private void emit(AggregateReport r, int sign, int entry, int label, DeltaLog out) {
        boolean facility = directory.node(r.node).level() == Level.FACILITY;
        Axis axis = facility ? Axis.FACILITY : Axis.RESIDENCE;
        int day = r.day + r.days - 1;
        long iliValue = -1;
        long visits = -1;
        for (int i = 0; i < r.indicators.length; i++) {
            int n = Math.toIntExact(r.values[i]);
            out.addSeries(axis, r.node, r.indicators[i], day, entry, label, sign * n);
            iliValue = r.indicators[i] == ili ? n : iliValue;
            visits = r.indicators[i] == allVisits ? n : visits;
        }
        if (r.kind == AggregateReport.Kind.DAILY) {
            daily(r.node, sign, iliValue, visits, day, entry, label, out);
        }
    }

    private void daily(
            int node,
            int sign,
            long iliValue,
            long visits,
            int day,
            int entry,
            int label,
            DeltaLog out) {
        Axis axis = Axis.FACILITY;
        out.addSeries(axis, node, SeriesIndex.DAILY_REPORTS, day, entry, label, sign);
        out.addSeries(axis, node, SeriesIndex.ACTIVITY, label, label, label, 1);
        if (iliValue >= 0 && visits >= 0) {
            int ill = sign * (int) iliValue;
            int all = sign * (int) visits;
            out.addSeries(axis, node, SeriesIndex.PAIRED_ILI, day, entry, label, ill);
            out.addSeries(axis, node, SeriesIndex.PAIRED_VISITS, day, entry, label, all);
            out.addSeries(axis, node, SeriesIndex.PAIRED_FACILITIES, day, entry, label, sign);
        }
    }
}
