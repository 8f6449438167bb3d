package org.tocsin.job;

import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
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
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.alert.AlertFunction;
import org.tocsin.job.alert.ExposureFunction;
import org.tocsin.job.alert.TargetFunction;
import org.tocsin.job.alert.VoiceFunction;
import org.tocsin.job.alert.WindowFunction;
import org.tocsin.job.cep.PersistencePattern;
import org.tocsin.job.cep.QualityFindings;
import org.tocsin.job.cep.StatisticalFindings;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.intake.IntakeOperator;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.type.WireType;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/** Steps from counts, episodes and signals to findings, and from findings to alerts. */
final class AlertSteps {
    private AlertSteps() {}

    static DataStream<Finding> absolute(
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

    static DataStream<Crossing> exposures(DataStream<EpisodeEvent> episodes, RunPlan plan) {
        ExposureKeys keys = new ExposureKeys(plan.foodborneBits(), plan.links());
        FlatMapFunction<EpisodeEvent, ExposureCase> expose =
                (EpisodeEvent e, Collector<ExposureCase> out) -> keys.of(e, out::collect);
        return episodes.flatMap(expose)
                .returns(TypeInformation.of(ExposureCase.class))
                .name("expose")
                .uid("expose")
                .keyBy(ExposureCase::key)
                .process(new ExposureFunction(plan))
                .returns(WireType.CROSSING)
                .name("link exposures")
                .uid("exposures");
    }

    static DataStream<Finding> statistical(DataStream<Signal> signals, RunPlan plan) {
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

    /** Of exposures, scan and series one sends a message about the same patients. */
    static DataStream<Finding> oneVoice(
            DataStream<Finding> absolute,
            DataStream<Crossing> exposures,
            DataStream<Crossing> clusters,
            DataStream<Finding> series,
            RunPlan plan) {
        DataStream<Crossing> sent =
                absolute.filter(f -> f.tier() == Tier.NOTIFY)
                        .map(f -> new Crossing(f, List.of()))
                        .returns(WireType.CROSSING)
                        .name("name cases");
        return series.map(Crossing::of)
                .returns(WireType.CROSSING)
                .name("name places")
                .union(sent, exposures, clusters)
                .keyBy(c -> VoiceFunction.regionOf(c, plan))
                .process(new VoiceFunction(plan))
                .returns(WireType.FINDING)
                .name("one voice")
                .uid("voice");
    }

    static DataStream<Finding> targets(SingleOutputStreamOperator<Point> days, RunPlan plan) {
        int rule = plan.rules().first(Rule.Family.TARGET);
        return days.getSideOutput(NodeFunction.YEAR_TO_DATE)
                .filter(y -> rule >= 0)
                .flatMap(new TargetFunction(plan, rule))
                .returns(WireType.FINDING)
                .name("project target");
    }

    static DataStream<Finding> delays(SingleOutputStreamOperator<Point> days, RunPlan plan) {
        int rule = plan.rules().first(Rule.Family.DELAY_CHANGE);
        return days.getSideOutput(NodeFunction.DELAY_CHANGES)
                .filter(r -> rule >= 0)
                .map(r -> QualityFindings.delayChange(r, rule, plan))
                .returns(WireType.FINDING)
                .name("find delay changes");
    }

    static DataStream<Finding> arrived(DataStream<QualityEvent> quality, RunPlan plan) {
        FlatMapFunction<QualityEvent, Finding> end =
                (QualityEvent e, Collector<Finding> out) -> {
                    if (e.kind() == QualityEvent.Kind.ARRIVED) {
                        QualityFindings.arrived(e, plan).ifPresent(out::collect);
                    }
                };
        return quality.flatMap(end).returns(WireType.FINDING).name("end waits");
    }

    static DataStream<AlertTransition> alerts(
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
