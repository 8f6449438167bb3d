package org.tocsin.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Packs messages by bucket before a shuffle, so that its costs arise once a pack. Messages are
 * written at once, while the processor still has them at hand. The operator holds no state: it
 * empties before each watermark and checkpoint barrier and at the end.
 *
 * @param <T> message
 */
public final class PackOperator<T> extends AbstractStreamOperator<Pack>
        implements OneInputStreamOperator<T, Pack>, BoundedOneInput {
    private static final int FULL = 32_768; // bytes

    private final TypeSerializer<T> serializer;
    private final int buckets;
    private final Bucket<T> bucketOf;
    private final Time<T> timeOf;
    private transient Open[] open;

    /**
     * The bucket of a message, from 0 to below the number of buckets.
     *
     * @param <T> message
     */
    @FunctionalInterface
    public interface Bucket<T> extends ToIntFunction<T>, Serializable {}

    /**
     * The time of a message, epoch milliseconds UTC.
     *
     * @param <T> message
     */
    @FunctionalInterface
    public interface Time<T> extends ToLongFunction<T>, Serializable {}

    private static final class Open {
        private final DataOutputSerializer bytes = new DataOutputSerializer(1024);
        private long first = Long.MAX_VALUE;
        private int count;
    }

    /** Creates the operator. */
    public PackOperator(
            TypeSerializer<T> serializer, int buckets, Bucket<T> bucketOf, Time<T> timeOf) {
        this.serializer = serializer;
        this.buckets = buckets;
        this.bucketOf = bucketOf;
        this.timeOf = timeOf;
    }

    @Override
    public void open() {
        open = new Open[buckets];
        for (int i = 0; i < buckets; i++) {
            open[i] = new Open();
        }
    }

    @Override
    public void processElement(StreamRecord<T> element) throws IOException {
        T item = element.getValue();
        int bucket = bucketOf.applyAsInt(item);
        Open o = open[bucket];
        serializer.serialize(item, o.bytes);
        o.first = Math.min(o.first, timeOf.applyAsLong(item));
        o.count++;
        if (o.bytes.length() >= FULL) {
            send(bucket);
        }
    }

    private void send(int bucket) {
        Open o = open[bucket];
        Pack pack = new Pack(bucket, o.first, o.count, o.bytes.getCopyOfBuffer());
        o.bytes.clear();
        o.first = Long.MAX_VALUE;
        o.count = 0;
        output.collect(new StreamRecord<>(pack));
    }

    private void flush() {
        for (int bucket = 0; bucket < buckets; bucket++) {
            if (open[bucket].count > 0) {
                send(bucket);
            }
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }
}
