package org.tocsin.intake;

import static org.tocsin.intake.Field.ACTION;
import static org.tocsin.intake.Field.AGE_MONTHS;
import static org.tocsin.intake.Field.AGE_YEARS;
import static org.tocsin.intake.Field.ALERT_ID;
import static org.tocsin.intake.Field.BELONGS_TO;
import static org.tocsin.intake.Field.BY;
import static org.tocsin.intake.Field.CASE_CLASS;
import static org.tocsin.intake.Field.CASE_ID;
import static org.tocsin.intake.Field.CHIEF_COMPLAINT;
import static org.tocsin.intake.Field.COUNT;
import static org.tocsin.intake.Field.DATE;
import static org.tocsin.intake.Field.DEPARTMENT;
import static org.tocsin.intake.Field.DEPARTMENT_GROUP;
import static org.tocsin.intake.Field.DIAGNOSED_AT;
import static org.tocsin.intake.Field.DIAGNOSIS_CODES;
import static org.tocsin.intake.Field.DIAGNOSIS_TEXT;
import static org.tocsin.intake.Field.DIED_AT;
import static org.tocsin.intake.Field.DISPOSITION;
import static org.tocsin.intake.Field.EXERCISE_ID;
import static org.tocsin.intake.Field.EXPOSURES;
import static org.tocsin.intake.Field.FACILITY_ID;
import static org.tocsin.intake.Field.HOUSEHOLD_KEY;
import static org.tocsin.intake.Field.INDICATOR;
import static org.tocsin.intake.Field.IS_ZERO_REPORT;
import static org.tocsin.intake.Field.LATITUDE;
import static org.tocsin.intake.Field.LONGITUDE;
import static org.tocsin.intake.Field.NOTE;
import static org.tocsin.intake.Field.OCCUPATION;
import static org.tocsin.intake.Field.ONSET_AT;
import static org.tocsin.intake.Field.ORG;
import static org.tocsin.intake.Field.ORGANISM;
import static org.tocsin.intake.Field.PATIENT_KEY;
import static org.tocsin.intake.Field.PLACE_CODE;
import static org.tocsin.intake.Field.RECEIVED_AT;
import static org.tocsin.intake.Field.RECORD_ID;
import static org.tocsin.intake.Field.RECORD_VERSION;
import static org.tocsin.intake.Field.REPORTED_AT;
import static org.tocsin.intake.Field.RESIDENCE_CODE;
import static org.tocsin.intake.Field.SEVERITY;
import static org.tocsin.intake.Field.SEX;
import static org.tocsin.intake.Field.SOURCE_SYSTEM;
import static org.tocsin.intake.Field.SYMPTOMS;
import static org.tocsin.intake.Field.TEMPERATURE_C;
import static org.tocsin.intake.Field.VISIT_AT;
import static org.tocsin.intake.Field.VISIT_ID;
import static org.tocsin.intake.Field.WEEK;
import static org.tocsin.intake.Field.WITHDRAWN;
import static org.tocsin.intake.Field.YEAR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns each kind of record has, which it needs, and how a header tells its kind. */
final class KindFields {
    /** Columns of a daily report that carry a count. */
    static final List<Field> DAILY_COUNTS =
            List.of(
                    Field.TOTAL_OUTPATIENT_VISITS,
                    Field.FEVER_VISITS,
                    Field.ILI_VISITS,
                    Field.GI_VISITS,
                    Field.SEVERE,
                    Field.OBSERVED,
                    Field.ADMITTED,
                    Field.TRANSFERRED,
                    Field.DEATHS);

    private static final List<Field> COMMON =
            List.of(
                    SOURCE_SYSTEM,
                    RECORD_VERSION,
                    WITHDRAWN,
                    EXERCISE_ID,
                    REPORTED_AT,
                    RECEIVED_AT,
                    RECORD_ID);

