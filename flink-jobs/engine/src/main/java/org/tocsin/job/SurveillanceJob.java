package org.tocsin.job;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Ledger;
import org.tocsin.alert.Rule;
import org.tocsin.alert.ScopedCase;
import org.tocsin.alert.Scoping;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureKeys;
import org.tocsin.cluster.MealToOnset;
import org.tocsin.cluster.ScanCase;
import org.tocsin.cluster.ScanRouting;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CountBatch;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.intake.RawRecord;
import org.tocsin.job.alert.AlertFunction;
import org.tocsin.job.alert.ExposureFunction;
import org.tocsin.job.alert.LedgerFunction;
import org.tocsin.job.alert.OpenAlertsFunction;
import org.tocsin.job.alert.TargetFunction;
import org.tocsin.job.alert.WindowFunction;
import org.tocsin.job.cep.AbsencePattern;
import org.tocsin.job.cep.PersistencePattern;
import org.tocsin.job.cep.QualityFindings;
import org.tocsin.job.cep.StatisticalFindings;
import org.tocsin.job.cluster.ScanFunction;
import org.tocsin.job.count.AggregatesFunction;
import org.tocsin.job.count.AxisDelta;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.count.PersonsFunction;
import org.tocsin.job.count.RollUpOperator;
import org.tocsin.job.count.Tally;
import org.tocsin.job.count.TallyFunction;
import org.tocsin.job.count.VersionsFunction;
import org.tocsin.job.intake.IntakeOperator;
import org.tocsin.job.intake.IntakePlan;
import org.tocsin.job.quality.Arrival;
import org.tocsin.job.quality.ArrivalOperator;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.job.type.WireType;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * The one graph: from raw records to counts, signals and alerts. Where records come from and where
 * results go is passed in.
 */
public final class SurveillanceJob {
    private SurveillanceJob() {}

