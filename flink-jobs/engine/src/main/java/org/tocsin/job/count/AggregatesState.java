package org.tocsin.job.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.count.AggregateTable;
import org.tocsin.job.InBulkState;
import org.tocsin.job.type.AggregateReportSerializer;
import org.tocsin.model.AggregateReport;

/** Aggregate reports of one id bucket. */
public final class AggregatesState extends InBulkState<AggregateReport> {
    final AggregateTable table = new AggregateTable();
    int forgotten = Integer.MIN_VALUE;

    @Override
    protected void writeItem(AggregateReport r, DataOutput out) throws IOException {
        AggregateReportSerializer.write(r, out);
    }

    @Override
    protected AggregateReport readItem(DataInput in) throws IOException {
        return AggregateReportSerializer.read(in);
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
