package org.tocsin.intake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Indicator;
import org.tocsin.place.Directory;

/** Turns daily and zero reports and historical counts into aggregate reports. */
final class AggregateIntake {
    private final Values values;
    private final PlaceFinder places;
    private final Directory directory;
    private final CaseDefinitions definitions;
    private final Map<String, Integer> ordinals = new HashMap<>();

    AggregateIntake(
            Values values, PlaceFinder places, Directory directory, CaseDefinitions definitions) {
        this.values = values;
        this.places = places;
        this.directory = directory;
        this.definitions = definitions;
        for (Indicator indicator : definitions.indicators()) {
            ordinals.put(indicator.id(), indicator.ordinal());
        }
    }

    private AggregateReport report(AggregateReport.Kind kind) {
        AggregateReport report = new AggregateReport();
        report.kind = kind;
        report.revision = values.version();
        report.withdrawn = values.flag(Field.WITHDRAWN);
        report.receivedAt = values.record().receivedAt;
        long reported = values.past(Field.REPORTED_AT);
        report.reportedAt = reported == CaseReport.NO_TIME ? report.receivedAt : reported;
        return report;
    }

    /** A daily or zero report; only the counts that it states, or zeros for a zero report. */
    AggregateReport daily() {
        AggregateReport report = report(AggregateReport.Kind.DAILY);
        values.required(Field.FACILITY_ID);
        report.node = (int) values.meaning(Field.FACILITY_ID, places::facility, -1);
        report.day = values.periodStart();
        String date = java.time.LocalDate.ofEpochDay(report.day).toString();
        String group = values.text(Field.DEPARTMENT_GROUP);
        report.id = "daily:" + directory.node(report.node).code() + ':' + date;
        report.id += group == null ? "" : ":" + group;
        report.idHash = SipHash.unkeyed().hash(report.id);
        counts(report, values.flag(Field.IS_ZERO_REPORT));
        return report;
    }

    private void counts(AggregateReport report, boolean zeros) {
        int[] indicators = new int[KindFields.DAILY_COUNTS.size()];
        long[] counts = new long[indicators.length];
        boolean stated = zeros;
        int found = 0;
        for (Field field : KindFields.DAILY_COUNTS) {
            long count = values.count(field);
            stated |= count >= 0;
            int ordinal = definitions.dailyIndicator(field);
            if (ordinal >= 0 && (count >= 0 || zeros)) {
                indicators[found] = ordinal;
                counts[found++] = Math.max(count, 0);
            }
        }
        if (!stated && !report.withdrawn) {
            throw new Rejection(
                    Field.IS_ZERO_REPORT, Reason.MISSING_VALUE, "at least one count or 1");
        }
        checkIli();
        report.indicators = Arrays.copyOf(indicators, found);
        report.values = Arrays.copyOf(counts, found);
    }

    private void checkIli() {
        long all = values.count(Field.TOTAL_OUTPATIENT_VISITS);
        if (all >= 0 && values.count(Field.ILI_VISITS) > all) {
            throw new Rejection(Field.ILI_VISITS, Reason.BAD_COUNT, "at most all visits, " + all);
        }
    }

    /** A historical count of a place, an indicator and a day or ISO week. */
    AggregateReport count() {
        AggregateReport report = report(AggregateReport.Kind.COUNT);
        values.required(Field.PLACE_CODE);
        report.node = (int) values.meaning(Field.PLACE_CODE, places::place, -1);
        if (report.node < 0) {
            throw new Rejection(
                    Field.PLACE_CODE, Reason.UNKNOWN_PLACE, "a code or name of the directory");
        }
        String indicator = values.required(Field.INDICATOR);
        Integer ordinal = ordinals.get(indicator);
        if (ordinal == null) {
            throw new Rejection(
                    Field.INDICATOR, Reason.UNKNOWN_INDICATOR, "an id of the case definitions");
        }
        report.day = values.periodStart();
        report.days = ReceiptTime.periodDays(values.schema(), values.record());
        report.indicators = new int[] {ordinal};
        if (!report.withdrawn) {
            values.required(Field.COUNT);
        }
        report.values = new long[] {Math.max(values.count(Field.COUNT), 0)};
        String own = values.text(Field.RECORD_ID);
        report.id = values.source() + ':' + (own != null ? own : countId(report, indicator));
        report.idHash = SipHash.unkeyed().hash(report.id);
        return report;
    }

    private String countId(AggregateReport report, String indicator) {
        String date = java.time.LocalDate.ofEpochDay(report.day).toString();
        String code = directory.node(report.node).code();
        return "count:" + code + ':' + indicator + ':' + date + (report.days == 7 ? ":week" : "");
    }
}
