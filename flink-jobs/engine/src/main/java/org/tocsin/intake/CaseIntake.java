package org.tocsin.intake;

import java.util.List;
import java.util.function.ToLongFunction;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Unresolved;
import org.tocsin.place.DayClock;
import org.tocsin.place.Grid;

/** Turns visits, foodborne cases and cards into case reports. */
final class CaseIntake {
    private static final List<Field> IDS = List.of(Field.RECORD_ID, Field.CASE_ID, Field.VISIT_ID);
    private static final long NO_ORG = -2;

    private final Values values;
    private final DayClock clock;
    private final PlaceFinder places;
    private final SipHash pseudonyms;
    private final ExposureReader exposures;
    private final FeatureReader features;
    private final PositionReader positions;
    private final Classifier classifier;
    private final AgentFinder agents;
    private final ToLongFunction<String> facilities;
    private final ToLongFunction<String> residences;
    private final ToLongFunction<String> orgs;

    CaseIntake(
            Values values,
            DayClock clock,
            PlaceFinder places,
            CaseDefinitions definitions,
            SipHash pseudonyms,
            Grid grid) {
        this.values = values;
        this.clock = clock;
        this.places = places;
        this.pseudonyms = pseudonyms;
        this.exposures = new ExposureReader(places, pseudonyms, new TimeText(clock));
        this.positions = new PositionReader(values, grid);
        this.classifier = new Classifier(definitions);
        this.features = new FeatureReader(values, definitions, classifier);
        this.agents = new AgentFinder(definitions.agents());
        this.facilities = places::facility;
        this.residences = places::residence;
        this.orgs = this::org;
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
            report.agent = agent(report, out);
            institution(report, out);
            report.cell = positions.read(report.receivedAt, out);
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
        Field given = values.has(idField) ? idField : otherId();
        if (given == null) {
            throw new Rejection(idField, Reason.MISSING_ID, "an id of the record");
        }
        Identity identity = values.identity(given);
        report.id = identity.text;
        report.idHash = identity.hash;
        report.revision = values.version();
        report.withdrawn = values.flag(Field.WITHDRAWN);
        report.receivedAt = values.record().receivedAt;
        long reported = values.dated(Field.REPORTED_AT);
        report.reportedAt = reported == CaseReport.NO_TIME ? report.receivedAt : reported;
        report.person = person(report.id);
        report.household = household();
    }

    private long household() {
        String key = values.text(Field.HOUSEHOLD_KEY);
        return key == null || PlaceFinder.saysNothing(key)
                ? 0
                : pseudonyms.hash("household:" + key);
    }

    /** Mixed JSON lines have a slot for every kind of id, and any of them will do. */
    private Field otherId() {
        for (Field field : IDS) {
            if (values.has(field)) {
                return field;
            }
        }
        return null;
    }

    private long person(String id) {
        boolean keyed = values.has(Field.PATIENT_KEY);
        long person =
                keyed
                        ? values.hash(Field.PATIENT_KEY, pseudonyms)
                        : pseudonyms.hash("record:" + id);
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
        if (visit) {
            values.required(Field.FACILITY_ID);
        }
        report.facility = (int) values.meaning(Field.FACILITY_ID, facilities, CaseReport.NO_PLACE);
        report.residence =
                (int) values.meaning(Field.RESIDENCE_CODE, residences, CaseReport.NO_PLACE);
        report.flags |= report.residence >= 0 ? CaseReport.RESIDENT : 0;
        report.flags |= visit ? CaseReport.VISIT : 0;
    }

    /** Of a foodborne case: what the laboratory found, else what the diagnosis names. */
    private int agent(CaseReport report, IntakeOutput out) {
        if (report.exposures.length == 0) {
            return 0;
        }
        int found = (int) values.meaning(Field.ORGANISM, agents::named, 0);
        String text = values.text(Field.ORGANISM);
        if (found == 0 && text != null && !PlaceFinder.saysNothing(text)) {
            out.unresolved(new Unresolved(text, Field.ORGANISM.column(), report.receivedAt));
        }
        String codes = values.text(Field.DIAGNOSIS_CODES);
        return found > 0 || codes == null ? found : agents.coded(codes);
    }

    private void institution(CaseReport report, IntakeOutput out) {
        long found = values.meaning(Field.ORG, orgs, NO_ORG);
        if (found == NO_ORG) {
            return;
        }
        report.institution = (int) found;
        String org = values.text(Field.ORG);
        if (report.institution < 0) {
            out.unresolved(new Unresolved(org, Field.ORG.column(), report.receivedAt));
        } else {
            report.unit = places.unit(org);
        }
    }

    private long org(String text) {
        return PlaceFinder.saysNothing(text) ? NO_ORG : places.institution(text);
    }
}
