package org.tocsin.job;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.AlertIdentity;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.alert.ScopedCase;
import org.tocsin.alert.Scoping;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureKeys;
import org.tocsin.cluster.MealToOnset;
import org.tocsin.cluster.ScanCase;
import org.tocsin.cluster.ScanRouting;
import org.tocsin.count.CaseChange;
import org.tocsin.count.ContentDigest;
import org.tocsin.count.CountBatch;
import org.tocsin.count.DeltaLog;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.intake.Taken;
import org.tocsin.job.alert.AlertFunction;
import org.tocsin.job.alert.ExposureFunction;
import org.tocsin.job.alert.OpenAlertsFunction;
import org.tocsin.job.alert.TargetFunction;
import org.tocsin.job.alert.VoiceFunction;
import org.tocsin.job.alert.WindowFunction;
import org.tocsin.job.cep.AbsencePattern;
import org.tocsin.job.cep.PersistencePattern;
import org.tocsin.job.cep.QualityFindings;
import org.tocsin.job.cep.StatisticalFindings;
import org.tocsin.job.cluster.ScanFunction;
import org.tocsin.job.count.AggregatesFunction;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.count.PersonsFunction;
import org.tocsin.job.count.RollUpOperator;
import org.tocsin.job.count.Tally;
import org.tocsin.job.count.TallyFunction;
import org.tocsin.job.count.VersionsFunction;
import org.tocsin.job.detect.TriageFunction;
import org.tocsin.job.detect.TriageItem;
import org.tocsin.job.intake.IntakeOperator;
import org.tocsin.job.quality.Arrival;
import org.tocsin.job.quality.ArrivalOperator;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.job.triangle.RecalibrateFunction;
import org.tocsin.job.type.AggregateReportSerializer;
import org.tocsin.job.type.CaseChangeSerializer;
import org.tocsin.job.type.PersistableSerializer;
import org.tocsin.job.type.ReportSerializer;
import org.tocsin.job.type.WireType;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;
import org.tocsin.signal.TriangleScore;

/**
 * The one graph: from what records are worth to counts, signals and alerts. Where records come from
 * and where results go is passed in.
 */
public final class SurveillanceJob {
    private static final WireType<DeltaLog> DELTAS = PersistableSerializer.typeOf(DeltaLog.class);

    private SurveillanceJob() {}

