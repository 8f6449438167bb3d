package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@link NodeCounts} as checkpointable state. */
public final class NodeCountsState implements Persistable {
    private NodeCounts counts = new NodeCounts();

    /** State that holds these counts. */
    public static NodeCountsState of(NodeCounts counts) {
        NodeCountsState state = new NodeCountsState();
        state.counts = counts;
        return state;
    }

    /** The counts. */
    public NodeCounts counts() {
        return counts;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(counts.isRegistered());
        out.writeInt(counts.lastActive());
        out.writeInt(counts.lastClosed());
        counts.down().write(out);
        out.writeInt(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            out.writeInt(counts.indexAt(i));
            writeSeries(counts.seriesAt(i), out);
        }
        out.writeInt(counts.pending().values().stream().mapToInt(List::size).sum());
        for (List<CountBatch> batches : counts.pending().values()) {
            for (CountBatch batch : batches) {
                writeBatch(batch, out);
            }
        }
    }

    private static void writeSeries(NodeCounts.Series s, DataOutput out) throws IOException {
        s.occurrence.write(out);
        s.receipt.write(out);
        s.visits.write(out);
        out.writeInt(s.lastChanged);
        out.writeInt(s.longestDelay);
        out.writeBoolean(s.triangle != null);
        if (s.triangle != null) {
            s.triangle.write(out);
        }
        out.writeInt(s.lastSignal.size());
        for (Map.Entry<Integer, Integer> e : s.lastSignal.entrySet()) {
            out.writeInt(e.getKey());
            out.writeInt(e.getValue());
        }
        out.writeInt(s.memory.size());
        for (Map.Entry<String, double[][]> e : s.memory.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeInt(e.getValue().length);
            for (double[] row : e.getValue()) {
                out.writeInt(row.length);
                for (double number : row) {
                    out.writeDouble(number);
                }
            }
        }
    }

    /** Writes a batch. */
    public static void writeBatch(CountBatch b, DataOutput out) throws IOException {
        out.writeInt(b.node());
        out.writeInt(b.label());
        out.writeInt(b.keys().length);
        for (int i = 0; i < b.keys().length; i++) {
            out.writeLong(b.keys()[i]);
            out.writeInt(b.persons()[i]);
            out.writeInt(b.visits()[i]);
        }
    }

    /** Reads a batch. */
    public static CountBatch readBatch(DataInput in) throws IOException {
        int node = in.readInt();
        int label = in.readInt();
        int n = in.readInt();
        long[] keys = new long[n];
        int[] persons = new int[n];
        int[] visits = new int[n];
        for (int i = 0; i < n; i++) {
            keys[i] = in.readLong();
            persons[i] = in.readInt();
            visits[i] = in.readInt();
        }
        return new CountBatch(node, label, keys, persons, visits);
    }

    @Override
    public void read(DataInput in) throws IOException {
        boolean registered = in.readBoolean();
        int active = in.readInt();
        int closed = in.readInt();
        counts = new NodeCounts(DaySeries.read(in));
        counts.restore(registered, active, closed);
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            counts.put(in.readInt(), readSeries(in));
        }
        int batches = in.readInt();
        for (int i = 0; i < batches; i++) {
            counts.add(readBatch(in));
        }
    }

    private static NodeCounts.Series readSeries(DataInput in) throws IOException {
        NodeCounts.Series s =
                new NodeCounts.Series(DaySeries.read(in), DaySeries.read(in), DaySeries.read(in));
        s.lastChanged = in.readInt();
        s.longestDelay = in.readInt();
        s.triangle = in.readBoolean() ? DelayTriangle.read(in) : null;
        int signals = in.readInt();
        for (int i = 0; i < signals; i++) {
            s.lastSignal.put(in.readInt(), in.readInt());
        }
        int memories = in.readInt();
        for (int i = 0; i < memories; i++) {
            String key = in.readUTF();
            double[][] rows = new double[in.readInt()][];
            for (int r = 0; r < rows.length; r++) {
                rows[r] = new double[in.readInt()];
                for (int k = 0; k < rows[r].length; k++) {
                    rows[r][k] = in.readDouble();
                }
            }
            s.memory.put(key, rows);
        }
        return s;
    }
}
