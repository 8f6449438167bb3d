package org.tocsin.job.alert;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.tocsin.count.CountBatch;
import org.tocsin.job.InOrder;
import org.tocsin.job.RunPlan;
import org.tocsin.job.type.WireType;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Tier;
import org.tocsin.store.Measurement;

/**
 * States at each day close how many alerts are open in a county or above, how long the oldest has
 * waited and how many are new. State: one entry an open alert and place; a registered place states
 * its zeros too.
 */
public final class OpenAlertsFunction
        extends InOrder<Integer, OpenAlertsFunction.Change, OpenAlertsState, Point> {
    private static final long HOUR_MS = 3_600_000L;
    private static final List<Tier> STATED = List.of(Tier.NOTIFY, Tier.LIST);

    private final RunPlan plan;

    /**
     * A change of an alert as a place sees it.
     *
     * @param node directory index of the place
     * @param at instant, epoch milliseconds UTC
     * @param alertId identity, empty for the registration of the place
     * @param openedAt instant of the opening, epoch milliseconds UTC
     * @param tier tier after the change
     * @param opens whether this is the opening
     * @param over whether nothing is left to do
     */
    public record Change(
            int node,
            long at,
            String alertId,
            long openedAt,
            Tier tier,
            boolean opens,
            boolean over) {
        private static final Comparator<Change> ORDER =
                Comparator.comparingLong(Change::at)
                        .thenComparing(Change::alertId)
                        .thenComparing(Change::over)
                        .thenComparing(c -> !c.opens);
    }

    private OpenAlertsFunction(RunPlan plan) {
        super(OpenAlertsState.class);
        this.plan = plan;
    }

    /**
     * Builds the step.
     *
     * @param alerts changes of alerts
     * @param registrations registered places
     */
    public static DataStream<Point> count(
            DataStream<AlertTransition> alerts,
            DataStream<CountBatch> registrations,
            RunPlan plan) {
        TypeInformation<Change> type = TypeInformation.of(Change.class);
        DataStream<Change> changes =
                alerts.flatMap((AlertTransition a, Collector<Change> out) -> places(a, plan, out))
                        .returns(type)
                        .name("place alerts");
        DataStream<Change> places =
                registrations
                        .filter(b -> isStated(b.node(), plan))
                        .map(b -> registration(b.node(), plan))
                        .returns(type)
                        .name("state zeros");
        return changes.union(places)
                .keyBy(Change::node)
                .process(new OpenAlertsFunction(plan))
                .returns(WireType.POINT)
                .name("count open alerts")
                .uid("open-alerts");
    }

    private static boolean isStated(int node, RunPlan plan) {
        Level level = plan.directory().node(node).level();
        return level.compareTo(Level.COUNTY) <= 0 && plan.isStored(node);
    }

    private static void places(AlertTransition a, RunPlan plan, Collector<Change> out) {
        for (int node : plan.directory().selfAndAncestors(a.node())) {
            if (isStated(node, plan)) {
                out.collect(
                        new Change(
                                node,
                                a.at(),
                                a.alertId(),
                                a.openedAt(),
                                a.tier(),
                                a.transition().equals("opened"),
                                a.isOver()));
            }
        }
    }

    private static Change registration(int node, RunPlan plan) {
        long first = plan.clock().closeOf(plan.counts().firstDay());
        return new Change(node, first, "", first, Tier.STORE, false, false);
    }

    @Override
    protected Comparator<Change> order() {
        return Change.ORDER;
    }

    @Override
    protected long timeOf(Change change) {
        return change.at();
    }

    @Override
    protected void fold(
            List<Change> changes, OpenAlertsState s, Context context, Collector<Point> out) {
        for (Change c : changes) {
            s.take(c);
        }
        long at = changes.get(0).at();
        int label = plan.clock().labelOf(at);
        if (plan.clock().closeOf(label) > at) {
            registerClose(label, context);
        }
    }

    private void registerClose(int label, Context context) {
        long close = plan.clock().closeOf(label);
        if (close <= plan.until()) {
            context.timerService().registerEventTimeTimer(close);
        }
    }

    @Override
    protected void onOwnTimer(long at, OpenAlertsState s, Context context, Collector<Point> out) {
        int label = plan.clock().labelOf(at);
        if (plan.clock().closeOf(label) != at) {
            return;
        }
        if (label >= plan.counts().firstDay()) {
            for (Tier tier : STATED) {
                out.collect(point(context.getCurrentKey(), label, at, tier, s));
            }
        }
        boolean goesOn = s.registered || !s.open.isEmpty() || !s.fresh.isEmpty();
        s.fresh.clear();
        if (goesOn) {
            registerClose(label + 1, context);
        }
    }

    private static Point point(int node, int label, long at, Tier tier, OpenAlertsState s) {
        long open = 0;
        long oldest = at;
        for (Map.Entry<String, OpenAlertsState.Open> e : s.open.entrySet()) {
            if (e.getValue().tier() == tier) {
                open++;
                oldest = Math.min(oldest, e.getValue().openedAt());
            }
        }
        long fresh = s.fresh.values().stream().filter(t -> t == tier).count();
        Point p = new Point();
        p.measurement = Measurement.OPEN_ALERTS.ordinal();
        p.node = node;
        p.variant = tier.name().toLowerCase(java.util.Locale.ROOT);
        p.day = label;
        p.knownAt = at;
        p.values = new double[] {open, (at - oldest) / HOUR_MS, fresh};
        return p;
    }

    @Override
    protected boolean isEmpty(OpenAlertsState s) {
        return !s.registered && s.open.isEmpty() && s.fresh.isEmpty();
    }
}