    /**
     * Builds the graph.
     *
     * @param records raw records in receipt time with watermarks
     * @param intake how records become reports
     * @param plan everything else the graph needs to know
     * @param ends where results go
     */
    public static void defineWorkflow(
            DataStream<RawRecord> records, IntakePlan intake, RunPlan plan, Ends ends) {
        SingleOutputStreamOperator<org.tocsin.model.CaseReport> reports =
                records.transform(
                                "classify", WireType.CASE_REPORT, new IntakeOperator(intake, plan))
                        .uid("intake")
                        .setParallelism(1);
        ends.deadLetters().accept(reports.getSideOutput(IntakeOperator.DEAD_LETTERS));
        ends.unresolved().accept(reports.getSideOutput(IntakeOperator.UNRESOLVED));

        SingleOutputStreamOperator<CaseChange> changes =
                reports.keyBy(VersionsFunction::bucketOf)
                        .process(new VersionsFunction(plan.clock(), plan.counts()))
                        .returns(WireType.CASE_CHANGE)
                        .name("revise")
                        .uid("versions");

        SingleOutputStreamOperator<AxisDelta> persons =
                changes.keyBy(PersonsFunction::bucketOf)
                        .process(new PersonsFunction(plan.clock(), plan.counts()))
                        .name("count persons")
                        .uid("persons");
        SingleOutputStreamOperator<AxisDelta> aggregates =
                reports.getSideOutput(IntakeOperator.AGGREGATES)
                        .keyBy(AggregatesFunction::bucketOf)
                        .process(aggregates(plan))
                        .name("revise aggregates")
                        .uid("aggregates");

        SingleOutputStreamOperator<Point> days =
                rollUp(persons, "cases", plan)
                        .union(
                                rollUp(aggregates, "aggregates", plan),
                                reports.getSideOutput(IntakeOperator.REGISTRATIONS))
                        .keyBy(CountBatch::node)
                        .process(new NodeFunction(plan))
                        .name("close day")
                        .uid("nodes");
        DataStream<Signal> signals = days.getSideOutput(NodeFunction.SIGNALS);
        DataStream<EpisodeEvent> episodes = persons.getSideOutput(PersonsFunction.EPISODES);
        SingleOutputStreamOperator<Point> clusters = clusters(episodes, plan);
        ends.signals().accept(signals.union(clusters.getSideOutput(ScanFunction.SIGNALS)));
        ends.clusters().accept(clusters.getSideOutput(ScanFunction.CLUSTERS));

        SingleOutputStreamOperator<QualityEvent> quality =
                arrivals(reports, changes)
                        .keyBy(Arrival::facility)
                        .process(new QualityFunction(plan))
                        .name("watch sources")
                        .uid("quality");
        ends.intake().accept(tallies(reports, changes, aggregates, plan));

        ends.episodes().accept(episodes);
        Scoping scoping = new Scoping(plan.directory(), plan.rules(), plan.indicators());
        DataStream<Finding> findings =
                absolute(episodes, scoping, plan)
                        .union(
                                exposures(episodes, plan),
                                clusters.getSideOutput(ScanFunction.FINDINGS),
                                statistical(signals, plan),
                                targets(days, plan),
                                AbsencePattern.detect(quality, plan),
                                arrived(quality, plan));
        DataStream<AlertTransition> alerts = alerts(findings, reports, plan);
        ends.alerts().accept(alerts);
        ends.series()
                .accept(
                        days.union(
                                clusters,
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
                .name("scan")
                .uid("scan");
    }

    private static DataStream<Arrival> arrivals(
            SingleOutputStreamOperator<?> reports, SingleOutputStreamOperator<?> changes) {
        return changes.getSideOutput(VersionsFunction.FIRST)
                .transform("arrive", TypeInformation.of(Arrival.class), new ArrivalOperator())
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
            DataStream<AxisDelta> deltas, String of, RunPlan plan) {
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
                .name("judge windows")
                .uid("windows");
    }

    private static DataStream<Finding> exposures(DataStream<EpisodeEvent> episodes, RunPlan plan) {
        long foodborne = plan.foodborne() < 0 ? 0 : 1L << plan.foodborne();
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
                        .returns(TypeInformation.of(Finding.class))
                        .name("find signals");
        return persistence < 0
                ? found
                : found.union(PersistencePattern.detect(listed, plan, persistence));
    }

    private static DataStream<Finding> targets(
            SingleOutputStreamOperator<Point> days, RunPlan plan) {
        int rule = plan.rules().first(Rule.Family.TARGET);
        return days.getSideOutput(NodeFunction.YEAR_TO_DATE)
                .filter(y -> rule >= 0)
                .flatMap(new TargetFunction(plan, rule))
                .name("project target");
    }

    private static DataStream<Finding> arrived(DataStream<QualityEvent> quality, RunPlan plan) {
        FlatMapFunction<QualityEvent, Finding> end =
                (QualityEvent e, Collector<Finding> out) -> {
                    if (e.kind() == QualityEvent.Kind.ARRIVED) {
                        QualityFindings.arrived(e, plan).ifPresent(out::collect);
                    }
                };
        return quality.flatMap(end).returns(TypeInformation.of(Finding.class)).name("end waits");
    }

    private static DataStream<AlertTransition> alerts(
            DataStream<Finding> findings, SingleOutputStreamOperator<?> reports, RunPlan plan) {
        DataStream<Ledger.Entry> changes =
                findings.keyBy(Finding::key)
                        .process(new AlertFunction(plan))
                        .name("open alerts")
                        .uid("alerts")
                        .map(a -> new Ledger.Entry(a.at(), a, null))
                        .returns(TypeInformation.of(Ledger.Entry.class))
                        .name("enter changes");
        DataStream<Ledger.Entry> answers =
                reports.getSideOutput(IntakeOperator.ANSWERS)
                        .map(a -> new Ledger.Entry(a.receivedAt(), null, a))
                        .returns(TypeInformation.of(Ledger.Entry.class))
                        .name("enter answers");
        return changes.union(answers)
                .keyBy(
                        e -> e.change() != null ? e.change().alertId() : e.answer().alertId(),
                        Types.STRING)
                .process(new LedgerFunction())
                .name("keep ledger")
                .uid("ledger");
    }
}
