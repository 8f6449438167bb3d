package org.tocsin.job.count;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.tocsin.count.CaseChange;
import org.tocsin.count.ContentDigest;
import org.tocsin.count.CountBatch;
import org.tocsin.count.CountSettings;
import org.tocsin.count.DeltaLog;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.Pack;
import org.tocsin.job.Shangdang;
import org.tocsin.job.type.CaseChangeSerializer;
import org.tocsin.job.type.ReportSerializer;
import org.tocsin.model.CaseReport;

/** The counting stages on operator harnesses, one behind the other as in the graph. */
final class CountingPipeline implements AutoCloseable {
    private static final CountSettings SETTINGS = CountSettings.from(Shangdang.day("2022-01-01"));

    final List<CountBatch> batches = new ArrayList<>();
    final List<EpisodeEvent> episodes = new ArrayList<>();
    private final KeyedOneInputStreamOperatorTestHarness<Integer, Pack, CaseChange> versions;
    private final KeyedOneInputStreamOperatorTestHarness<Integer, Pack, DeltaLog> persons;
    private final OneInputStreamOperatorTestHarness<DeltaLog, CountBatch> rollUp;

    /** States of the two keyed stages. */
    record Snapshot(OperatorSubtaskState versions, OperatorSubtaskState persons) {}

    CountingPipeline() throws Exception {
        this(null);
    }

    CountingPipeline(Snapshot from) throws Exception {
        versions =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new VersionsFunction(Shangdang.CLOCK, SETTINGS)),
                        Pack::key,
                        Types.INT);
        persons =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new PersonsFunction(Shangdang.CLOCK, SETTINGS)),
                        Pack::key,
                        Types.INT);
        rollUp =
                new OneInputStreamOperatorTestHarness<>(
                        new RollUpOperator(Shangdang.directory(), Shangdang.CLOCK));
        if (from != null) {
            versions.initializeState(from.versions());
            persons.initializeState(from.persons());
        }
        versions.open();
        persons.open();
        rollUp.open();
    }

    /** Some reports travel whole, others only with what counts; it shows in no delta. */
    void receive(CaseReport report) throws Exception {
        CaseReport sent = copy(report);
        if (report.occurrenceDay % 2 == 0) {
            sent = copy(ContentDigest.plain(sent));
        }
        Pack pack =
                pack(
                        VersionsFunction.bucketOf(sent),
                        sent.receivedAt,
                        sent,
                        ReportSerializer.INSTANCE);
        versions.processElement(new StreamRecord<>(pack));
    }

    private static <T> Pack pack(int bucket, long at, T item, TypeSerializer<T> serializer)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(item, out);
        return new Pack(bucket, at, 1, out.getCopyOfBuffer());
    }

    private static CaseReport copy(CaseReport report) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        ReportSerializer.write(report, out);
        return ReportSerializer.read(new DataInputDeserializer(out.getCopyOfBuffer()));
    }

    void watermark(long at) throws Exception {
        versions.processWatermark(at);
        for (CaseChange change : versions.extractOutputValues()) {
            Pack pack =
                    pack(
                            PersonsFunction.bucketOf(change),
                            change.at(),
                            change,
                            CaseChangeSerializer.INSTANCE);
            persons.processElement(new StreamRecord<>(pack));
        }
        versions.getOutput().clear();
        persons.processWatermark(at);
        for (DeltaLog deltas : persons.extractOutputValues()) {
            rollUp.processElement(new StreamRecord<>(deltas));
        }
        persons.getOutput().clear();
        rollUp.processWatermark(at);
        batches.addAll(rollUp.extractOutputValues());
        rollUp.getOutput().clear();
        var log = persons.getSideOutput(PersonsFunction.EPISODES);
        if (log != null) {
            for (var r = log.poll(); r != null; r = log.poll()) {
                episodes.add(r.getValue());
            }
        }
    }

    Snapshot snapshot(long id) throws Exception {
        rollUp.prepareSnapshotPreBarrier(id);
        batches.addAll(rollUp.extractOutputValues());
        rollUp.getOutput().clear();
        return new Snapshot(versions.snapshot(id, id), persons.snapshot(id, id));
    }

    int timers() {
        return versions.numEventTimeTimers() + persons.numEventTimeTimers();
    }

    @Override
    public void close() throws Exception {
        versions.close();
        persons.close();
        rollUp.close();
    }
}
