package org.tocsin.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tocsin.count.CaseChange;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.EpisodeSink;
import org.tocsin.count.PersonTable;
import org.tocsin.count.VersionTable;
import org.tocsin.intake.Intake;
import org.tocsin.intake.IntakeOutput;
import org.tocsin.intake.RawRecord;
import org.tocsin.intake.RecordReader;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Unresolved;

/**
 * How many cases had occurred by a day, by what was received by an instant: what a run as of a date
 * shows beside what it could know. It uses the same tables as the graph, in memory.
 */
final class EventualCounts {
    private final DrillSetup setup;
    private final List<CaseReport> reports;

    EventualCounts(DrillSetup setup) throws IOException {
        this.setup = setup;
        this.reports = read();
        reports.sort(CaseOrder.REPORTS);
    }

    private List<CaseReport> read() throws IOException {
        List<CaseReport> all = new ArrayList<>();
        var catalog = setup.intake().catalog();
        Intake intake =
                new Intake(
                        setup.plan().directory(),
                        setup.intake().definitions(),
                        catalog,
                        setup.plan().clock(),
                        setup.intake().settings());
        for (int i = 0; i < catalog.size(); i++) {
            try (RecordReader reader = catalog.reader(i)) {
                while (reader.advance()) {
                    RawRecord record = reader.current();
                    intake.accept(record, new Cases(all::add));
                }
            }
        }
        return all;
    }

    /** Persons with an indicator who occurred by a day, inclusive, as received by an instant. */
    int occurredBy(int day, int indicator, long receivedBy) {
        VersionTable versions = new VersionTable();
        PersonTable persons = new PersonTable();
        int[] count = new int[1];
        EpisodeSink sink =
                new EpisodeSink() {
                    @Override
                    public void count(
                            Axis axis,
                            int node,
                            long bits,
                            int occurrenceDay,
                            int entryLabel,
                            int label,
                            int persons,
                            int visits) {}

                    @Override
                    public void episode(int sign, long bits, CaseReport lead, long at) {
                        boolean counts = (bits >>> indicator & 1) != 0;
                        count[0] += counts && lead.occurrenceDay <= day ? sign : 0;
                    }
                };
        int keep = setup.plan().counts().retentionDays();
        List<CaseChange> changes = new ArrayList<>();
        for (CaseReport report : reports) {
            if (report.receivedAt <= receivedBy) {
                int label = setup.plan().clock().labelOf(report.receivedAt);
                versions.apply(report, label, keep, changes::add);
            }
        }
        changes.sort(CaseOrder.CHANGES);
        for (CaseChange change : changes) {
            persons.apply(change, setup.plan().clock().labelOf(change.at()), keep, sink);
        }
        return count[0];
    }

    private record Cases(Consumer<CaseReport> out) implements IntakeOutput {
        @Override
        public void caseReport(CaseReport report) {
            out.accept(report);
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
