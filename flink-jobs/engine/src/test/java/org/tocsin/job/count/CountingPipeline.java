package org.tocsin.job.count;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CountBatch;
import org.tocsin.count.CountSettings;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.Shangdang;
import org.tocsin.model.CaseReport;

/** The counting stages on operator harnesses, one behind the other as in the graph. */
final class CountingPipeline implements AutoCloseable {
    private static final CountSettings SETTINGS = CountSettings.from(Shangdang.day("2022-01-01"));

    final List<CountBatch> batches = new ArrayList<>();
    final List<EpisodeEvent> episodes = new ArrayList<>();
    private final KeyedOneInputStreamOperatorTestHarness<Integer, CaseReport, CaseChange> versions;
    private final KeyedOneInputStreamOperatorTestHarness<Integer, CaseChange, AxisDelta> persons;
    private final OneInputStreamOperatorTestHarness<AxisDelta, CountBatch> rollUp;

    /** States of the two keyed stages. */
    record Snapshot(OperatorSubtaskState versions, OperatorSubtaskState persons) {}

    CountingPipeline() throws Exception {
        this(null);
    }

    CountingPipeline(Snapshot from) throws Exception {
        versions =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new VersionsFunction(Shangdang.CLOCK, SETTINGS)),
                        VersionsFunction::bucketOf,
                        Types.INT);
        persons =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new PersonsFunction(Shangdang.CLOCK, SETTINGS)),
                        PersonsFunction::bucketOf,
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

    void receive(CaseReport report) throws Exception {
        versions.processElement(new StreamRecord<>(report, report.receivedAt));
    }

    void watermark(long at) throws Exception {
        versions.processWatermark(at);
        for (CaseChange change : versions.extractOutputValues()) {
            persons.processElement(new StreamRecord<>(change, change.at()));
        }
        versions.getOutput().clear();
        persons.processWatermark(at);
        for (AxisDelta delta : persons.extractOutputValues()) {
            rollUp.processElement(new StreamRecord<>(delta));
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
