package org.tocsin.job.source;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Hands the one split to the one reader. */
final class ReplayEnumerator implements SplitEnumerator<ReplaySplit, Boolean> {
    private final SplitEnumeratorContext<ReplaySplit> context;
    private ReplaySplit returned;
    private boolean assigned;

    ReplayEnumerator(SplitEnumeratorContext<ReplaySplit> context, boolean assigned) {
        this.context = context;
        this.assigned = assigned;
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<ReplaySplit> splits, int subtask) {
        returned = splits.isEmpty() ? null : splits.get(0);
        assigned = false;
    }

    @Override
    public void addReader(int subtask) {
        if (!assigned) {
            assigned = true;
            context.assignSplit(returned != null ? returned : new ReplaySplit(0), subtask);
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public Boolean snapshotState(long checkpointId) {
        return assigned;
    }

    @Override
    public void close() {}

    /** One byte. */
    static final class Serializer implements SimpleVersionedSerializer<Boolean> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Boolean assigned) {
            return new byte[] {(byte) (assigned ? 1 : 0)};
        }

        @Override
        public Boolean deserialize(int version, byte[] bytes) {
            return bytes[0] == 1;
        }
    }
}