    /**
     * Builds the graph.
     *
     * @param records what records are worth, in receipt time with watermarks
     * @param plan everything else the graph needs to know
     * @param ends where results go
     */
    public static void defineWorkflow(DataStream<Taken> records, RunPlan plan, Ends ends) {
        SingleOutputStreamOperator<CaseReport> reports =
                records.transform("intake", WireType.CASE_REPORT, new IntakeOperator(plan))
                        .uid("intake")
                        .setParallelism(1);
        ends.deadLetters().accept(reports.getSideOutput(IntakeOperator.DEAD_LETTERS));
        ends.unresolved().accept(reports.getSideOutput(IntakeOperator.UNRESOLVED));

        Scoping scoping = new Scoping(plan.directory(), plan.rules(), plan.indicators());
        SingleOutputStreamOperator<CaseChange> changes =
                pack(
                                wanted(reports, scoping, plan, ends),
                                ReportSerializer.INSTANCE,
                                VersionsFunction.BUCKETS,
                                VersionsFunction::bucketOf,
                                r -> r.receivedAt,
                                "reports")
                        .process(new VersionsFunction(plan.clock(), plan.counts()))
                        .returns(WireType.CASE_CHANGE)
                        .name("revise")
                        .uid("versions");

        SingleOutputStreamOperator<DeltaLog> persons =
                pack(
                                changes,
                                CaseChangeSerializer.INSTANCE,
                                PersonsFunction.BUCKETS,
                                PersonsFunction::bucketOf,
                                CaseChange::at,
                                "changes")
                        .process(new PersonsFunction(plan.clock(), plan.counts()))
                        .returns(DELTAS)
                        .name("count persons")
                        .uid("persons");
        SingleOutputStreamOperator<DeltaLog> aggregates =
                pack(
                                reports.getSideOutput(IntakeOperator.AGGREGATES),
                                AggregateReportSerializer.INSTANCE,
                                AggregatesFunction.BUCKETS,
                                AggregatesFunction::bucketOf,
                                r -> r.receivedAt,
                                "aggregates")
                        .process(aggregates(plan))
                        .returns(DELTAS)
                        .name("revise aggregates")
                        .uid("aggregates");

        SingleOutputStreamOperator<Point> days =
                rollUp(persons, "cases", plan)
                        .union(
                                rollUp(aggregates, "aggregates", plan),
                                reports.getSideOutput(IntakeOperator.REGISTRATIONS))
                        .keyBy(CountBatch::node)
                        .process(new NodeFunction(plan))
                        .returns(WireType.POINT)
                        .name("close day")
                        .uid("nodes");
        SingleOutputStreamOperator<Point> recalibrated =
                days.getSideOutput(NodeFunction.SCORES)
                        .keyBy(TriangleScore::classKey)
                        .process(new RecalibrateFunction(plan.detection()))
                        .returns(WireType.POINT)
                        .name("recalibrate slow feeds")
                        .uid("recalibrate");
        DataStream<Signal> slow = recalibrated.getSideOutput(RecalibrateFunction.SIGNALS);
        DataStream<Signal> signals = triaged(days, slow, plan);
        DataStream<EpisodeEvent> episodes = persons.getSideOutput(PersonsFunction.EPISODES);
        SingleOutputStreamOperator<Point> clusters = clusters(episodes, plan);
        ends.signals()
                .accept(
                        days.getSideOutput(NodeFunction.SIGNALS)
                                .union(
                                        slow.filter(s -> s.tier() == Tier.STORE),
                                        signals,
                                        clusters.getSideOutput(ScanFunction.SIGNALS)));
        ends.clusters().accept(clusters.getSideOutput(ScanFunction.CLUSTERS));

        SingleOutputStreamOperator<QualityEvent> quality =
                arrivals(reports, changes)
                        .keyBy(Arrival::facility)
                        .process(new QualityFunction(plan))
                        .name("watch sources")
                        .uid("quality");
        ends.intake().accept(tallies(reports, changes, aggregates, plan));

        if (ends.episodes() != null) {
            ends.episodes().accept(episodes);
        }
        DataStream<Finding> findings =
                absolute(episodes, scoping, plan)
                        .union(
                                exposures(episodes, plan),
                                oneVoice(
                                        statistical(signals, plan),
                                        clusters.getSideOutput(ScanFunction.FINDINGS),
                                        plan),
                                targets(days, plan),
                                delays(days, plan),
                                AbsencePattern.detect(quality, plan),
                                arrived(quality, plan));
        DataStream<AlertTransition> alerts = alerts(findings, reports, plan);
        ends.alerts().accept(alerts);
        ends.series()
                .accept(
                        days.union(
                                clusters,
                                recalibrated,
                                quality.getSideOutput(QualityFunction.POINTS),
                                OpenAlertsFunction.count(
                                        alerts,
                                        reports.getSideOutput(IntakeOperator.REGISTRATIONS),
                                        plan)));
    }

    private static SingleOutputStreamOperator<Point> clusters(
            DataStream<EpisodeEvent> episodes, RunPlan plan) {
        ScanRouting routing = new ScanRouting(plan.directory(), plan.clock(), plan.scan());
        FlatMapFunction<EpisodeEvent, ScanCase> route =
                (EpisodeEvent e, Collector<ScanCase> out) -> routing.route(e, out::collect);
        return episodes.flatMap(route)
                .returns(TypeInformation.of(ScanCase.class))
                .name("locate")
                .uid("locate")
                .keyBy(ScanCase::key)
                .process(new ScanFunction(plan))
                .returns(WireType.POINT)
                .name("scan")
                .uid("scan");
    }

    private static <T> KeyedStream<Pack, Integer> pack(
            DataStream<T> messages,
            TypeSerializer<T> serializer,
            int buckets,
            PackOperator.Bucket<T> bucketOf,
            PackOperator.Time<T> timeOf,
            String name) {
        return messages.transform(
                        "pack " + name,
                        WireType.PACK,
                        new PackOperator<>(serializer, buckets, bucketOf, timeOf))
                .setParallelism(messages.getParallelism())
                .uid("pack-" + name)
                .keyBy(Pack::key);
    }

