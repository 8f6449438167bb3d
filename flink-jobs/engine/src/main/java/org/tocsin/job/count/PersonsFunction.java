package org.tocsin.job.count;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.CountSettings;
import org.tocsin.count.DeltaLog;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.count.EpisodeSink;
import org.tocsin.count.SeriesIndex;
import org.tocsin.job.InBulk;
import org.tocsin.job.type.WireType;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.place.DayClock;

/**
 * Counts persons: from changes of visible reports to deltas of episodes, and to the episodes that
 * in-order rules watch. State: the persons seen within the retention, one bucket a key.
 */
public final class PersonsFunction extends InBulk<CaseChange, PersonsState, DeltaLog> {
    /** Number of buckets of patient keys. */
    public static final int BUCKETS = 256;

    /** Episodes as they begin and cease to be counted. */
    public static final OutputTag<EpisodeEvent> EPISODES =
            new OutputTag<>("episodes", WireType.EPISODE);

    private final DayClock clock;
    private final CountSettings settings;

    /** Creates the function. */
    public PersonsFunction(DayClock clock, CountSettings settings) {
        super(PersonsState.class);
        this.clock = clock;
        this.settings = settings;
    }

    /** The bucket of a patient key. */
    public static int bucketOf(CaseChange change) {
        return (int) (change.person() >>> 23) & BUCKETS - 1;
    }

    @Override
    protected Comparator<CaseChange> order() {
        return CaseOrder.CHANGES;
    }

    @Override
    protected long timeOf(CaseChange change) {
        return change.at();
    }

    @Override
    protected void fold(
            List<CaseChange> changes, PersonsState s, Context context, Collector<DeltaLog> out) {
        DeltaLog deltas = new DeltaLog();
        Emitter emitter = new Emitter(context, deltas);
        for (CaseChange change : changes) {
            int label = clock.labelOf(change.at());
            s.table.apply(change, label, settings.retentionDays(), emitter);
            if (!change.isRemoval() && change.report().facility >= 0) {
                int facility = change.report().facility;
                int series = SeriesIndex.ACTIVITY;
                deltas.addSeries(Axis.FACILITY, facility, series, label, label, label, 1);
            }
        }
        if (!deltas.isEmpty()) {
            out.collect(deltas);
        }
    }

    private record Emitter(Context context, DeltaLog deltas) implements EpisodeSink {
        @Override
        public void count(
                Axis axis,
                int node,
                long bits,
                int occurrenceDay,
                int entryLabel,
                int label,
                int persons,
                int visits) {
            if (bits != 0) {
                deltas.add(axis, node, bits, occurrenceDay, entryLabel, label, persons, visits);
            }
        }

        @Override
        public void episode(int sign, long bits, CaseReport lead, long at) {
            context.output(EPISODES, new EpisodeEvent(at, sign, bits, lead));
        }
    }
}
