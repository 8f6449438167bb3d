package org.tocsin.job.source;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The one split: the whole merged stream, from a position on.
 *
 * @param emitted records already handed out
 */
public record ReplaySplit(long emitted) implements SourceSplit {
    @Override
    public String splitId() {
        return "all-files";
    }

    /** Writes the position as eight bytes. */
    static final class Serializer implements SimpleVersionedSerializer<ReplaySplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ReplaySplit split) {
            return ByteBuffer.allocate(Long.BYTES).putLong(split.emitted()).array();
        }

        @Override
        public ReplaySplit deserialize(int version, byte[] bytes) {
            return new ReplaySplit(ByteBuffer.wrap(bytes).getLong());
        }
    }
}
