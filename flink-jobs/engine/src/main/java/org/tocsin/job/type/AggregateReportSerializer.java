package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.model.AggregateReport;

/** Aggregate reports on the wire and in state. */
public final class AggregateReportSerializer extends WireSerializer<AggregateReport> {
    /** The one instance. */
    public static final AggregateReportSerializer INSTANCE = new AggregateReportSerializer();

    private static final AggregateReport.Kind[] KINDS = AggregateReport.Kind.values();

    @Override
    public void serialize(AggregateReport r, DataOutputView out) throws IOException {
        write(r, out);
    }

    @Override
    public AggregateReport deserialize(DataInputView in) throws IOException {
        return read(in);
    }

    /** Writes a report. */
    public static void write(AggregateReport r, DataOutput out) throws IOException {
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

    /** Reads a report that {@link #write} wrote. */
    public static AggregateReport read(DataInput in) throws IOException {
        AggregateReport r = new AggregateReport();
        r.kind = KINDS[in.readByte()];
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
    public TypeSerializerSnapshot<AggregateReport> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Snapshot of the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<AggregateReport> {
        /** For restoring. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