    private static final List<Field> CASES =
            List.of(
                    VISIT_ID,
                    CASE_ID,
                    FACILITY_ID,
                    DEPARTMENT,
                    PATIENT_KEY,
                    HOUSEHOLD_KEY,
                    AGE_YEARS,
                    AGE_MONTHS,
                    SEX,
                    RESIDENCE_CODE,
                    LATITUDE,
                    LONGITUDE,
                    BELONGS_TO,
                    OCCUPATION,
                    ORG,
                    ONSET_AT,
                    VISIT_AT,
                    DIAGNOSED_AT,
                    DIED_AT,
                    TEMPERATURE_C,
                    SYMPTOMS,
                    CHIEF_COMPLAINT,
                    DIAGNOSIS_CODES,
                    DIAGNOSIS_TEXT,
                    CASE_CLASS,
                    SEVERITY,
                    DISPOSITION,
                    ORGANISM,
                    EXPOSURES);

    private KindFields() {}

    /** Every column that a kind can have. */
    static List<Field> of(RecordKind kind) {
        List<Field> fields = new ArrayList<>(COMMON);
        switch (kind) {
            case VISIT, FOODBORNE, CASE -> fields.addAll(CASES);
            case DAILY -> {
                fields.addAll(List.of(FACILITY_ID, DATE, DEPARTMENT_GROUP, IS_ZERO_REPORT));
                fields.addAll(DAILY_COUNTS);
            }
            case COUNT -> fields.addAll(List.of(PLACE_CODE, INDICATOR, DATE, WEEK, YEAR, COUNT));
            case ACK -> fields.addAll(List.of(ALERT_ID, ACTION, BY, NOTE));
        }
        return fields;
    }

    /** The kind that a set of columns means, or null. */
    static RecordKind detect(Collection<Field> columns) {
        Set<Field> has = EnumSet.noneOf(Field.class);
        has.addAll(columns);
        if (has.contains(ALERT_ID)) {
            return RecordKind.ACK;
        }
        if (has.contains(COUNT) && has.contains(INDICATOR)) {
            return RecordKind.COUNT;
        }
        if (has.contains(VISIT_ID)) {
            return RecordKind.VISIT;
        }
        if (has.contains(EXPOSURES) || has.contains(CASE_ID)) {
            return RecordKind.FOODBORNE;
        }
        boolean daily =
                has.contains(IS_ZERO_REPORT) || DAILY_COUNTS.stream().anyMatch(has::contains);
        if (daily && has.contains(DATE)) {
            return RecordKind.DAILY;
        }
        return has.contains(RECORD_ID) ? RecordKind.CASE : null;
    }

    /** What a kind needs and the columns lack, in words; empty if nothing. */
    static List<String> missing(RecordKind kind, Set<Field> has) {
        List<String> missing = new ArrayList<>();
        for (List<Field> any : needs(kind)) {
            if (any.stream().noneMatch(has::contains)) {
                missing.add(any.stream().map(Field::column).collect(Collectors.joining(" or ")));
            }
        }
        if (has.contains(YEAR) && !has.contains(WEEK) && !has.contains(DATE)) {
            missing.add(WEEK.column());
        }
        return missing;
    }

    /** The column that identifies a record of a kind among those present, or null. */
    static Field id(RecordKind kind, Schema schema) {
        return idsOf(kind).stream().filter(schema::has).findFirst().orElse(null);
    }

    private static List<Field> idsOf(RecordKind kind) {
        return switch (kind) {
            case VISIT -> List.of(VISIT_ID, RECORD_ID, CASE_ID);
            case FOODBORNE -> List.of(CASE_ID, RECORD_ID, VISIT_ID);
            case CASE -> List.of(RECORD_ID, CASE_ID, VISIT_ID);
            default -> List.of(RECORD_ID);
        };
    }

    private static List<List<Field>> needs(RecordKind kind) {
        List<Field> time = List.of(RECEIVED_AT, REPORTED_AT, VISIT_AT, ONSET_AT);
        return switch (kind) {
            case VISIT -> List.of(idsOf(kind), List.of(FACILITY_ID), time);
            case FOODBORNE, CASE -> List.of(idsOf(kind), time);
            case DAILY -> each(FACILITY_ID, DATE);
            case COUNT ->
                    List.of(
                            List.of(PLACE_CODE),
                            List.of(INDICATOR),
                            List.of(COUNT),
                            List.of(DATE, WEEK));
            case ACK ->
                    List.of(
                            List.of(ALERT_ID),
                            List.of(ACTION),
                            List.of(BY),
                            List.of(RECEIVED_AT, REPORTED_AT));
        };
    }

    private static List<List<Field>> each(Field... fields) {
        return Arrays.stream(fields).map(List::of).toList();
    }
}
