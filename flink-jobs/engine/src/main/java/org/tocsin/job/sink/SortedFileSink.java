package org.tocsin.job.sink;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes a file of lines sorted by (time, line) up to each watermark, so that the same results give
 * the same bytes whatever their arrival. Use it with parallelism 1. It starts the file anew; it is
 * made for runs that are repeated rather than resumed.
 */
public final class SortedFileSink<T> implements Sink<T> {
    private final String file;
    private final LineEncoder<T> encoder;

    /** Creates a sink for a file whose folder exists. */
    public SortedFileSink(Path file, LineEncoder<T> encoder) {
        this.file = file.toString();
        this.encoder = encoder;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        return new Writer<>(Path.of(file), encoder);
    }

    private record Line(long time, String text) {
        static final Comparator<Line> ORDER =
                Comparator.comparingLong(Line::time).thenComparing(Line::text);
    }

    private static final class Writer<T> implements SinkWriter<T> {
        private final BufferedWriter out;
        private final LineEncoder<T> encoder;
        private List<Line> waiting = new ArrayList<>();

        Writer(Path file, LineEncoder<T> encoder) throws IOException {
            this.encoder = encoder;
            this.out = Files.newBufferedWriter(file);
            if (encoder.header() != null) {
                out.write(encoder.header());
                out.write('\n');
            }
        }

        @Override
        public void write(T result, Context context) {
            String text = encoder.line(result);
            if (text != null) {
                waiting.add(new Line(encoder.time(result), text));
            }
        }

        @Override
        public void writeWatermark(Watermark watermark) throws IOException {
            if (!waiting.isEmpty()) {
                writeUpTo(watermark.getTimestamp());
            }
        }

        private void writeUpTo(long time) throws IOException {
            List<Line> later = new ArrayList<>();
            List<Line> due = new ArrayList<>(waiting.size());
            for (Line line : waiting) {
                (line.time <= time ? due : later).add(line);
            }
            due.sort(Line.ORDER);
            for (Line line : due) {
                out.write(line.text);
                out.write('\n');
            }
            waiting = later;
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                writeUpTo(Long.MAX_VALUE);
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
