package org.tocsin.job.count;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.tocsin.count.CountBatch;
import org.tocsin.count.NodeCounts;
import org.tocsin.count.NodeCountsState;
import org.tocsin.count.PlacePoints;
import org.tocsin.count.SeriesIndex;
import org.tocsin.count.SeriesPoints;
import org.tocsin.job.RunPlan;
import org.tocsin.job.detect.TriageFunction;
import org.tocsin.job.detect.TriageItem;
import org.tocsin.job.type.PersistableSerializer;
import org.tocsin.model.Axis;
import org.tocsin.model.Indicator;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;
import org.tocsin.signal.CurveEstimates;
import org.tocsin.signal.DelayReading;
import org.tocsin.signal.LiveDetector;
import org.tocsin.signal.SeriesClose;
import org.tocsin.signal.SeriesDetector;
import org.tocsin.signal.TriangleScore;
import org.tocsin.signal.TriangleSettings;

/**
 * Closes the day of every place: one timer a place and day applies the deltas of that close, states
 * the points that changed and judges the closed day. State: {@link NodeCounts}, one a place.
 */
public final class NodeFunction extends KeyedProcessFunction<Integer, CountBatch, Point> {
    /** Exceeded thresholds that are stored only. */
    public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals") {};

    /** Scores of slow feeds, before the recalibration of their class. */
    public static final OutputTag<TriangleScore> SCORES =
            new OutputTag<>("scores", PersistableSerializer.typeOf(TriangleScore.class));

    /** Changes of the delay law that the data manager should know of. */
    public static final OutputTag<DelayReading> DELAY_CHANGES = new OutputTag<>("delay-changes") {};

    /** Signals that may reach people, and how many series were tested. */
    public static final OutputTag<TriageItem> TRIAGE = new OutputTag<>("triage") {};

    /** Year-to-date counts of targets. */
    public static final OutputTag<YearToDate> YEAR_TO_DATE = new OutputTag<>("year-to-date") {};

    private final RunPlan plan;
    private final SeriesDetector detector;
    private final CurveEstimates estimates;
    private final long slowFeeds;
    private final SeriesPoints points;
    private transient ValueState<NodeCountsState> state;
    private transient int[] dueBelow;
    private transient boolean[] holdsCounties;

    /** Creates the function. */
    public NodeFunction(RunPlan plan) {
        this.plan = plan;
        this.points = new SeriesPoints(plan.festivals(), plan.counts().firstDay());
        this.detector =
                SeriesDetector.of(
                        plan.detection(),
                        plan.counts(),
                        plan.calendar(),
                        plan.directory(),
                        plan.indicators());
        TriangleSettings slow = plan.detection().triangle();
        this.estimates =
                new CurveEstimates(slow, List.of(7).equals(plan.detection().ears().sums()));
        this.slowFeeds = slow.slow();
    }

