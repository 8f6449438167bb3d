package org.tocsin.count;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tocsin.model.Axis;
import org.tocsin.place.Directory;

/**
 * Sums deltas by day close and place until the close is reached, then adds the ancestors and hands
 * out one batch a place.
 */
public final class DeltaBuffer {
    private final Directory directory;
    private final TreeMap<Integer, DeltaTable[]> byLabel = new TreeMap<>();
    private int lastLabel = Integer.MIN_VALUE;
    private DeltaTable[] last;
    private int entries;

    /** Creates an empty buffer over the tree of places. */
    public DeltaBuffer(Directory directory) {
        this.directory = directory;
    }

    /** Adds the same delta to every indicator of a bit set. */
    public void add(
            Axis axis,
            int node,
            long bits,
            int occurrenceDay,
            int entryLabel,
            int label,
            int persons,
            int visits) {
        DeltaTable table = table(label, node);
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            int series = Long.numberOfTrailingZeros(rest);
            table.add(
                    CountBatch.key(axis.ordinal(), series, occurrenceDay, entryLabel),
                    persons,
                    visits);
        }
        entries++;
    }

    /** Adds a delta to one series. */
    public void addSeries(
            Axis axis,
            int node,
            int series,
            int occurrenceDay,
            int entryLabel,
            int label,
            int persons,
            int visits) {
        table(label, node)
                .add(
                        CountBatch.key(axis.ordinal(), series, occurrenceDay, entryLabel),
                        persons,
                        visits);
        entries++;
    }

    private DeltaTable table(int label, int node) {
        if (label != lastLabel) {
            last = byLabel.computeIfAbsent(label, l -> new DeltaTable[directory.size()]);
            lastLabel = label;
        }
        DeltaTable table = last[node];
        if (table == null) {
            table = new DeltaTable();
            last[node] = table;
        }
        return table;
    }

    /** Additions since the last flush of everything. */
    public int entries() {
        return entries;
    }

    /** Hands out and forgets all deltas of labels up to and including {@code label}. */
    public void flushTo(int label, Consumer<CountBatch> out) {
        while (!byLabel.isEmpty() && byLabel.firstKey() <= label) {
            Map.Entry<Integer, DeltaTable[]> first = byLabel.pollFirstEntry();
            emit(first.getKey(), first.getValue(), out);
        }
        lastLabel = Integer.MIN_VALUE;
        last = null;
        if (byLabel.isEmpty()) {
            entries = 0;
        }
    }

    /** Hands out and forgets everything. */
    public void flush(Consumer<CountBatch> out) {
        flushTo(Integer.MAX_VALUE, out);
    }

    private void emit(int label, DeltaTable[] leaves, Consumer<CountBatch> out) {
        DeltaTable[] rolled = new DeltaTable[leaves.length];
        for (int leaf = 0; leaf < leaves.length; leaf++) {
            if (leaves[leaf] != null) {
                for (int node : directory.selfAndAncestors(leaf)) {
                    if (rolled[node] == null) {
                        rolled[node] = new DeltaTable();
                    }
                    rolled[node].addAll(leaves[leaf]);
                }
            }
        }
        for (int node = 0; node < rolled.length; node++) {
            if (rolled[node] != null) {
                CountBatch batch = rolled[node].toBatch(node, label);
                if (batch.keys().length > 0) {
                    out.accept(batch);
                }
            }
        }
    }
}
