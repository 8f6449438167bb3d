package org.tocsin.job;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Scoping;
import org.tocsin.count.CaseChange;
import org.tocsin.count.DeltaLog;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.intake.Taken;
import org.tocsin.job.alert.OpenAlertsFunction;
import org.tocsin.job.cep.AbsencePattern;
import org.tocsin.job.cluster.ScanFunction;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.count.PersonsFunction;
import org.tocsin.job.intake.IntakeOperator;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.job.triangle.RecalibrateFunction;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * The one graph: from what records are worth to counts, signals and alerts. Where records come from
 * and where results go is passed in.
 */
public final class SurveillanceJob {
    private SurveillanceJob() {}

    /**
     * Builds the graph.
     *
     * @param records what records are worth, in receipt time with watermarks
     * @param plan everything else the graph needs to know
     * @param ends where results go
     */
    public static void defineWorkflow(DataStream<Taken> records, RunPlan plan, Ends ends) {
        SingleOutputStreamOperator<CaseReport> reports = CountingSteps.intake(records, plan);
        ends.deadLetters().accept(reports.getSideOutput(IntakeOperator.DEAD_LETTERS));
        ends.unresolved().accept(reports.getSideOutput(IntakeOperator.UNRESOLVED));

        Scoping scoping = new Scoping(plan.directory(), plan.rules(), plan.indicators());
        SingleOutputStreamOperator<CaseChange> changes =
                CountingSteps.revise(reports, scoping, plan, ends);
        SingleOutputStreamOperator<DeltaLog> persons = CountingSteps.persons(changes, plan);
        SingleOutputStreamOperator<DeltaLog> aggregates = CountingSteps.aggregates(reports, plan);
        SingleOutputStreamOperator<Point> days =
                CountingSteps.closeDays(persons, aggregates, reports, plan);
        ends.intake().accept(CountingSteps.tallies(reports, changes, aggregates, plan));

        SingleOutputStreamOperator<Point> recalibrated = DetectionSteps.recalibrate(days, plan);
        DataStream<Signal> slow = recalibrated.getSideOutput(RecalibrateFunction.SIGNALS);
        DataStream<Signal> signals = DetectionSteps.triaged(days, slow, plan);
        DataStream<EpisodeEvent> episodes = persons.getSideOutput(PersonsFunction.EPISODES);
        SingleOutputStreamOperator<Point> clusters = DetectionSteps.clusters(episodes, plan);
        ends.signals()
                .accept(
                        days.getSideOutput(NodeFunction.SIGNALS)
                                .union(
                                        slow.filter(s -> s.tier() == Tier.STORE),
                                        signals,
                                        clusters.getSideOutput(ScanFunction.SIGNALS)));
        ends.clusters().accept(clusters.getSideOutput(ScanFunction.CLUSTERS));

        SingleOutputStreamOperator<QualityEvent> quality =
                DetectionSteps.watch(reports, changes, plan);
        if (ends.episodes() != null) {
            ends.episodes().accept(episodes);
        }
        DataStream<Finding> absolute = AlertSteps.absolute(episodes, scoping, plan);
        DataStream<Finding> told =
                AlertSteps.oneVoice(
                        absolute,
                        AlertSteps.exposures(episodes, plan),
                        clusters.getSideOutput(ScanFunction.FINDINGS),
                        AlertSteps.statistical(signals, plan),
                        plan);
        DataStream<Finding> findings =
                absolute.union(
                        told,
                        AlertSteps.targets(days, plan),
                        AlertSteps.delays(days, plan),
                        AbsencePattern.detect(quality, plan),
                        AlertSteps.arrived(quality, plan));
        DataStream<AlertTransition> alerts = AlertSteps.alerts(findings, reports, plan);
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
}
