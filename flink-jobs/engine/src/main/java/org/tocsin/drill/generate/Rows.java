package org.tocsin.drill.generate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes reports as CSV rows under the canonical headings. */
final class Rows {
    static final String VISIT_HEADER =
            "source_system,record_version,withdrawn,exercise_id,reported_at,received_at,visit_id,"
                    + "facility_id,department,patient_key,age_years,age_months,sex,residence_code,"
                    + "belongs_to,occupation,org,onset_at,visit_at,diagnosed_at,temperature_c,"
                    + "symptoms,chief_complaint,diagnosis_codes,diagnosis_text,case_class,severity,"
                    + "disposition\n";
    static final String FOODBORNE_HEADER =
            "source_system,record_version,withdrawn,exercise_id,reported_at,received_at,case_id,"
                    + "facility_id,patient_key,age_years,sex,residence_code,belongs_to,occupation,"
                    + "org,onset_at,visit_at,symptoms,chief_complaint,diagnosis_codes,disposition,"
                    + "died_at,exposures\n";
    static final String DAILY_HEADER =
            "source_system,record_version,withdrawn,exercise_id,reported_at,received_at,"
                    + "facility_id,date,department_group,total_outpatient_visits,fever_visits,"
                    + "ili_visits,gi_visits,severe,observed,admitted,transferred,deaths,"
                    + "is_zero_report\n";

    /** Source system of daily reports. */
    static final String DAILY = "daily";

    private static final int MONTHS_UNTIL = 24;

    /** Further columns of both kinds of cases when homes are written down. */
    static final String POSITION = ",latitude,longitude\n";

    private final boolean positions;
    private final byte[] offset;
    private final Wording wording = new Wording();

    Rows(Plan plan) {
        this.offset = plan.offset().getBytes(StandardCharsets.US_ASCII);
        this.positions = plan.coordinates().areWritten();
    }

    /** The first line of files of cases. */
    static String header(String plain, Plan plan) {
        return plan.coordinates().areWritten() ? plain.strip() + POSITION : plain;
    }

    byte[] offset() {
        return offset;
    }

    void write(Encounter e, Bytes out) {
        if (e.foodborne) {
            foodborne(e, out);
        } else {
            visit(e, out);
        }
        if (positions) {
            degrees(out, e.lat);
            degrees(out, e.lon);
        }
        out.put((byte) '\n');
    }

    private static void degrees(Bytes out, double value) {
        field(out, Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.5f", value));
    }

    private void common(Bytes out, String source, int version, boolean withdrawn, String exercise) {
        out.text(source);
        out.put((byte) ',');
        out.number(version);
        out.text(withdrawn ? ",1," : ",0,");
        out.text(exercise);
        out.put((byte) ',');
    }

    private void times(Bytes out, long reported, long received) {
        out.time(reported, offset);
        out.put((byte) ',');
        out.time(received, offset);
        out.put((byte) ',');
    }

    private void visit(Encounter e, Bytes out) {
        common(out, Encounter.VISITS, e.version, e.withdrawn, e.exercise);
        times(out, e.reported, e.received);
        e.writeId(out);
        field(out, e.facility.code);
        field(out, e.department);
        patient(e, out);
        out.put((byte) ',');
        if (e.ageMonths < MONTHS_UNTIL && !e.ageZero) {
            out.number(e.ageMonths);
        }
        who(e, out);
        onsetAndVisit(e, out);
        out.put((byte) ',');
        out.time(e.diagnosed, offset);
        out.put((byte) ',');
        temperature(e, out);
        complaint(e, out);
        field(out, e.diagnosis.text());
        field(out, e.caseClass);
        field(out, e.severity);
        field(out, e.disposition);
    }

    private void foodborne(Encounter e, Bytes out) {
        common(out, Encounter.FOODBORNE, e.version, e.withdrawn, e.exercise);
        times(out, e.reported, e.received);
        e.writeId(out);
        field(out, e.facility.code);
        patient(e, out);
        who(e, out);
        onsetAndVisit(e, out);
        complaint(e, out);
        field(out, e.disposition);
        out.put((byte) ',');
        out.time(e.died, offset);
        field(out, e.exposures);
    }

    private static void field(Bytes out, String text) {
        out.put((byte) ',');
        out.text(text);
    }

    private static void patient(Encounter e, Bytes out) {
        out.put((byte) ',');
        out.hex(e.patient, 16);
        out.put((byte) ',');
        out.number(e.ageZero ? 0 : e.ageMonths / 12);
    }

    private static void who(Encounter e, Bytes out) {
        out.text(e.female ? ",F" : ",M");
        field(out, e.residence);
        field(out, e.belongsTo);
        field(out, e.occupation);
        field(out, e.org);
    }

    private void onsetAndVisit(Encounter e, Bytes out) {
        out.put((byte) ',');
        out.time(e.onset, offset);
        out.put((byte) ',');
        out.time(e.visit, offset);
    }

    private static void temperature(Encounter e, Bytes out) {
        if (e.temperatureTenths != Encounter.NO_TEMPERATURE) {
            out.number(e.temperatureTenths / 10);
            out.put((byte) '.');
            out.number(e.temperatureTenths % 10);
        }
    }

    private void complaint(Encounter e, Bytes out) {
        field(out, wording.codes(e.symptoms));
        field(out, wording.complaint(e.symptoms, e.daysIll, e.wordingVariant));
        field(out, e.diagnosis.code());
    }

    /** Writes a facility's daily report. */
    void daily(DailyReport r, Bytes out) {
        common(out, DAILY, r.version(), false, r.exercise());
        times(out, r.reported(), r.received());
        out.text(r.facility());
        out.put((byte) ',');
        out.isoDate(r.day());
        out.put((byte) ','); // all departments
        for (int value : r.values()) {
            out.put((byte) ',');
            out.number(value);
        }
        out.text(r.isZero() ? ",1\n" : ",0\n");
    }
}
