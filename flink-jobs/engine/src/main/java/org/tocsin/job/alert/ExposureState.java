package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureLinks;
import org.tocsin.job.InOrderState;

/** Cases of one exposure, and the clusters of it that are open by their lasting name. */
public final class ExposureState extends InOrderState<ExposureCase> {
    final ExposureLinks links = new ExposureLinks();
    final Map<String, Reached> reached = new TreeMap<>();

    /** Local day on which old cases were last dropped. */
    int forgotten = Integer.MIN_VALUE;

    /**
     * A cluster that reached a limit.
     *
     * @param node where its alert was raised; it stays there
     * @param lastDay local day of the last change
     */
    record Reached(int node, int lastDay) {}

    @Override
    protected void writeItem(ExposureCase c, DataOutput out) throws IOException {
        out.writeUTF(c.key());
        out.writeInt(c.venue());
        out.writeLong(c.at());
        out.writeByte(c.sign());
        out.writeUTF(c.id());
        out.writeLong(c.person());
        out.writeLong(c.household());
        out.writeLong(c.mealAt());
        out.writeLong(c.onsetAt());
        out.writeInt(c.day());
        out.writeInt(c.symptomGroups());
        out.writeInt(c.home());
        out.writeBoolean(c.died());
    }

    @Override
    protected ExposureCase readItem(DataInput in) throws IOException {
        return new ExposureCase(
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readByte(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean());
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeInt(forgotten);
        out.writeInt(links.cases().size());
        for (ExposureCase c : links.cases()) {
            writeItem(c, out);
        }
        out.writeInt(reached.size());
        for (Map.Entry<String, Reached> e : reached.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeInt(e.getValue().node());
            out.writeInt(e.getValue().lastDay());
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        forgotten = in.readInt();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            links.change(readItem(in));
        }
        int m = in.readInt();
        for (int i = 0; i < m; i++) {
            reached.put(in.readUTF(), new Reached(in.readInt(), in.readInt()));
        }
    }
}
