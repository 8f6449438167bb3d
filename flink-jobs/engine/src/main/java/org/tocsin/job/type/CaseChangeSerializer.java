package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.count.CaseChange;

/** Changes of visible reports on the wire. */
public final class CaseChangeSerializer extends WireSerializer<CaseChange> {
    /** The one instance. */
    public static final CaseChangeSerializer INSTANCE = new CaseChangeSerializer();

    @Override
    public void serialize(CaseChange c, DataOutputView out) throws IOException {
        write(c, out);
    }

    @Override
    public CaseChange deserialize(DataInputView in) throws IOException {
        return read(in);
    }

    /** Writes a change. */
    public static void write(CaseChange c, DataOutput out) throws IOException {
        out.writeBoolean(c.isRemoval());
        if (c.isRemoval()) {
            out.writeLong(c.at());
            out.writeLong(c.person());
            out.writeLong(c.idHash());
        } else {
            ReportSerializer.write(c.report(), out);
        }
    }

    /** Reads a change that {@link #write} wrote. */
    public static CaseChange read(DataInput in) throws IOException {
        return in.readBoolean()
                ? new CaseChange(in.readLong(), in.readLong(), in.readLong(), null)
                : CaseChange.put(ReportSerializer.read(in));
    }

    @Override
    public TypeSerializerSnapshot<CaseChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Snapshot of the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseChange> {
        /** For restoring. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
