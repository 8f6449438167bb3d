package org.tocsin.bench.micro;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tocsin.bench.run.Workload;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.VersionTable;
import org.tocsin.drill.DrillSetup;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeOutput;
import org.tocsin.intake.RecordReader;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Unresolved;

/** Generated records of a few days of a dense county, as reports and as changes. */
@State(Scope.Benchmark)
public class Sample {
    static final int RETENTION = 190;

    DrillSetup setup;
    final List<CaseReport> reports = new ArrayList<>();
    final List<CaseChange> changes = new ArrayList<>();
    private Workload workload;

    /** Generates and reads. */
    @Setup(Level.Trial)
    public void read() throws IOException {
        Path home = Path.of(System.getProperty("tocsin.home", "")).toAbsolutePath();
        Path folder = Files.createTempDirectory("tocsin-micro");
        workload = new Workload(Workload.Kind.COUNTY, 50_000, folder, home);
        workload.generate((day, written) -> {});
        setup = workload.setup();
        read(intake(), new Keep());
        reports.sort(CaseOrder.REPORTS);
        VersionTable versions = new VersionTable();
        for (CaseReport report : reports) {
            versions.apply(report, label(report.receivedAt), RETENTION, changes::add);
        }
        changes.sort(CaseOrder.CHANGES);
    }

    /** Deletes the files. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        workload.delete();
    }

    /** Reads all files, one after the other. */
    void read(Intake intake, IntakeOutput out) throws IOException {
        for (int i = 0; i < setup.intake().catalog().size(); i++) {
            try (RecordReader reader = setup.intake().catalog().reader(i)) {
                while (reader.advance()) {
                    intake.accept(reader.current(), out);
                }
            }
        }
    }

    Intake intake() {
        return new Intake(
                setup.plan().directory(),
                setup.intake().definitions(),
                setup.intake().catalog(),
                setup.plan().clock(),
                setup.intake().settings());
    }

    int label(long at) {
        return setup.plan().clock().labelOf(at);
    }

    private final class Keep implements IntakeOutput {
        @Override
        public void caseReport(CaseReport report) {
            reports.add(report);
        }

        @Override
        public void aggregate(AggregateReport report) {}

        @Override
        public void acknowledgement(Acknowledgement acknowledgement) {}

        @Override
        public void deadLetter(DeadLetter letter) {}

        @Override
        public void unresolved(Unresolved text) {}
    }
}
