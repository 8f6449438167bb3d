package org.tocsin.job.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.tocsin.store.influx.DeliveryFailed;
import org.tocsin.store.influx.InfluxDelivery;
import org.tocsin.store.influx.InfluxToken;
import org.tocsin.store.influx.InfluxWriter;
import org.tocsin.store.influx.RefusedFile;

/** The writer of an {@link InfluxSink}. */
final class InfluxSinkWriter<T> implements StatefulSinkWriter<T, SortedLines.Line> {
    /** A batch leaves after this time although it is not full. */
    private static final long SENT_EVERY_MS = 2_000;

    private final InfluxTarget target;
    private final SortedLines<T> lines;
    private final RefusedFile refused;
    private final InfluxWriter writer;
    private final ProcessingTimeService delivery;
    private long sentAt;
    private boolean gone;

    InfluxSinkWriter(
            InfluxTarget target,
            LineEncoder<T> encoder,
            Collection<SortedLines.Line> waiting,
            ProcessingTimeService delivery)
            throws IOException {
        this.delivery = delivery;
        this.sentAt = delivery.getCurrentProcessingTime();
        this.target = target;
        this.lines = new SortedLines<>(encoder);
        lines.restore(waiting);
        String name = "influx " + target.settings().url() + " " + target.settings().bucket();
        this.refused = new RefusedFile(Path.of(target.refused()), name);
        this.writer =
                new InfluxWriter(target.settings(), InfluxToken.from(System::getenv), refused);
    }

    @Override
    public void write(T result, Context context) {
        if (!gone) {
            lines.add(result);
        }
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
        attempt(
                () -> {
                    lines.releaseUpTo(watermark.getTimestamp(), writer::write);
                    long now = delivery.getCurrentProcessingTime();
                    if (now - sentAt > SENT_EVERY_MS) {
                        sentAt = now;
                        writer.send();
                    }
                });
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        attempt(
                () -> {
                    if (endOfInput) {
                        lines.releaseUpTo(Long.MAX_VALUE, writer::write);
                    }
                    writer.flush();
                });
    }

    private interface Delivery {
        void run() throws IOException, InterruptedException;
    }

    private void attempt(Delivery delivery) throws IOException, InterruptedException {
        if (gone) {
            return;
        }
        try {
            if (target.goesOnWithout() && shared().failure().isPresent()) {
                throw shared().failure().get();
            }
            delivery.run();
        } catch (DeliveryFailed e) {
            if (!target.goesOnWithout()) {
                throw e;
            }
            shared().failed(e);
            gone = true;
        }
    }

    private InfluxDelivery shared() {
        return InfluxDelivery.of(target.delivery());
    }

    @Override
    public List<SortedLines.Line> snapshotState(long checkpointId) {
        return lines.waiting();
    }

    @Override
    public void close() throws IOException {
        writer.close();
        refused.close();
        if (target.goesOnWithout()) {
            shared().ended(writer.taken(), refused.count());
        }
    }
}
