package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.job.InOrderState;
import org.tocsin.model.Tier;

/** The open alerts of one place, and those opened since the last day close. */
public final class OpenAlertsState extends InOrderState<OpenAlertsFunction.Change> {
    final Map<String, Open> open = new TreeMap<>();
    final Map<String, Tier> fresh = new TreeMap<>();
    boolean registered;

    /** When an open alert was opened (epoch milliseconds UTC), and its tier. */
    record Open(long openedAt, Tier tier) {}

    void take(OpenAlertsFunction.Change c) {
        if (c.alertId().isEmpty()) {
            registered = true;
            return;
        }
        if (c.opens()) {
            fresh.put(c.alertId(), c.tier());
        }
        if (c.over()) {
            open.remove(c.alertId());
        } else {
            open.put(c.alertId(), new Open(c.openedAt(), c.tier()));
        }
    }

    @Override
    protected void writeItem(OpenAlertsFunction.Change c, DataOutput out) throws IOException {
        out.writeInt(c.node());
        out.writeLong(c.at());
        out.writeUTF(c.alertId());
        out.writeLong(c.openedAt());
        out.writeByte(c.tier().ordinal());
        out.writeBoolean(c.opens());
        out.writeBoolean(c.over());
    }

    @Override
    protected OpenAlertsFunction.Change readItem(DataInput in) throws IOException {
        return new OpenAlertsFunction.Change(
                in.readInt(),
                in.readLong(),
                in.readUTF(),
                in.readLong(),
                Tier.values()[in.readByte()],
                in.readBoolean(),
                in.readBoolean());
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeBoolean(registered);
        out.writeInt(open.size());
        for (Map.Entry<String, Open> e : open.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeLong(e.getValue().openedAt());
            out.writeByte(e.getValue().tier().ordinal());
        }
        out.writeInt(fresh.size());
        for (Map.Entry<String, Tier> e : fresh.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeByte(e.getValue().ordinal());
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        registered = in.readBoolean();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            open.put(in.readUTF(), new Open(in.readLong(), Tier.values()[in.readByte()]));
        }
        int m = in.readInt();
        for (int i = 0; i < m; i++) {
            fresh.put(in.readUTF(), Tier.values()[in.readByte()]);
        }
    }
}
