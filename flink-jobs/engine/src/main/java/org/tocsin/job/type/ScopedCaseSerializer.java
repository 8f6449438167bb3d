package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.alert.ScopedCase;
import org.tocsin.model.Axis;

/** Cases of rules and scopes on the wire and in state. */
public final class ScopedCaseSerializer extends WireSerializer<ScopedCase> {
    /** The one instance. */
    public static final ScopedCaseSerializer INSTANCE = new ScopedCaseSerializer();

    private static final Axis[] AXES = Axis.values();
    private static final int DIED = 1;
    private static final int ADMITTED = 2;

    @Override
    public void serialize(ScopedCase c, DataOutputView out) throws IOException {
        write(c, out);
    }

    @Override
    public ScopedCase deserialize(DataInputView in) throws IOException {
        return read(in);
    }

    /** Writes a case. */
    public static void write(ScopedCase c, DataOutput out) throws IOException {
        out.writeInt(c.rule());
        out.writeByte(c.axis().ordinal());
        out.writeInt(c.node());
        out.writeUTF(c.subject());
        out.writeInt(c.indicator());
        out.writeLong(c.at());
        out.writeByte(c.sign());
        out.writeUTF(c.id());
        out.writeLong(c.person());
        out.writeInt(c.day());
        out.writeByte((c.died() ? DIED : 0) | (c.admitted() ? ADMITTED : 0));
    }

    /** Reads a case that {@link #write} wrote. */
    public static ScopedCase read(DataInput in) throws IOException {
        int rule = in.readInt();
        Axis axis = AXES[in.readByte()];
        int node = in.readInt();
        String subject = in.readUTF();
        int indicator = in.readInt();
        long at = in.readLong();
        int sign = in.readByte();
        String id = in.readUTF();
        long person = in.readLong();
        int day = in.readInt();
        int outcome = in.readByte();
        return new ScopedCase(
                rule,
                axis,
                node,
                subject,
                indicator,
                at,
                sign,
                id,
                person,
                day,
                (outcome & DIED) != 0,
                (outcome & ADMITTED) != 0);
    }

    @Override
    public TypeSerializerSnapshot<ScopedCase> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Snapshot of the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ScopedCase> {
        /** For restoring. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
