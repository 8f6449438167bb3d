package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Messages on the wire by two functions. They never stand in state as such: our states write
 * themselves.
 */
final class MessageSerializer<T> extends WireSerializer<T> {
    private static final long serialVersionUID = 1;

    private final Writer<T> writer;
    private final Reader<T> reader;

    /** Writes a message. */
    @FunctionalInterface
    interface Writer<T> extends Serializable {
        void write(T message, DataOutput out) throws IOException;
    }

    /** Reads a message. */
    @FunctionalInterface
    interface Reader<T> extends Serializable {
        T read(DataInput in) throws IOException;
    }

    MessageSerializer(Writer<T> writer, Reader<T> reader) {
        this.writer = writer;
        this.reader = reader;
    }

    @Override
    public void serialize(T message, DataOutputView out) throws IOException {
        writer.write(message, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return reader.read(in);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        throw new UnsupportedOperationException("messages never stand in state");
    }
}
