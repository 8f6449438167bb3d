package org.tocsin.job.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.cluster.ClusterResult;
import org.tocsin.cluster.ClusterTracker;
import org.tocsin.cluster.DayScan;
import org.tocsin.cluster.RegionScan;
import org.tocsin.cluster.ScanCase;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.job.RunPlan;
import org.tocsin.job.type.PersistableSerializer;
import org.tocsin.job.type.WireType;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * Scans an indicator in a region at each day close: one timer a day applies the changes of that
 * close, scans the closed day, and states again the few days before it that late data changed.
 * Restated days move points only; alerts come from the closed day, whose windows hold the late data
 * too. State: {@link ScanState}, one an indicator and region.
 */
public final class ScanFunction extends KeyedProcessFunction<Long, ScanCase, Point> {
    /** Clusters that reach a limit. */
    public static final OutputTag<Crossing> FINDINGS =
            new OutputTag<>("cluster-findings", WireType.CROSSING);

    /** Clusters that reach a limit, as results of a detector. */
    public static final OutputTag<Signal> SIGNALS = new OutputTag<>("cluster-signals") {};

    /** Clusters with their places. */
    public static final OutputTag<ClusterResult> CLUSTERS = new OutputTag<>("clusters") {};

    private final RunPlan plan;
    private final int rule;
    private final int lastLabel;
    private transient ValueState<ScanState> state;
    private transient List<RegionScan> scans;

    /** Creates the function. */
    public ScanFunction(RunPlan plan) {
        this.plan = plan;
        this.rule = plan.rules().first(Rule.Family.SPACE_TIME);
        int label = plan.clock().labelOf(plan.until());
        this.lastLabel = plan.clock().closeOf(label) <= plan.until() ? label : label - 1;
    }

    @Override
    public void open(OpenContext context) {
        int firstDay = plan.counts().firstDay();
        scans =
                plan.scans().all().stream()
                        .map(s -> new RegionScan(s, plan.directory(), firstDay))
                        .toList();
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "scan", new PersistableSerializer<>(ScanState.class)));
    }

    @Override
    public void processElement(ScanCase c, Context context, Collector<Point> out) throws Exception {
        ScanState s = state.value();
        if (s == null) {
            s = new ScanState();
        }
        s.add(c);
        state.update(s);
        arm(c.label(), context);
    }

    private void arm(int label, Context context) {
        if (label <= lastLabel) {
            context.timerService().registerEventTimeTimer(plan.clock().closeOf(label));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Point> out)
            throws Exception {
        ScanState s = state.value();
        int label = plan.clock().labelOf(timestamp);
        long key = context.getCurrentKey();
        ScanSettings settings = plan.scans().get(ScanCase.scanOf(key));
        int changed = apply(s, label, settings);
        int first = Math.max(changed, label - settings.restateDays());
        for (int day = Math.min(first, label); day < label; day++) {
            if (s.stated.containsKey(day)) {
                new Statement(s, scan(s, key, day), key, timestamp, context, out).restate();
            }
        }
        new Statement(s, scan(s, key, label), key, timestamp, context, out).state();
        s.stated.headMap(label - settings.restateDays(), true).clear();
        if (label - s.lastChange < settings.longest()) {
            arm(label + 1, context);
        }
        state.update(s);
    }

    private DayScan scan(ScanState s, long key, int day) {
        RegionScan scan = scans.get(ScanCase.scanOf(key));
        return scan.scan(s.book, ScanCase.indicatorOf(key), ScanCase.regionOf(key), day);
    }

    /** Applies the changes up to a label; gives the earliest day that changed. */
    private static int apply(ScanState s, int label, ScanSettings settings) {
        int changed = label;
        while (!s.pending.isEmpty() && s.pending.firstKey() <= label) {
            List<ScanCase> cases = s.pending.pollFirstEntry().getValue();
            cases.sort(ScanCase.ORDER);
            for (ScanCase c : cases) {
                changed = Math.min(changed, s.book.apply(c));
            }
            s.lastChange = label;
        }
        if (label % 32 == 0) {
            s.book.forget(label, settings.baselineDays(), settings.longest());
        }
        return changed;
    }

    /** What is said about one day. */
    private final class Statement {
        private final ScanState s;
        private final DayScan day;
        private final long key;
        private final ScanSettings settings;
        private final ScanFindings findings;
        private final long at;
        private final Context context;
        private final Collector<Point> out;

        Statement(
                ScanState s,
                DayScan day,
                long key,
                long at,
                Context context,
                Collector<Point> out) {
            this.s = s;
            this.day = day;
            this.key = key;
            this.settings = plan.scans().get(ScanCase.scanOf(key));
            this.findings = new ScanFindings(plan, key);
            this.at = at;
            this.context = context;
            this.out = out;
        }

        private Tier tier(DayScan.Found f) {
            boolean notify = f.recurrenceDays() >= settings.notifyDays();
            return notify
                    ? Tier.NOTIFY
                    : f.recurrenceDays() >= settings.listDays() ? Tier.LIST : Tier.STORE;
        }

        void restate() {
            points();
        }

        void state() {
            points();
            s.tracker.forget(day.day());
            int rank = 1;
            Set<String> told = new HashSet<>();
            for (DayScan.Found f : day.found()) {
                Tier tier = tier(f);
                ClusterTracker.Name name =
                        tier == Tier.STORE
                                ? new ClusterTracker.Name("", ScanCase.regionOf(key))
                                : s.tracker.name(
                                        f,
                                        day.day(),
                                        findings.freshName(f, day),
                                        findings.commonNode(f));
                if (isKept(f, rank)) {
                    context.output(CLUSTERS, result(f, rank, name, tier));
                }
                if (tier != Tier.STORE && told.add(name.name())) {
                    alarm(f, name, rank, tier);
                }
                rank++;
            }
        }

        private ClusterResult result(
                DayScan.Found f, int rank, ClusterTracker.Name name, Tier tier) {
            boolean records = settings.storesBelowList();
            return ClusterResult.of(f, at, day, key, rank, name.name(), tier, records);
        }

        /** What is listed, what the scenario wants kept, and the strongest of the last close. */
        private boolean isKept(DayScan.Found f, int rank) {
            return f.recurrenceDays() >= settings.storeDays()
                    || rank == 1 && day.day() == lastLabel;
        }

        private void alarm(DayScan.Found f, ClusterTracker.Name name, int rank, Tier tier) {
            context.output(SIGNALS, findings.signal(f, name, rank, at, tier));
            if (rule >= 0) {
                Finding finding = findings.finding(rule, f, name, day, at, tier);
                context.output(FINDINGS, new Crossing(finding, f.homes()));
            }
        }

        private void points() {
            out.collect(findings.scanned(day, at));
            int rank = 1;
            for (DayScan.Found f : day.found()) {
                out.collect(findings.point(f, day, rank, at, tier(f)));
                rank++;
            }
            for (int gone = rank; gone <= s.stated.getOrDefault(day.day(), 0); gone++) {
                out.collect(findings.none(gone, at, day.day()));
            }
            s.stated.merge(day.day(), day.found().size(), Math::max);
        }
    }
}
