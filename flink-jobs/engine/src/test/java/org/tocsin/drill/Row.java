package org.tocsin.drill;

import java.util.Map;
import java.util.TreeMap;

/** One made-up record of an input file; every change gives another row. */
public final class Row {
    private final Kind kind;
    private final Map<String, String> values;

    /** Kinds of input files and their columns. */
    public enum Kind {
        /** Fever-clinic visits. */
        VISIT(
                "visit_id,facility_id,department,patient_key,age_years,sex,residence_code,belongs_to,"
                        + "occupation,org,onset_at,visit_at,temperature_c,symptoms,chief_complaint,"
                        + "diagnosis_codes,severity,disposition"),
        /** Foodborne case reports. */
        FOODBORNE(
                "case_id,facility_id,patient_key,household_key,residence_code,onset_at,visit_at,symptoms,"
                        + "diagnosis_codes,organism,disposition,died_at,exposures"),
        /** Daily and zero reports. */
        DAILY(
                "facility_id,date,department_group,total_outpatient_visits,ili_visits,fever_visits,"
                        + "is_zero_report"),
        /** Answers of people. */
        ACK("alert_id,action,by,note");

        private static final String COMMON = "record_version,withdrawn,reported_at,received_at,";
        private final String[] columns;

        Kind(String columns) {
            this.columns = (COMMON + columns).split(",");
        }

        /** Header line. */
        public String header() {
            return String.join(",", columns);
        }

        /** File name. */
        public String file() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private Row(Kind kind, Map<String, String> values) {
        this.kind = kind;
        this.values = values;
    }

    /** A visit of a feverish person with a cough at a facility, received at a local time. */
    public static Row ili(String id, String facility, String residence, String received) {
        String day = received.substring(0, 10);
        return new Row(Kind.VISIT, new TreeMap<>())
                .with("visit_id", id)
                .with("facility_id", facility)
                .with("department", "发热门诊")
                .with("patient_key", "P" + id)
                .with("age_years", "10")
                .with("residence_code", residence)
                .with("visit_at", day)
                .with("onset_at", day)
                .with("temperature_c", "38.6")
                .with("symptoms", "fever|cough")
                .with("diagnosis_codes", "J11.1")
                .with("received_at", received)
                .with("reported_at", received);
    }

    /** A visit of a person with diarrhoea and no fever. */
    public static Row gi(String id, String facility, String residence, String received) {
        return ili(id, facility, residence, received)
                .with("department", "肠道门诊")
                .with("temperature_c", "36.6")
                .with("symptoms", "diarrhoea")
                .with("diagnosis_codes", "K52.9");
    }

    /** A foodborne case: onset, and what was eaten as the exposures column has it. */
    public static Row food(
            String id, String residence, String onset, String received, String exposures) {
        return new Row(Kind.FOODBORNE, new TreeMap<>())
                .with("case_id", id)
                .with("facility_id", "F140404-01")
                .with("patient_key", "P" + id)
                .with("residence_code", residence)
                .with("onset_at", onset)
                .with("symptoms", "diarrhoea")
                .with("diagnosis_codes", "A05.9")
                .with("exposures", exposures)
                .with("received_at", received)
                .with("reported_at", received);
    }

    /** A daily report with all visits and ILI; an empty text leaves a part out. */
    public static Row daily(
            String facility, String date, String visits, String ili, String received) {
        return new Row(Kind.DAILY, new TreeMap<>())
                .with("facility_id", facility)
                .with("date", date)
                .with("total_outpatient_visits", visits)
                .with("ili_visits", ili)
                .with("received_at", received)
                .with("reported_at", received);
    }

    /** An answer to an alert. */
    public static Row ack(String alertId, String action, String received) {
        return new Row(Kind.ACK, new TreeMap<>())
                .with("alert_id", alertId)
                .with("action", action)
                .with("by", "officer-1")
                .with("received_at", received)
                .with("reported_at", received);
    }

    /** The same row with another value. */
    public Row with(String column, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(column, value);
        return new Row(kind, changed);
    }

    /** A later version of the same record. */
    public Row version(int number, String received) {
        return with("record_version", String.valueOf(number))
                .with("received_at", received)
                .with("reported_at", received);
    }

    /** The withdrawal of the same record. */
    public Row withdrawn(int number, String received) {
        return version(number, received).with("withdrawn", "1");
    }

    /** Kind of file it stands in. */
    public Kind kind() {
        return kind;
    }

    /** Local receipt time as text; texts of one format sort by time. */
    public String received() {
        return values.get("received_at");
    }

    /** A value, empty if not set. */
    public String value(String column) {
        return values.getOrDefault(column, "");
    }

    /** The line of the file. */
    public String line() {
        StringBuilder line = new StringBuilder();
        for (String column : kind.columns) {
            line.append(line.length() == 0 ? "" : ",");
            String fallback = column.equals("record_version") ? "1" : "0";
            boolean number = column.equals("record_version") || column.equals("withdrawn");
            line.append(values.getOrDefault(column, number ? fallback : ""));
        }
        return line.toString();
    }
}
