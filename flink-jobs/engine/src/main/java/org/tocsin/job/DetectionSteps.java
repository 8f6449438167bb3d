package org.tocsin.job;

import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.tocsin.cluster.ScanCase;
import org.tocsin.cluster.ScanRouting;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.cluster.ScanFunction;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.count.VersionsFunction;
import org.tocsin.job.detect.TriageFunction;
import org.tocsin.job.detect.TriageItem;
import org.tocsin.job.intake.IntakeOperator;
import org.tocsin.job.quality.Arrival;
import org.tocsin.job.quality.ArrivalOperator;
import org.tocsin.job.quality.QualityEvent;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.job.triangle.RecalibrateFunction;
import org.tocsin.job.type.WireType;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.Directory;
import org.tocsin.signal.TriangleScore;

/** Steps from counts to signals: slow feeds, triage, clusters in space and time, sources. */
final class DetectionSteps {
    private DetectionSteps() {}

    /** Scores of slow feeds, held against those of their class. */
    static SingleOutputStreamOperator<Point> recalibrate(
            SingleOutputStreamOperator<Point> days, RunPlan plan) {
        return days.getSideOutput(NodeFunction.SCORES)
                .keyBy(TriangleScore::classKey)
                .process(new RecalibrateFunction(plan.detection()))
                .returns(WireType.POINT)
                .name("recalibrate slow feeds")
                .uid("recalibrate");
    }

    /** Which sources are silent, and which come back. */
    static SingleOutputStreamOperator<QualityEvent> watch(
            SingleOutputStreamOperator<?> reports,
            SingleOutputStreamOperator<?> changes,
            RunPlan plan) {
        return arrivals(reports, changes)
                .keyBy(Arrival::facility)
                .process(new QualityFunction(plan))
                .name("watch sources")
                .uid("quality");
    }

    /** What may reach people goes through the triage of its region. */
    static DataStream<Signal> triaged(
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

    static SingleOutputStreamOperator<Point> clusters(
            DataStream<EpisodeEvent> episodes, RunPlan plan) {
        ScanRouting routing = new ScanRouting(plan.directory(), plan.clock(), plan.scans());
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

    private static DataStream<Arrival> arrivals(
            SingleOutputStreamOperator<?> reports, SingleOutputStreamOperator<?> changes) {
        return changes.getSideOutput(VersionsFunction.FIRST)
                .transform("arrive", WireType.ARRIVAL, new ArrivalOperator())
                .uid("arrivals")
                .union(reports.getSideOutput(IntakeOperator.ARRIVALS));
    }
}
