package org.tocsin.bench.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Counts and discards, under a name in this process.
 *
 * @param <T> what arrives
 */
final class CountingSink<T> implements Sink<T> {
    private static final Map<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

    private final String name;

    CountingSink(String name) {
        this.name = name;
    }

    /** What arrived under a name since the last call. */
    static long take(String name) {
        LongAdder adder = COUNTS.get(name);
        return adder == null ? 0 : adder.sumThenReset();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        LongAdder adder = COUNTS.computeIfAbsent(name, n -> new LongAdder());
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context writing) {
                adder.increment();
            }

            @Override
            public void flush(boolean endOfInput) {}

            @Override
            public void close() {}
        };
    }
}
