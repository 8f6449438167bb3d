package org.tocsin.job.intake;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.tocsin.count.CountBatch;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeOutput;
import org.tocsin.intake.RawRecord;
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
 * Parses, validates and classifies records one by one, and makes the registered places known before
 * the first of them. What is counted on the way leaves before each watermark, so the operator has
 * no state.
 */
public final class IntakeOperator extends AbstractStreamOperator<CaseReport>
        implements OneInputStreamOperator<RawRecord, CaseReport>, BoundedOneInput, IntakeOutput {
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

    private final IntakePlan intakePlan;
    private final RunPlan plan;
    private transient Intake intake;
    private transient TallyBook tallies;
    private transient boolean registered;
    private transient boolean late;

    /** Creates the operator. */
    public IntakeOperator(IntakePlan intakePlan, RunPlan plan) {
        this.intakePlan = intakePlan;
        this.plan = plan;
    }

    @Override
    public void open() {
        intake =
                new Intake(
                        plan.directory(),
                        intakePlan.definitions(),
                        intakePlan.catalog(),
                        plan.clock(),
                        intakePlan.settings());
        tallies = new TallyBook();
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        register();
        RawRecord record = element.getValue();
        boolean timed = !record.isBroken() && record.receivedAt <= plan.until();
        timed &= record.receivedAt != CaseReport.NO_TIME;
        late = "late-beyond-bound".equals(record.broken);
        tallies.label(plan.clock().labelOf(timed ? record.receivedAt : plan.until()));
        tallies.add(Tally.READ);
        intake.accept(record, this);
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

    @Override
    public void caseReport(CaseReport report) {
        output.collect(new StreamRecord<>(report, report.receivedAt));
    }

    @Override
    public void aggregate(AggregateReport report) {
        output.collect(AGGREGATES, new StreamRecord<>(report, report.receivedAt));
        if (report.kind == AggregateReport.Kind.DAILY && !report.withdrawn) {
            send(ARRIVALS, Arrival.daily(report.node, report.day, report.receivedAt));
        }
    }

    @Override
    public void acknowledgement(Acknowledgement answer) {
        output.collect(ANSWERS, new StreamRecord<>(answer, answer.receivedAt()));
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        tallies.add(Tally.REJECTED);
        if (late) {
            tallies.add(Tally.LATE);
        }
        send(DEAD_LETTERS, letter);
    }

    @Override
    public void unresolved(Unresolved text) {
        send(UNRESOLVED, text);
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
