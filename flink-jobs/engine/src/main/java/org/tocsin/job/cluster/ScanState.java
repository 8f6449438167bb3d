package org.tocsin.job.cluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.cluster.ClusterTracker;
import org.tocsin.cluster.ScanBook;
import org.tocsin.cluster.ScanCase;
import org.tocsin.count.Persistable;

/**
 * What one scan remembers: changes that wait for their day close, the cases of its history, open
 * clusters, and how many clusters were stated for the last days.
 */
public final class ScanState implements Persistable {
    final TreeMap<Integer, List<ScanCase>> pending = new TreeMap<>();
    final ScanBook book = new ScanBook();
    final ClusterTracker tracker = new ClusterTracker();
    final TreeMap<Integer, Integer> stated = new TreeMap<>();
    int lastChange = Integer.MIN_VALUE;

    void add(ScanCase c) {
        pending.computeIfAbsent(c.label(), l -> new ArrayList<>()).add(c);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(lastChange);
        out.writeInt(pending.values().stream().mapToInt(List::size).sum());
        for (List<ScanCase> cases : pending.values()) {
            for (ScanCase c : cases) {
                write(c, out);
            }
        }
        book.write(out);
        tracker.write(out);
        out.writeInt(stated.size());
        for (Map.Entry<Integer, Integer> e : stated.entrySet()) {
            out.writeInt(e.getKey());
            out.writeInt(e.getValue());
        }
    }

    private static void write(ScanCase c, DataOutput out) throws IOException {
        out.writeByte(c.scan());
        out.writeInt(c.indicator());
        out.writeInt(c.region());
        out.writeInt(c.place());
        out.writeInt(c.home());
        out.writeInt(c.feed());
        out.writeInt(c.day());
        out.writeInt(c.label());
        out.writeLong(c.at());
        out.writeByte(c.sign());
        out.writeUTF(c.id());
    }

    @Override
    public void read(DataInput in) throws IOException {
        lastChange = in.readInt();
        int waiting = in.readInt();
        for (int i = 0; i < waiting; i++) {
            add(
                    new ScanCase(
                            in.readByte(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readLong(),
                            in.readByte(),
                            in.readUTF()));
        }
        book.read(in);
        tracker.read(in);
        int days = in.readInt();
        for (int i = 0; i < days; i++) {
            stated.put(in.readInt(), in.readInt());
        }
    }
}
