package org.tocsin.job;

import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.tocsin.job.type.PersistableSerializer;

/**
 * A function of buckets whose result depends on order: it buffers packs until the watermark and
 * folds everything up to it in one total order, so that arrival, parallelism and watermark interval
 * do not matter. What it emits carries its own times and must not rely on Flink's timestamps.
 *
 * @param <I> message, with a time of its own
 * @param <S> state of a bucket
 * @param <O> output
 */
public abstract class InBulk<I, S extends InBulkState<I>, O>
        extends KeyedProcessFunction<Integer, Pack, O> {
    private final Class<S> stateType;
    private transient ValueState<S> state;

    /** Creates a function. */
    protected InBulk(Class<S> stateType) {
        this.stateType = stateType;
    }

    /** The order in which messages are folded; the sort is stable. */
    protected abstract Comparator<I> order();

    /** Time of a message, epoch milliseconds UTC. */
    protected abstract long timeOf(I item);

    /**
     * Folds messages in order.
     *
     * @param items in total order, none later than the watermark
     * @param s state of the bucket
     */
    protected abstract void fold(List<I> items, S s, Context context, Collector<O> out)
            throws Exception;

    @Override
    public void open(OpenContext context) {
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "in-order", new PersistableSerializer<>(stateType)));
    }

    @Override
    public final void processElement(Pack pack, Context context, Collector<O> out)
            throws Exception {
        S s = state.value();
        if (s == null) {
            s = stateType.getDeclaredConstructor().newInstance();
        }
        s.packs.add(pack);
        if (pack.first() < s.timerAt) {
            s.timerAt = pack.first();
            context.timerService().registerEventTimeTimer(s.timerAt);
        }
        state.update(s);
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out)
            throws Exception {
        S s = state.value();
        if (s == null || s.timerAt > timestamp) {
            return;
        }
        long limit = context.timerService().currentWatermark();
        s.open(limit);
        List<I> due = Waiting.takeDue(s.opened, limit, this::timeOf);
        due.sort(order());
        fold(due, s, context, out);
        s.timerAt = earliest(s);
        if (s.timerAt != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(s.timerAt);
        }
        state.update(s);
    }

    private long earliest(S s) {
        long first = Long.MAX_VALUE;
        for (Pack pack : s.packs) {
            first = Math.min(first, pack.first());
        }
        for (I item : s.opened) {
            first = Math.min(first, timeOf(item));
        }
        return first;
    }
}
