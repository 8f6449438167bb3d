package org.tocsin.bench.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CountSettings;
import org.tocsin.count.DaySeries;
import org.tocsin.count.DeltaBuffer;
import org.tocsin.count.EpisodeSink;
import org.tocsin.count.PersonTable;
import org.tocsin.count.VersionTable;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeOutput;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Level;
import org.tocsin.model.Unresolved;
import org.tocsin.signal.EarsDetector;
import org.tocsin.signal.EarsSettings;

/** The steps one by one. A score is the time for all records of the {@link Sample}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StepBenchmarks {
    private static final int DAYS = 400;

    private final DaySeries series = new DaySeries();
    private final EarsDetector ears = new EarsDetector(EarsSettings.defaults());
    private final CountSettings counts = CountSettings.from(0);

    /** Fills a series with a weekly pattern. */
    @Setup
    public void fill() {
        for (int day = 0; day < DAYS; day++) {
            series.add(day, 5 + day % 7);
        }
    }

    /** Reads, validates and classifies every record, with warm caches. */
    @Benchmark
    public void wayIn(Sample sample, Intakes intakes, Blackhole hole) throws IOException {
        sample.read(intakes.intake, new Swallow(hole));
    }

    /** Applies every version to one table. */
    @Benchmark
    public int versions(Sample sample, Blackhole hole) {
        VersionTable table = new VersionTable();
        for (CaseReport report : sample.reports) {
            table.apply(report, sample.label(report.receivedAt), Sample.RETENTION, hole::consume);
        }
        return table.size();
    }

    /** Applies every change to one table of persons. */
    @Benchmark
    public int persons(Sample sample, Blackhole hole) {
        PersonTable table = new PersonTable();
        Deltas out = new Deltas(null, hole);
        for (CaseChange change : sample.changes) {
            table.apply(change, sample.label(change.at()), Sample.RETENTION, out);
        }
        return table.size();
    }

    /** The same with the deltas summed, rolled up and handed out. */
    @Benchmark
    public int personsAndDeltas(Sample sample, Blackhole hole) {
        PersonTable table = new PersonTable();
        DeltaBuffer buffer = new DeltaBuffer(sample.setup.plan().directory());
        Deltas out = new Deltas(buffer, hole);
        for (CaseChange change : sample.changes) {
            table.apply(change, sample.label(change.at()), Sample.RETENTION, out);
        }
        buffer.flush(hole::consume);
        return table.size();
    }

    /** Judges one series on {@value #DAYS} days, sums of 3 and 7 days. */
    @Benchmark
    public void ears(Blackhole hole) {
        for (int day = 0; day < DAYS; day++) {
            for (int length : List.of(3, 7)) {
                hole.consume(
                        ears.c2(
                                ears.window(
                                        series,
                                        day,
                                        length,
                                        (from, to) -> from >= counts.firstDay()),
                                true,
                                Axis.RESIDENCE,
                                0,
                                Level.COUNTY,
                                0,
                                0));
            }
        }
    }

    /** An intake that lives as long as the trial. */
    @State(Scope.Benchmark)
    public static class Intakes {
        Intake intake;

        /** Creates it. */
        @Setup
        public void create(Sample sample) {
            intake = sample.intake();
        }
    }

    private record Swallow(Blackhole hole) implements IntakeOutput {
        @Override
        public void caseReport(CaseReport report) {
            hole.consume(report);
        }

        @Override
        public void aggregate(AggregateReport report) {
            hole.consume(report);
        }

        @Override
        public void acknowledgement(Acknowledgement acknowledgement) {
            hole.consume(acknowledgement);
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            hole.consume(letter);
        }

        @Override
        public void unresolved(Unresolved text) {
            hole.consume(text);
        }
    }

    private record Deltas(DeltaBuffer buffer, Blackhole hole) implements EpisodeSink {
        @Override
        public void count(
                Axis axis,
                int node,
                long bits,
                int occurrenceDay,
                int entryLabel,
                int label,
                int persons,
                int visits) {
            if (buffer == null) {
                hole.consume(bits);
            } else {
                buffer.add(axis, node, bits, occurrenceDay, entryLabel, label, persons, visits);
            }
        }

        @Override
        public void episode(int sign, long bits, CaseReport lead, long at) {
            hole.consume(lead);
        }
    }
}
