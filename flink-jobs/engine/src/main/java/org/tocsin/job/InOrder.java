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
 * A keyed function whose result depends on order: it buffers its input until the watermark and
 * folds it in one total order, so that arrival, parallelism and watermark interval do not matter.
 *
 * <p>A timer at T folds just the elements of T, so that what it emits is stamped T. Where many
 * elements come and stamps do not matter, {@link InBulk} is faster.
 *
 * @param <K> key
 * @param <I> input, with a time of its own
 * @param <S> state
 * @param <O> output
 */
public abstract class InOrder<K, I, S extends InOrderState<I>, O>
        extends KeyedProcessFunction<K, I, O> {
    private final Class<S> stateType;
    private transient ValueState<S> state;

    /** Creates a function. */
    protected InOrder(Class<S> stateType) {
        this.stateType = stateType;
    }

    /** The total order in which elements are folded. */
    protected abstract Comparator<I> order();

    /** Time of an element, epoch milliseconds UTC. */
    protected abstract long timeOf(I element);

    /**
     * Folds elements in order.
     *
     * @param elements in total order, all of one time
     * @param s state of the key
     */
    protected abstract void fold(List<I> elements, S s, Context context, Collector<O> out)
            throws Exception;

    /** A timer of the function itself fired; by then all elements of its time are folded. */
    protected void onOwnTimer(long at, S s, Context context, Collector<O> out) throws Exception {}

    @Override
    public void open(OpenContext context) {
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "in-order", new PersistableSerializer<>(stateType)));
    }

    @Override
    public final void processElement(I element, Context context, Collector<O> out)
            throws Exception {
        S s = state.value();
        if (s == null) {
            s = stateType.getDeclaredConstructor().newInstance();
        }
        s.pending.add(element);
        context.timerService().registerEventTimeTimer(timeOf(element));
        state.update(s);
    }

    @Override
    public final void onTimer(long timestamp, OnTimerContext context, Collector<O> out)
            throws Exception {
        S s = state.value();
        if (s == null) {
            return;
        }
        List<I> due = Waiting.takeDue(s.pending, timestamp, this::timeOf);
        due.sort(order());
        if (!due.isEmpty()) {
            fold(due, s, context, out);
        }
        onOwnTimer(timestamp, s, context, out);
        if (isEmpty(s) && s.pending.isEmpty()) {
            state.clear();
        } else {
            state.update(s);
        }
    }

    /** Whether the folded state holds nothing, so that the key can be forgotten. */
    protected boolean isEmpty(S s) {
        return false;
    }
}