    @Override
    public void open(OpenContext context) {
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "counts",
                                        new PersistableSerializer<>(NodeCountsState.class)));
        dueBelow = dueBelow(plan.directory());
        holdsCounties = holdsCounties(plan.directory());
    }

    private static boolean[] holdsCounties(Directory directory) {
        boolean[] holds = new boolean[directory.size()];
        for (int i = 0; i < directory.size(); i++) {
            if (directory.node(i).level() == Level.COUNTY) {
                for (int node : directory.selfAndAncestors(i)) {
                    holds[node] |= node != i;
                }
            }
        }
        return holds;
    }

    private static int[] dueBelow(Directory directory) {
        int[] due = new int[directory.size()];
        for (int i = 0; i < directory.size(); i++) {
            Directory.Facility facility = directory.node(i).facility();
            if (facility != null && facility.dailyReportDue() >= 0) {
                for (int node : directory.selfAndAncestors(i)) {
                    due[node]++;
                }
            }
        }
        return due;
    }

    @Override
    public void processElement(CountBatch batch, Context context, Collector<Point> out)
            throws Exception {
        NodeCountsState s = state.value();
        if (s == null) {
            s = new NodeCountsState();
        }
        s.counts().add(batch);
        state.update(s);
        int first = plan.counts().firstDay();
        int label =
                batch.label() == CountBatch.REGISTRATION ? first : Math.max(first, batch.label());
        registerClose(label, context);
    }

    private void registerClose(int label, Context context) {
        long close = plan.clock().closeOf(label);
        if (close <= plan.until()) {
            context.timerService().registerEventTimeTimer(close);
        }
    }

    @Override
    public void onTimer(long at, OnTimerContext context, Collector<Point> out) throws Exception {
        NodeCountsState s = state.value();
        int node = context.getCurrentKey();
        int label = plan.clock().labelOf(at);
        NodeCounts counts = s.counts();
        if (counts.lastClosed() < label) {
            close(node, counts, label, at, context, out::collect);
        }
        if (counts.isRegistered() || counts.movesAfter(label)) {
            registerClose(label + 1, context);
        }
        state.update(s);
    }

    private void close(
            int node,
            NodeCounts counts,
            int label,
            long at,
            OnTimerContext context,
            Consumer<Point> out) {
        Level level = plan.directory().node(node).level();
        boolean wide = level.compareTo(Level.COUNTY) <= 0;
        long triangles = wide ? NodeCounts.ALL : level == Level.TOWNSHIP ? slowFeeds : 0;
        counts.close(label, triangles, plan.counts());
        boolean stored = plan.isStored(node);
        int region = TriageFunction.regionOf(plan.directory(), node);
        Judged judgements = new Judged(stored, wide, region, context, out);
        int tested = 0;
        for (int i = 0; i < counts.size(); i++) {
            int index = counts.indexAt(i);
            NodeCounts.Series series = counts.seriesAt(i);
            NodeCounts.Touched t = series.touched;
            int ordinal = NodeCounts.ordinalOf(index);
            if (ordinal < SeriesIndex.PAIRED_ILI) {
                Axis axis = NodeCounts.axisOf(index);
                Indicator indicator = plan.indicators().get(ordinal);
                boolean moving = t != null || series.lastChanged > label - quietDays(level);
                if (stored && moving) {
                    state(series, t, axis, node, ordinal, label, at, out);
                }
                SeriesClose closed =
                        new SeriesClose(
                                counts,
                                series,
                                axis,
                                node,
                                level,
                                ordinal,
                                label,
                                at,
                                plan.counts(),
                                plan.calendar());
                if (indicator.detect() && plan.isInFocus(node)) {
                    boolean judged = detector.judge(closed, judgements);
                    boolean forPeople =
                            axis == Axis.RESIDENCE && level.compareTo(Level.TOWNSHIP) <= 0;
                    tested += judged && forPeople ? 1 : 0;
                }
                if (stored) {
                    estimates.state(closed, out);
                }
                if (series.triangle != null) {
                    series.triangle.release();
                }
            }
        }
        if (tested > 0) {
            context.output(TRIAGE, new TriageItem(region, at, null, tested));
        }
        if (wide && !holdsCounties[node]) {
            DelayReading.told(judgements.delays, counts)
                    .ifPresent(reading -> context.output(DELAY_CHANGES, reading));
        }
        if (stored) {
            PlacePoints.iliPercent(counts, node, at, out);
            if (dueBelow[node] > 0 && level != Level.FACILITY) {
                PlacePoints.reporting(counts, node, dueBelow[node], label, at, out);
            }
        }
        target(counts, node, level, label, at, context);
    }

    /** What the detectors say of the series of one place at one close. */
    private static final class Judged implements LiveDetector.Judgements {
        private final boolean stored;
        private final boolean wide;
        private final int region;
        private final OnTimerContext context;
        private final Consumer<Point> out;
        private final List<DelayReading> delays = new ArrayList<>();

        Judged(
                boolean stored,
                boolean wide,
                int region,
                OnTimerContext context,
                Consumer<Point> out) {
            this.stored = stored;
            this.wide = wide;
            this.region = region;
            this.context = context;
            this.out = out;
        }

        @Override
        public boolean states() {
            return stored;
        }

        @Override
        public void point(Point point) {
            if (stored) {
                out.accept(point);
            }
        }

        @Override
        public void signal(Signal signal) {
            if (signal.tier() == Tier.STORE) {
                context.output(SIGNALS, signal);
            } else {
                context.output(TRIAGE, TriageItem.of(region, signal));
            }
        }

        @Override
        public void score(TriangleScore score) {
            score.stored = stored;
            context.output(SCORES, score);
        }

        @Override
        public void delays(DelayReading reading) {
            delays.add(reading);
            if (wide) {
                point(reading.point());
            }
        }
    }

    private int quietDays(Level level) {
        return level.compareTo(Level.COUNTY) <= 0 ? Integer.MAX_VALUE / 2 : 14;
    }

    private void state(
            NodeCounts.Series series,
            NodeCounts.Touched t,
            Axis axis,
            int node,
            int indicator,
            int label,
            long at,
            Consumer<Point> out) {
        long population = plan.directory().node(node).population();
        points.cases(series, t, axis, node, indicator, population, label, at, out);
        points.receipts(series, t, axis, node, indicator, label, at, out);
    }

    private void target(
            NodeCounts counts, int node, Level level, int label, long at, OnTimerContext context) {
        int indicator = plan.targetIndicator();
        if (indicator < 0 || level != Level.COUNTY) {
            return;
        }
        NodeCounts.Series s = counts.series(Axis.RESIDENCE, indicator);
        long population = plan.directory().node(node).population();
        if (s != null && population > 0) {
            context.output(
                    YEAR_TO_DATE,
                    YearToDate.of(
                            s.receipt, node, indicator, population, label, at, plan.counts()));
        }
    }
}
