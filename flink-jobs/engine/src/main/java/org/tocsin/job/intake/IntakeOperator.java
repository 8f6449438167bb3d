package org.tocsin.job.intake;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.tocsin.count.CountBatch;
import org.tocsin.intake.Taken;
import org.tocsin.job.RunPlan;
import org.tocsin.job.count.Tally;
import org.tocsin.job.quality.Arrival;
import org.tocsin.job.type.WireType;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Level;
import org.tocsin.model.Unresolved;

/**
 * Sends what records are worth to where it belongs, and makes the registered places known before
 * the first of them. What is counted on the way leaves before each watermark, so the operator has
 * no state.
 */
public final class IntakeOperator extends AbstractStreamOperator<CaseReport>
        implements OneInputStreamOperator<Taken, CaseReport>, BoundedOneInput {
    /** Aggregate reports. */
    public static final OutputTag<AggregateReport> AGGREGATES = new OutputTag<>("aggregates") {};

    /** Answers of people. */
    public static final OutputTag<Acknowledgement> ANSWERS = new OutputTag<>("answers") {};

    /** Records that could not be taken. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters") {};

    /** Names that nothing resolves. */
    public static final OutputTag<Unresolved> UNRESOLVED = new OutputTag<>("unresolved") {};

    /** Facilities to watch from the first day on, and daily reports. */
    public static final OutputTag<Arrival> ARRIVALS = new OutputTag<>("arrivals", WireType.ARRIVAL);

    /** Places to judge from the first day on. */
    public static final OutputTag<CountBatch> REGISTRATIONS =
            new OutputTag<>("registrations", WireType.COUNT_BATCH);

    /** What was read, by day close. */
    public static final OutputTag<Tally> TALLY = new OutputTag<>("intake-tally") {};

    private final RunPlan plan;
    private transient TallyBook tallies;
    private transient boolean registered;

    /** Creates the operator. */
    public IntakeOperator(RunPlan plan) {
        this.plan = plan;
    }

    @Override
    public void open() {
        tallies = new TallyBook();
    }

    @Override
    public void processElement(StreamRecord<Taken> element) {
        register();
        Taken taken = element.getValue();
        boolean timed = !taken.broken && taken.receivedAt <= plan.until();
        timed &= taken.receivedAt != CaseReport.NO_TIME;
        tallies.label(plan.clock().labelOf(timed ? taken.receivedAt : plan.until()));
        tallies.add(Tally.READ);
        for (Unresolved text : taken.unresolved) {
            send(UNRESOLVED, text);
        }
        if (taken.report != null) {
            output.collect(element.replace(taken.report, taken.report.receivedAt));
        } else {
            sendOther(taken);
        }
    }

    private void sendOther(Taken taken) {
        if (taken.aggregate != null) {
            aggregate(taken.aggregate);
        } else if (taken.answer != null) {
            output.collect(ANSWERS, new StreamRecord<>(taken.answer, taken.answer.receivedAt()));
        } else {
            deadLetter(taken.letter);
        }
    }

    private void register() {
        if (registered) {
            return;
        }
        registered = true;
        if (!plan.registered()) {
            return;
        }
        long start = plan.clock().startOf(plan.counts().firstDay());
        for (int node = 0; node < plan.directory().size(); node++) {
            Level level = plan.directory().node(node).level();
            if (level == Level.FACILITY) {
                send(ARRIVALS, Arrival.registration(node, start));
                send(REGISTRATIONS, CountBatch.registration(node));
            } else if (level.compareTo(Level.TOWNSHIP) <= 0) {
                send(REGISTRATIONS, CountBatch.registration(node));
            }
        }
    }

    private <T> void send(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }

    private void aggregate(AggregateReport report) {
        output.collect(AGGREGATES, new StreamRecord<>(report, report.receivedAt));
        if (report.kind == AggregateReport.Kind.DAILY && !report.withdrawn) {
            send(ARRIVALS, Arrival.daily(report.node, report.day, report.receivedAt));
        }
    }

    private void deadLetter(DeadLetter letter) {
        tallies.add(Tally.REJECTED);
        if ("late-beyond-bound".equals(letter.reason())) {
            tallies.add(Tally.LATE);
        }
        send(DEAD_LETTERS, letter);
    }

    private void flush() {
        tallies.flush(t -> send(TALLY, t));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        register();
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }
}
