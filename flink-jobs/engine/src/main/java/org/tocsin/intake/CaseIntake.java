package org.tocsin.intake;

import org.tocsin.model.CaseReport;
import org.tocsin.model.Unresolved;
import org.tocsin.place.DayClock;

/** Turns visits, foodborne cases and cards into case reports. */
final class CaseIntake {
    private final Values values;
    private final DayClock clock;
    private final PlaceFinder places;
    private final SipHash pseudonyms;
    private final ExposureReader exposures;
    private final FeatureReader features;
    private final Classifier classifier;

    CaseIntake(
            Values values,
            DayClock clock,
            PlaceFinder places,
            CaseDefinitions definitions,
            SipHash pseudonyms) {
        this.values = values;
        this.clock = clock;
        this.places = places;
        this.pseudonyms = pseudonyms;
        this.exposures = new ExposureReader(places, pseudonyms, new TimeText(clock));
        this.features = new FeatureReader(values, definitions);
        this.classifier = new Classifier(definitions);
    }

    /** Takes the current record. */
    void accept(IntakeOutput out) {
        CaseReport report = new CaseReport();
        identify(report);
        if (report.withdrawn) {
            takeBack(report);
        } else {
            occurrence(report);
            places(report);
            Features found = features.read();
            report.flags |= features.flags();
            report.exposures =
                    exposures.read(
                            values.text(Field.EXPOSURES),
                            report.has(onsetUnknown()) ? CaseReport.NO_TIME : report.occurrenceAt,
                            isDate(Field.ONSET_AT),
                            report.receivedAt,
                            out);
            found.exposure = report.exposures.length > 0;
            report.indicators = classifier.classify(found);
            report.symptomGroups = features.groups();
            institution(report, out);
        }
        out.caseReport(report);
    }

    private static int onsetUnknown() {
        return CaseReport.OCCURRENCE_FROM_REPORT | CaseReport.OCCURRENCE_FROM_VISIT;
    }

    private boolean isDate(Field field) {
        String text = values.text(field);
        return text != null && TimeText.isDate(text);
    }

    private void identify(CaseReport report) {
        Field idField = values.schema().id();
        String recordId = values.text(idField);
        if (recordId == null) {
            recordId = otherId();
        }
        if (recordId == null) {
            throw new Rejection(idField, Reason.MISSING_ID, "an id of the record");
        }
        report.id = values.source() + ':' + recordId;
        report.idHash = SipHash.unkeyed().hash(report.id);
        report.revision = values.version();
        report.withdrawn = values.flag(Field.WITHDRAWN);
        report.receivedAt = values.record().receivedAt;
        long reported = values.past(Field.REPORTED_AT);
        report.reportedAt = reported == CaseReport.NO_TIME ? report.receivedAt : reported;
        report.person = person(report.id);
    }

    /** Mixed JSON lines have a slot for every kind of id, and any of them will do. */
    private String otherId() {
        String id = values.text(Field.RECORD_ID);
        id = id == null ? values.text(Field.CASE_ID) : id;
        return id == null ? values.text(Field.VISIT_ID) : id;
    }

    private long person(String id) {
        String key = values.text(Field.PATIENT_KEY);
        long person = pseudonyms.hash(key == null ? "record:" + id : key);
        return person == 0 ? 1 : person;
    }

    /** A withdrawal needs nothing but the identity: what it takes back is known. */
    private void takeBack(CaseReport report) {
        report.visitAt = CaseReport.NO_TIME;
        report.occurrenceAt = report.reportedAt;
        report.occurrenceDay = clock.dayOf(report.occurrenceAt);
        report.flags = CaseReport.OCCURRENCE_FROM_REPORT;
    }

    private void occurrence(CaseReport report) {
        long onset = values.recent(Field.ONSET_AT);
        report.visitAt = values.recent(Field.VISIT_AT);
        values.past(Field.DIAGNOSED_AT);
        if (onset != CaseReport.NO_TIME) {
            report.occurrenceAt = onset;
        } else if (report.visitAt != CaseReport.NO_TIME) {
            report.occurrenceAt = report.visitAt;
            report.flags |= CaseReport.OCCURRENCE_FROM_VISIT;
        } else {
            report.occurrenceAt = report.reportedAt;
            report.flags |= CaseReport.OCCURRENCE_FROM_REPORT;
        }
        report.occurrenceDay = clock.dayOf(report.occurrenceAt);
    }

    private void places(CaseReport report) {
        boolean visit = values.schema().kind() == RecordKind.VISIT;
        String facility =
                visit ? values.required(Field.FACILITY_ID) : values.text(Field.FACILITY_ID);
        report.facility = places.facility(facility);
        report.residence = places.residence(values.text(Field.RESIDENCE_CODE));
        report.flags |= report.residence >= 0 ? CaseReport.RESIDENT : 0;
        report.flags |= visit ? CaseReport.VISIT : 0;
    }

    private void institution(CaseReport report, IntakeOutput out) {
        String org = values.text(Field.ORG);
        if (!PlaceFinder.saysNothing(org)) {
            report.institution = places.institution(org);
            if (report.institution < 0) {
                out.unresolved(new Unresolved(org, Field.ORG.column(), report.receivedAt));
            } else {
                report.unit = places.unit(org);
            }
        }
    }
}
