package org.tocsin.bench.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CountBatch;
import org.tocsin.count.DeltaBuffer;
import org.tocsin.count.EpisodeSink;
import org.tocsin.count.NodeCounts;
import org.tocsin.count.PersonTable;
import org.tocsin.count.VersionTable;
import org.tocsin.drill.DrillSetup;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeOutput;
import org.tocsin.intake.RawRecord;
import org.tocsin.intake.RecordReader;
import org.tocsin.job.RunPlan;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Level;
import org.tocsin.model.Unresolved;

/**
 * The yardstick that shows what Flink costs: the engine's own classes, from the reader to the
 * rolling counts of every place, in one thread and one table each. No detectors, no rules, no
 * ordering within a file.
 */
final class EngineLoop implements IntakeOutput, EpisodeSink {
    private final RunPlan plan;
    private final DrillSetup setup;
    private final VersionTable versions = new VersionTable();
    private final PersonTable persons = new PersonTable();
    private final DeltaBuffer deltas;
    private final Map<Integer, NodeCounts> nodes = new HashMap<>();
    private final Consumer<CaseChange> changes = this::change;
    private int label;
    private int closed = Integer.MIN_VALUE;
    private long records;

    private EngineLoop(DrillSetup setup) {
        this.setup = setup;
        this.plan = setup.plan();
        this.deltas = new DeltaBuffer(plan.directory());
    }

    /** One open file. */
    private static final class Open implements Comparable<Open>, Closeable {
        private final int file;
        private final RecordReader reader;
        private RawRecord head;
        private long time = Long.MIN_VALUE;

        Open(int file, RecordReader reader) {
            this.file = file;
            this.reader = reader;
        }

        boolean advance() throws IOException {
            if (!reader.advance()) {
                close();
                return false;
            }
            head = reader.current();
            time = Math.max(time, head.receivedAt);
            return true;
        }

        @Override
        public int compareTo(Open that) {
            int c = Long.compare(time, that.time);
            return c != 0 ? c : Integer.compare(file, that.file);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /** Runs to the end; the number of records read. */
    static long run(DrillSetup setup) throws IOException {
        EngineLoop loop = new EngineLoop(setup);
        loop.read();
        return loop.records;
    }

    private void read() throws IOException {
        Intake intake =
                new Intake(
                        plan.directory(),
                        setup.intake().definitions(),
                        setup.intake().catalog(),
                        plan.clock(),
                        setup.intake().settings());
        PriorityQueue<Open> files = new PriorityQueue<>();
        for (int i = 0; i < setup.intake().catalog().size(); i++) {
            Open file = new Open(i, setup.intake().catalog().reader(i));
            if (file.advance()) {
                files.add(file);
            }
        }
        for (Open file = files.poll(); file != null; file = files.poll()) {
            RawRecord record = file.head;
            records++;
            if (record.receivedAt != CaseReport.NO_TIME && record.receivedAt <= plan.until()) {
                passed(plan.clock().labelOf(record.receivedAt));
                intake.accept(record, this);
            }
            if (file.advance()) {
                files.add(file);
            }
        }
        close(Integer.MAX_VALUE);
    }

    private void passed(int next) {
        label = next;
        if (closed == Integer.MIN_VALUE) {
            closed = next - 1;
        }
        if (next - 1 > closed) {
            close(next - 1);
            closed = next - 1;
        }
    }

    private void close(int upTo) {
        Map<Integer, Integer> touched = new HashMap<>();
        deltas.flushTo(
                upTo,
                (CountBatch b) -> {
                    nodes.computeIfAbsent(b.node(), n -> new NodeCounts()).add(b);
                    touched.merge(b.node(), b.label(), Math::max);
                });
        touched.forEach(
                (node, last) -> {
                    Level level = plan.directory().node(node).level();
                    long slow = plan.detection().triangle().slow();
                    long township = level == Level.TOWNSHIP ? slow : 0;
                    boolean wide = level.compareTo(Level.COUNTY) <= 0;
                    long triangles = wide ? NodeCounts.ALL : township;
                    nodes.get(node).close(last, triangles, plan.counts());
                });
    }

    @Override
    public void caseReport(CaseReport report) {
        versions.apply(report, label, plan.counts().retentionDays(), changes);
    }

    private void change(CaseChange change) {
        persons.apply(change, label, plan.counts().retentionDays(), this);
    }

    @Override
    public void count(
            Axis axis,
            int node,
            long bits,
            int occurrenceDay,
            int entryLabel,
            int at,
            int more,
            int visits) {
        deltas.add(axis, node, bits, occurrenceDay, entryLabel, at, more, visits);
    }

    @Override
    public void episode(int sign, long bits, CaseReport lead, long at) {}

    @Override
    public void aggregate(AggregateReport r) {
        for (int i = 0; i < r.indicators.length; i++) {
            int n = (int) r.values[i];
            deltas.addSeries(Axis.FACILITY, r.node, r.indicators[i], r.day, label, label, n, 0);
        }
    }

    @Override
    public void acknowledgement(Acknowledgement acknowledgement) {}

    @Override
    public void deadLetter(DeadLetter letter) {}

    @Override
    public void unresolved(Unresolved text) {}
}
