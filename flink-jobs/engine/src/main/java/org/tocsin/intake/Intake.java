package org.tocsin.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.DeadLetter;
import org.tocsin.model.Unresolved;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;

/**
 * Validates and classifies records one by one. Each record becomes exactly one report,
 * acknowledgement or dead letter; the first failure decides. The result depends on the record
 * alone, never on records before it. Not thread-safe; create one for each thread.
 */
public final class Intake {
    private static final Set<String> ACTIONS =
            Set.of("acknowledged", "verifying", "excluded", "suspected", "confirmed", "closed");

    private final InputCatalog catalog;
    private final Values values;
    private final CaseIntake cases;
    private final AggregateIntake aggregates;

    /**
     * Creates an intake.
     *
     * @param directory places, facilities and institutions
     * @param definitions case definitions
     * @param catalog files that the records come from
     * @param clock local calendar
     * @param settings what is accepted
     */
    public Intake(
            Directory directory,
            CaseDefinitions definitions,
            InputCatalog catalog,
            DayClock clock,
            IntakeSettings settings) {
        this.catalog = catalog;
        this.values = new Values(clock, settings);
        PlaceFinder places = new PlaceFinder(directory);
        SipHash pseudonyms = new SipHash(settings.pseudonymKey());
        this.cases =
                new CaseIntake(values, clock, places, definitions, pseudonyms, settings.grid());
        this.aggregates = new AggregateIntake(values, places, directory, definitions);
    }

    /** Turns one record into what it is worth. The record itself is not kept. */
    public Taken take(RawRecord record) {
        Collector collector = new Collector(record);
        accept(record, collector);
        return collector.taken;
    }

    /** Turns one record into exactly one report, acknowledgement or dead letter. */
    public void accept(RawRecord record, IntakeOutput out) {
        InputFile file = catalog.file(record.file);
        if (record.isBroken()) {
            out.deadLetter(
                    new DeadLetter(
                            file.name(),
                            record.line,
                            "",
                            record.broken,
                            record.expected,
                            record.raw,
                            record.receivedAt));
            return;
        }
        try {
            if (values.of(record, file.schema(record.kind))) {
                judge(record, out);
            } else {
                out.deadLetter(undecodable(file, record));
            }
        } catch (Rejection e) {
            out.deadLetter(
                    new DeadLetter(
                            file.name(),
                            record.line,
                            e.field == null ? "" : e.field.column(),
                            e.reason.code(),
                            e.expected,
                            Masking.record(file, record),
                            record.receivedAt));
        }
    }

    private static DeadLetter undecodable(InputFile file, RawRecord record) {
        String line =
                new String(
                        record.bytes,
                        record.start,
                        record.end - record.start,
                        StandardCharsets.UTF_8);
        return new DeadLetter(
                file.name(),
                record.line,
                "",
                Reason.UNDECODABLE.code(),
                "text in " + file.charset(),
                Masking.broken(file, line),
                CaseReport.NO_TIME);
    }

    private void judge(RawRecord record, IntakeOutput out) {
        values.checkReceipt();
        switch (record.kind) {
            case VISIT, FOODBORNE, CASE -> cases.accept(out);
            case DAILY -> out.aggregate(aggregates.daily());
            case COUNT -> out.aggregate(aggregates.count());
            case ACK -> out.acknowledgement(acknowledgement());
        }
    }

    private Acknowledgement acknowledgement() {
        String alert = values.required(Field.ALERT_ID);
        String action = values.required(Field.ACTION).toLowerCase(java.util.Locale.ROOT);
        if (!ACTIONS.contains(action)) {
            throw new Rejection(
                    Field.ACTION,
                    Reason.BAD_ACTION,
                    "acknowledged, verifying, excluded, suspected, confirmed or closed");
        }
        String note = values.text(Field.NOTE);
        return new Acknowledgement(
                alert,
                values.record().receivedAt,
                values.required(Field.BY),
                action,
                note == null ? "" : note);
    }

    /** Gathers what one record gives. */
    private static final class Collector implements IntakeOutput {
        private final Taken taken = new Taken();

        Collector(RawRecord record) {
            taken.file = record.file;
            taken.line = record.line;
            taken.broken = record.isBroken();
            taken.receivedAt = record.receivedAt;
        }

        @Override
        public void caseReport(CaseReport report) {
            taken.report = report;
        }

        @Override
        public void aggregate(AggregateReport report) {
            taken.aggregate = report;
        }

        @Override
        public void acknowledgement(Acknowledgement acknowledgement) {
            taken.answer = acknowledgement;
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            taken.letter = letter;
            taken.receivedAt = letter.receivedAt();
            taken.broken |= Reason.UNDECODABLE.code().equals(letter.reason());
        }

        @Override
        public void unresolved(Unresolved text) {
            taken.unresolved = Arrays.copyOf(taken.unresolved, taken.unresolved.length + 1);
            taken.unresolved[taken.unresolved.length - 1] = text;
        }
    }
}
