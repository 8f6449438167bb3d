package org.tocsin.job.count;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.CountSettings;
import org.tocsin.count.SeriesIndex;
import org.tocsin.count.VersionTable;
import org.tocsin.job.InOrder;
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
public final class AggregatesFunction
        extends InOrder<Integer, AggregateReport, AggregatesState, AxisDelta> {
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
        super(AggregatesState.class, false);
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        this.ili = ili;
        this.allVisits = allVisits;
    }

    /** The id bucket of a report. */
    public static int bucketOf(AggregateReport report) {
        return (int) (report.idHash >>> 17) & 63;
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
            Collector<AxisDelta> out) {
        for (AggregateReport report : reports) {
            int label = clock.labelOf(report.receivedAt);
            VersionTable.Outcome outcome =
                    s.table.apply(
                            report,
                            (before, after, first, at) ->
                                    replace(before, after, clock.labelOf(first), label, out));
            if (outcome != VersionTable.Outcome.FIRST) {
                context.output(VersionsFunction.TALLY, new Tally(label, Tally.kindOf(outcome), 1));
            }
            if (label >= s.forgotten + 32) {
                s.forgotten = label;
                s.table.forgetBefore(label - settings.retentionDays());
            }
        }
    }

    private void replace(
            AggregateReport before,
            AggregateReport after,
            int firstLabel,
            int label,
            Collector<AxisDelta> out) {
        if (before != null) {
            emit(before, -1, firstLabel, label, out);
        }
        if (after != null) {
            emit(after, 1, firstLabel, label, out);
        }
    }

    private void emit(AggregateReport r, int sign, int entry, int label, Collector<AxisDelta> out) {
        boolean facility = directory.node(r.node).level() == Level.FACILITY;
        Axis axis = facility ? Axis.FACILITY : Axis.RESIDENCE;
        int day = r.day + r.days - 1;
        long iliValue = -1;
        long visits = -1;
        for (int i = 0; i < r.indicators.length; i++) {
            int n = Math.toIntExact(r.values[i]);
            out.collect(delta(axis, r.node, r.indicators[i], day, entry, label, sign * n));
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
            Collector<AxisDelta> out) {
        Axis axis = Axis.FACILITY;
        out.collect(delta(axis, node, SeriesIndex.DAILY_REPORTS, day, entry, label, sign));
        out.collect(delta(axis, node, SeriesIndex.ACTIVITY, label, label, label, 1));
        if (iliValue >= 0 && visits >= 0) {
            int ill = sign * (int) iliValue;
            int all = sign * (int) visits;
            out.collect(delta(axis, node, SeriesIndex.PAIRED_ILI, day, entry, label, ill));
            out.collect(delta(axis, node, SeriesIndex.PAIRED_VISITS, day, entry, label, all));
            out.collect(delta(axis, node, SeriesIndex.PAIRED_FACILITIES, day, entry, label, sign));
        }
    }

    private static AxisDelta delta(
            Axis axis, int node, int series, int day, int entry, int label, int persons) {
        return new AxisDelta(axis, node, 0, series, day, entry, label, persons, 0);
    }
}
