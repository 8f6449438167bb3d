package org.tocsin.job.sink;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes a file of lines sorted by (time, line) up to each watermark, so that the same results give
 * the same bytes whatever their arrival. Use it with parallelism 1. It starts the file anew; it is
 * made for runs that are repeated rather than resumed.
 */
public final class SortedFileSink<T> implements Sink<T> {
    /** People who follow the file see its lines after this time at most. */
    private static final long SHOWN_EVERY_MS = 1_000;

    private final String file;
    private final LineEncoder<T> encoder;

    /** Creates a sink for a file; its folder is made if needed. */
    public SortedFileSink(Path file, LineEncoder<T> encoder) {
        this.file = file.toString();
        this.encoder = encoder;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new Writer<>(Path.of(file), encoder, context.getProcessingTimeService());
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final BufferedWriter out;
        private final SortedLines<T> lines;
        private final ProcessingTimeService delivery;
        private long shownAt;

        Writer(Path file, LineEncoder<T> encoder, ProcessingTimeService delivery)
                throws IOException {
            this.delivery = delivery;
            this.shownAt = delivery.getCurrentProcessingTime();
            this.lines = new SortedLines<>(encoder);
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            this.out = Files.newBufferedWriter(file);
            if (encoder.header() != null) {
                out.write(encoder.header());
                out.write('\n');
            }
        }

        @Override
        public void write(T result, Context context) {
            lines.add(result);
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
            lines.releaseUpTo(watermark.getTimestamp(), this::line);
            long now = delivery.getCurrentProcessingTime();
            if (now - shownAt > SHOWN_EVERY_MS) {
                shownAt = now;
                out.flush();
            }
        }

        private void line(String text) throws IOException {
            out.write(text);
            out.write('\n');
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            if (endOfInput) {
                lines.releaseUpTo(Long.MAX_VALUE, this::line);
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
