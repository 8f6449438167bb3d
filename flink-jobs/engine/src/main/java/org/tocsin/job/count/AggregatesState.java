package org.tocsin.job.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.count.AggregateTable;
import org.tocsin.job.InOrderState;
import org.tocsin.model.AggregateReport;

/** Aggregate reports of one id bucket. */
public final class AggregatesState extends InOrderState<AggregateReport> {
    final AggregateTable table = new AggregateTable();
    int forgotten = Integer.MIN_VALUE;

    @Override
    protected void writeItem(AggregateReport r, DataOutput out) throws IOException {
        out.writeByte(r.kind.ordinal());
        out.writeUTF(r.id);
        out.writeLong(r.idHash);
        out.writeInt(r.revision);
        out.writeBoolean(r.withdrawn);
        out.writeLong(r.receivedAt);
        out.writeLong(r.reportedAt);
        out.writeInt(r.node);
        out.writeInt(r.day);
        out.writeInt(r.days);
        out.writeInt(r.indicators.length);
        for (int i = 0; i < r.indicators.length; i++) {
            out.writeInt(r.indicators[i]);
            out.writeLong(r.values[i]);
        }
    }

    @Override
    protected AggregateReport readItem(DataInput in) throws IOException {
        AggregateReport r = new AggregateReport();
        r.kind = AggregateReport.Kind.values()[in.readByte()];
        r.id = in.readUTF();
        r.idHash = in.readLong();
        r.revision = in.readInt();
        r.withdrawn = in.readBoolean();
        r.receivedAt = in.readLong();
        r.reportedAt = in.readLong();
        r.node = in.readInt();
        r.day = in.readInt();
        r.days = in.readInt();
        int n = in.readInt();
        r.indicators = new int[n];
        r.values = new long[n];
        for (int i = 0; i < n; i++) {
            r.indicators[i] = in.readInt();
            r.values[i] = in.readLong();
        }
        return r;
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        List<AggregateTable.Held> held = new ArrayList<>();
        table.held().forEach(held::add);
        out.writeInt(forgotten);
        out.writeInt(held.size());
        for (AggregateTable.Held h : held) {
            out.writeLong(h.firstReceivedAt());
            writeItem(h.report(), out);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        forgotten = in.readInt();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            long first = in.readLong();
            table.restore(new AggregateTable.Held(readItem(in), first));
        }
    }
}
