package org.tocsin.job.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes points to InfluxDB in the order in which {@link SortedFileSink} writes them to a file. Use
 * it with parallelism 1, so that all points of a series pass one writer. A checkpoint completes
 * only when everything sent before it is stored; lines that wait for the watermark go into the
 * checkpoint. After a restart points are written again, which changes nothing. The token is read
 * from the environment of the process that writes.
 */
public final class InfluxSink<T> implements Sink<T>, SupportsWriterState<T, SortedLines.Line> {
    private final InfluxTarget target;
    private final LineEncoder<T> encoder;

    /** Creates a sink. */
    public InfluxSink(InfluxTarget target, LineEncoder<T> encoder) {
        this.target = target;
        this.encoder = encoder;
    }

    @Override
    public StatefulSinkWriter<T, SortedLines.Line> createWriter(WriterInitContext context)
            throws IOException {
        return new InfluxSinkWriter<>(
                target, encoder, List.of(), context.getProcessingTimeService());
    }

    @Override
    public StatefulSinkWriter<T, SortedLines.Line> restoreWriter(
            WriterInitContext context, Collection<SortedLines.Line> waiting) throws IOException {
        return new InfluxSinkWriter<>(target, encoder, waiting, context.getProcessingTimeService());
    }

    @Override
    public SimpleVersionedSerializer<SortedLines.Line> getWriterStateSerializer() {
        return new LineSerializer();
    }

    private static final class LineSerializer
            implements SimpleVersionedSerializer<SortedLines.Line> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(SortedLines.Line line) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(line.time());
            out.write(line.text().getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        }

        @Override
        public SortedLines.Line deserialize(int version, byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            long time = in.readLong();
            return new SortedLines.Line(
                    time, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