    /**
     * Line lists want every report. Else reports that no rule judges one by one and no scan locates
     * lose at once what does not count.
     */
    private static DataStream<CaseReport> wanted(
            DataStream<CaseReport> reports, Scoping scoping, RunPlan plan, Ends ends) {
        if (ends.episodes() != null) {
            return reports;
        }
        long foodborne = foodborne(plan);
        long scanned = 0;
        for (int indicator : plan.scan().indicators()) {
            scanned |= 1L << indicator;
        }
        long located = scanned;
        MapFunction<CaseReport, CaseReport> strip =
                r -> {
                    boolean linked = (r.indicators & foodborne) != 0 && r.exposures.length > 0;
                    boolean wanted = linked || (r.indicators & located) != 0 || scoping.watches(r);
                    return wanted ? r : ContentDigest.plain(r);
                };
        return reports.map(strip)
                .returns(WireType.CASE_REPORT)
                .name("strip")
                .uid("strip")
                .setParallelism(1);
    }

    private static long foodborne(RunPlan plan) {
        return plan.foodborne() < 0 ? 0 : 1L << plan.foodborne();
    }

    /** What may reach people goes through the triage of its region. */
    private static DataStream<Signal> triaged(
            SingleOutputStreamOperator<Point> days, DataStream<Signal> slow, RunPlan plan) {
        Directory directory = plan.directory();
        DataStream<TriageItem> recalibrated =
                slow.filter(s -> s.tier() != Tier.STORE)
                        .map(s -> TriageItem.of(TriageFunction.regionOf(directory, s.node()), s))
                        .returns(TypeInformation.of(TriageItem.class))
                        .name("to triage");
        return days.getSideOutput(NodeFunction.TRIAGE)
                .union(recalibrated)
                .keyBy(TriageItem::region)
                .process(new TriageFunction(plan))
                .name("triage signals")
                .uid("triage");
    }

    private static DataStream<Arrival> arrivals(
            SingleOutputStreamOperator<?> reports, SingleOutputStreamOperator<?> changes) {
        return changes.getSideOutput(VersionsFunction.FIRST)
                .transform("arrive", WireType.ARRIVAL, new ArrivalOperator())
                .uid("arrivals")
                .union(reports.getSideOutput(IntakeOperator.ARRIVALS));
    }

    private static AggregatesFunction aggregates(RunPlan plan) {
        return new AggregatesFunction(
                plan.directory(),
                plan.clock(),
                plan.counts(),
                plan.ordinal("ILI_DAILY"),
                plan.ordinal("OUTPATIENT"));
    }

    private static DataStream<CountBatch> rollUp(
            DataStream<DeltaLog> deltas, String of, RunPlan plan) {
        return deltas.transform(
                        "roll up " + of,
                        WireType.COUNT_BATCH,
                        new RollUpOperator(plan.directory(), plan.clock()))
                .uid("roll-up-" + of);
    }

    private static DataStream<Point> tallies(
            SingleOutputStreamOperator<?> reports,
            SingleOutputStreamOperator<?> changes,
            SingleOutputStreamOperator<?> aggregates,
            RunPlan plan) {
        return reports.getSideOutput(IntakeOperator.TALLY)
                .union(
                        changes.getSideOutput(VersionsFunction.TALLY),
                        aggregates.getSideOutput(VersionsFunction.TALLY))
                .keyBy(Tally::label)
                .process(new TallyFunction(plan))
                .returns(WireType.POINT)
                .name("tally")
                .uid("tally");
    }

    private static DataStream<Finding> absolute(
            DataStream<EpisodeEvent> episodes, Scoping scoping, RunPlan plan) {
        FlatMapFunction<EpisodeEvent, ScopedCase> route =
                (EpisodeEvent e, Collector<ScopedCase> out) -> scoping.route(e, out::collect);
        return episodes.flatMap(route)
                .returns(WireType.SCOPED_CASE)
                .name("scope")
                .uid("scope")
                .keyBy(ScopedCase::key)
                .process(
                        new WindowFunction(
                                plan.rules(), plan.indicators(), plan.clock(), plan.until()))
                .returns(WireType.FINDING)
                .name("judge windows")
                .uid("windows");
    }

