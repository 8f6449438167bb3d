package org.tocsin.job.count;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.tocsin.count.SeriesPoints;
import org.tocsin.job.RunPlan;
import org.tocsin.model.Point;
import org.tocsin.store.Measurement;

/**
 * Sums tallies by receipt day and states them at the day close, the last incomplete day at the end
 * of the run. State: one small array a day, cleared when stated.
 */
public final class TallyFunction extends KeyedProcessFunction<Integer, Tally, Point> {
    private final RunPlan plan;
    private transient ValueState<long[]> sums;

    /** Creates the function. */
    public TallyFunction(RunPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open(OpenContext context) {
        sums =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "tally",
                                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Tally tally, Context context, Collector<Point> out)
            throws Exception {
        long[] s = sums.value();
        if (s == null) {
            s = new long[Tally.KINDS];
            long close = plan.clock().closeOf(tally.label());
            context.timerService().registerEventTimeTimer(Math.min(close, plan.until()));
        }
        s[tally.kind()] += tally.n();
        sums.update(s);
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Point> out) throws Exception {
        long[] s = sums.value();
        Point p = SeriesPoints.point(Measurement.INTAKE, null, -1, -1, context.getCurrentKey(), at);
        p.values = new double[Tally.KINDS];
        for (int i = 0; i < s.length; i++) {
            p.values[i] = s[i];
        }
        out.collect(p);
        sums.clear();
    }
}
