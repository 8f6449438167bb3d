package org.tocsin.job.count;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.tocsin.count.CountBatch;
import org.tocsin.count.DeltaBuffer;
import org.tocsin.count.DeltaLog;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * Sums deltas before the shuffle and adds all ancestors, so that what crosses the wire is one batch
 * a place and day close. It holds no state: it empties when the watermark crosses a day close,
 * before a checkpoint barrier, at the end, and when it is full.
 */
public final class RollUpOperator extends AbstractStreamOperator<CountBatch>
        implements OneInputStreamOperator<DeltaLog, CountBatch>, BoundedOneInput {
    private static final int FULL = 2_000_000;

    private final Directory directory;
    private final DayClock clock;
    private transient DeltaBuffer buffer;

    /** Creates the operator. */
    public RollUpOperator(Directory directory, DayClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void open() {
        buffer = new DeltaBuffer(directory);
    }

    @Override
    public void processElement(StreamRecord<DeltaLog> element) {
        element.getValue().addTo(buffer);
        if (buffer.entries() >= FULL) {
            buffer.flush(this::emit);
        }
    }

    private void emit(CountBatch batch) {
        output.collect(new StreamRecord<>(batch, clock.closeOf(batch.label())));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        long time = mark.getTimestamp();
        if (time == Long.MAX_VALUE) {
            buffer.flush(this::emit);
        } else {
            buffer.flushTo(clock.labelOf(time + 1) - 1, this::emit);
        }
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        buffer.flush(this::emit);
    }

    @Override
    public void endInput() {
        buffer.flush(this::emit);
    }
}