    private static DataStream<Finding> exposures(DataStream<EpisodeEvent> episodes, RunPlan plan) {
        long foodborne = foodborne(plan);
        MealToOnset eligible = plan.links().incubation();
        FlatMapFunction<EpisodeEvent, ExposureCase> keys =
                (EpisodeEvent e, Collector<ExposureCase> out) ->
                        ExposureKeys.of(e, foodborne, eligible, out::collect);
        return episodes.flatMap(keys)
                .returns(TypeInformation.of(ExposureCase.class))
                .name("expose")
                .uid("expose")
                .keyBy(ExposureCase::key)
                .process(new ExposureFunction(plan))
                .returns(WireType.FINDING)
                .name("link exposures")
                .uid("exposures");
    }

    private static DataStream<Finding> statistical(DataStream<Signal> signals, RunPlan plan) {
        int rule = plan.rules().first(Rule.Family.STATISTICAL);
        int persistence = plan.rules().first(Rule.Family.PERSISTENCE);
        DataStream<Signal> listed = signals.filter(s -> s.tier() != Tier.STORE).name("list");
        DataStream<Finding> found =
                listed.filter(s -> rule >= 0)
                        .map(
                                s ->
                                        StatisticalFindings.of(
                                                rule, s, s.tier(), s.firstDay(), s.method()))
                        .returns(WireType.FINDING)
                        .name("find signals");
        return persistence < 0
                ? found
                : found.union(PersistencePattern.detect(listed, plan, persistence));
    }

    /** Of the series and the scan one sends a message about the same patients. */
    private static DataStream<Finding> oneVoice(
            DataStream<Finding> series, DataStream<Crossing> clusters, RunPlan plan) {
        if (!plan.scan().isOn()) {
            return series;
        }
        return series.map(Crossing::of)
                .returns(WireType.CROSSING)
                .name("name places")
                .union(clusters)
                .keyBy(c -> VoiceFunction.regionOf(c, plan))
                .process(new VoiceFunction(plan))
                .returns(WireType.FINDING)
                .name("one voice")
                .uid("voice");
    }

    private static DataStream<Finding> targets(
            SingleOutputStreamOperator<Point> days, RunPlan plan) {
        int rule = plan.rules().first(Rule.Family.TARGET);
        return days.getSideOutput(NodeFunction.YEAR_TO_DATE)
                .filter(y -> rule >= 0)
                .flatMap(new TargetFunction(plan, rule))
                .returns(WireType.FINDING)
                .name("project target");
    }

    private static DataStream<Finding> delays(
            SingleOutputStreamOperator<Point> days, RunPlan plan) {
        int rule = plan.rules().first(Rule.Family.DELAY_CHANGE);
        return days.getSideOutput(NodeFunction.DELAY_CHANGES)
                .filter(r -> rule >= 0)
                .map(r -> QualityFindings.delayChange(r, rule, plan))
                .returns(WireType.FINDING)
                .name("find delay changes");
    }

    private static DataStream<Finding> arrived(DataStream<QualityEvent> quality, RunPlan plan) {
        FlatMapFunction<QualityEvent, Finding> end =
                (QualityEvent e, Collector<Finding> out) -> {
                    if (e.kind() == QualityEvent.Kind.ARRIVED) {
                        QualityFindings.arrived(e, plan).ifPresent(out::collect);
                    }
                };
        return quality.flatMap(end).returns(WireType.FINDING).name("end waits");
    }

    private static DataStream<AlertTransition> alerts(
            DataStream<Finding> findings, SingleOutputStreamOperator<?> reports, RunPlan plan) {
        AlertIdentity identity = AlertFunction.identity(plan);
        DataStream<AlertEntry> found =
                findings.map(f -> AlertEntry.of(f, identity))
                        .returns(WireType.ALERT_ENTRY)
                        .name("enter findings");
        DataStream<AlertEntry> answers =
                reports.getSideOutput(IntakeOperator.ANSWERS)
                        .map(AlertEntry::of)
                        .returns(WireType.ALERT_ENTRY)
                        .name("enter answers");
        return found.union(answers)
                .keyBy(AlertEntry::key)
                .process(new AlertFunction(plan))
                .returns(WireType.ALERT_TRANSITION)
                .name("keep alerts")
                .uid("alerts");
    }
}
