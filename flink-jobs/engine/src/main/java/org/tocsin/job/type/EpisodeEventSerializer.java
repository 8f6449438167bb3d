package org.tocsin.job.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.count.EpisodeEvent;

/** Episodes on the wire. */
public final class EpisodeEventSerializer extends WireSerializer<EpisodeEvent> {
    /** The one instance. */
    public static final EpisodeEventSerializer INSTANCE = new EpisodeEventSerializer();

    @Override
    public void serialize(EpisodeEvent e, DataOutputView out) throws IOException {
        out.writeLong(e.at());
        out.writeByte(e.sign());
        out.writeLong(e.bits());
        CaseReportSerializer.write(e.lead(), out);
    }

    @Override
    public EpisodeEvent deserialize(DataInputView in) throws IOException {
        return new EpisodeEvent(
                in.readLong(), in.readByte(), in.readLong(), CaseReportSerializer.read(in));
    }

    @Override
    public TypeSerializerSnapshot<EpisodeEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Snapshot of the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<EpisodeEvent> {
        /** For restoring. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
