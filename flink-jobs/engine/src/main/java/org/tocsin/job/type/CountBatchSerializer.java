package org.tocsin.job.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.count.CountBatch;
import org.tocsin.count.NodeCountsState;

/** Batches of deltas on the wire. */
public final class CountBatchSerializer extends WireSerializer<CountBatch> {
    /** The one instance. */
    public static final CountBatchSerializer INSTANCE = new CountBatchSerializer();

    @Override
    public void serialize(CountBatch b, DataOutputView out) throws IOException {
        NodeCountsState.writeBatch(b, out);
    }

    @Override
    public CountBatch deserialize(DataInputView in) throws IOException {
        return NodeCountsState.readBatch(in);
    }

    @Override
    public TypeSerializerSnapshot<CountBatch> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Snapshot of the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CountBatch> {
        /** For restoring. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
