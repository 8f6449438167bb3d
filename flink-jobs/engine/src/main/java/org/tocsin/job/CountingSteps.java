package org.tocsin.job;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.tocsin.alert.Scoping;
import org.tocsin.count.CaseChange;
import org.tocsin.count.ContentDigest;
import org.tocsin.count.CountBatch;
import org.tocsin.count.DeltaLog;
import org.tocsin.intake.Taken;
import org.tocsin.job.count.AggregatesFunction;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.count.PersonsFunction;
import org.tocsin.job.count.RollUpOperator;
import org.tocsin.job.count.Tally;
import org.tocsin.job.count.TallyFunction;
import org.tocsin.job.count.VersionsFunction;
import org.tocsin.job.intake.IntakeOperator;
import org.tocsin.job.type.AggregateReportSerializer;
import org.tocsin.job.type.CaseChangeSerializer;
import org.tocsin.job.type.PersistableSerializer;
import org.tocsin.job.type.ReportSerializer;
import org.tocsin.job.type.WireType;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Point;

/** Steps from records to counts: intake, versions, persons, day close. */
final class CountingSteps {
    private static final WireType<DeltaLog> DELTAS = PersistableSerializer.typeOf(DeltaLog.class);

    private CountingSteps() {}

    /** What records are worth; other kinds and what was refused leave at the side. */
    static SingleOutputStreamOperator<CaseReport> intake(DataStream<Taken> records, RunPlan plan) {
        return records.transform("intake", WireType.CASE_REPORT, new IntakeOperator(plan))
                .uid("intake")
                .setParallelism(1);
    }

    /** Versions of reports become changes. */
    static SingleOutputStreamOperator<CaseChange> revise(
            DataStream<CaseReport> reports, Scoping scoping, RunPlan plan, Ends ends) {
        return pack(
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
    }

    /** Changes become deltas of persons, and episodes at the side. */
    static SingleOutputStreamOperator<DeltaLog> persons(
            DataStream<CaseChange> changes, RunPlan plan) {
        return pack(
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
    }

    /** Counts that come as counts become deltas. */
    static SingleOutputStreamOperator<DeltaLog> aggregates(
            SingleOutputStreamOperator<?> reports, RunPlan plan) {
        return pack(
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
    }

    /** Deltas of a place become its points and, by the detectors, what is unusual. */
    static SingleOutputStreamOperator<Point> closeDays(
            DataStream<DeltaLog> persons,
            DataStream<DeltaLog> aggregates,
            SingleOutputStreamOperator<?> reports,
            RunPlan plan) {
        return rollUp(persons, "cases", plan)
                .union(
                        rollUp(aggregates, "aggregates", plan),
                        reports.getSideOutput(IntakeOperator.REGISTRATIONS))
                .keyBy(CountBatch::node)
                .process(new NodeFunction(plan))
                .returns(WireType.POINT)
                .name("close day")
                .uid("nodes");
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
        long foodborne = plan.foodborneBits();
        long located = plan.scans().bits();
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

    static DataStream<Point> tallies(
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
}
