package org.tocsin.intake;

import java.util.List;
import org.tocsin.model.CaseReport;

/** Reads from a case record what case definitions ask, and checks it. */
final class FeatureReader {
    private static final double COLDEST = 30;
    private static final double HOTTEST = 45;
    private static final double OLDEST = 120;

    private final Values values;
    private final ComplaintReader complaints;
    private final int[] groups;
    private final Vocabulary<Department> departments = Department.vocabulary();
    private final Vocabulary<Severity> severities = Severity.vocabulary();
    private final Vocabulary<Disposition> dispositions = Disposition.vocabulary();
    private final Vocabulary<CaseClass> classes = CaseClass.vocabulary();
    private final Vocabulary<Occupation> occupations = Occupation.vocabulary();
    private final Vocabulary<BelongsTo> relations = BelongsTo.vocabulary();
    private final Features found = new Features();

    FeatureReader(Values values, CaseDefinitions definitions) {
        this.values = values;
        List<Symptom> symptoms = definitions.symptoms();
        this.complaints = new ComplaintReader(symptoms);
        this.groups = symptoms.stream().mapToInt(Symptom::group).toArray();
    }

    /** What is known of the current record. The object is used again for the next. */
    Features read() {
        String department = values.text(Field.DEPARTMENT);
        String occupation = values.text(Field.OCCUPATION);
        String codes = values.text(Field.DIAGNOSIS_CODES);
        found.kind = values.schema().kind();
        found.department = department == null ? null : departments.of(department);
        found.occupation = occupation == null ? null : occupations.of(occupation);
        found.codes = codes == null ? "" : codes;
        found.severity = one(Field.SEVERITY, severities, Reason.BAD_SEVERITY);
        found.disposition = one(Field.DISPOSITION, dispositions, Reason.BAD_DISPOSITION);
        found.caseClass = one(Field.CASE_CLASS, classes, Reason.BAD_CASE_CLASS);
        one(Field.BELONGS_TO, relations, Reason.BAD_BELONGS_TO);
        found.temperature = temperature();
        found.age = age();
        found.symptoms =
                complaints.read(values.text(Field.SYMPTOMS))
                        | complaints.read(values.text(Field.CHIEF_COMPLAINT))
                        | complaints.read(values.text(Field.DIAGNOSIS_TEXT));
        return found;
    }

    private <E extends Enum<E>> E one(Field field, Vocabulary<E> words, Reason reason) {
        String text = values.text(field);
        if (text == null) {
            return null;
        }
        E value = words.of(text);
        if (value == null) {
            throw new Rejection(field, reason, "one of the values listed for " + field.column());
        }
        return value;
    }

    private double temperature() {
        String text = values.text(Field.TEMPERATURE_C);
        if (text == null) {
            return Double.NaN;
        }
        double celsius = Numbers.decimal(text);
        if (Double.isNaN(celsius)) {
            celsius = Numbers.decimal(without(text, "℃", "°C"));
        }
        if (!(celsius >= COLDEST && celsius <= HOTTEST)) {
            throw new Rejection(
                    Field.TEMPERATURE_C, Reason.BAD_TEMPERATURE, "30 to 45 degrees Celsius");
        }
        return celsius;
    }

    private static String without(String text, String... endings) {
        for (String ending : endings) {
            if (text.endsWith(ending)) {
                return text.substring(0, text.length() - ending.length()).strip();
            }
        }
        return text;
    }

    private double age() {
        double years = number(Field.AGE_YEARS, OLDEST);
        double months = number(Field.AGE_MONTHS, OLDEST * 12);
        boolean noMonths = Double.isNaN(months) || months == 0;
        if (years == 0 && noMonths && found.occupation != null && found.occupation.isNoInfant()) {
            return Double.NaN;
        }
        if (Double.isNaN(months)) {
            return years;
        }
        return Double.isNaN(years) || years < 2 ? Math.max(months / 12, 0) : years;
    }

    private double number(Field field, double most) {
        String text = values.text(field);
        if (text == null) {
            return Double.NaN;
        }
        double value = Numbers.decimal(text);
        if (Double.isNaN(value)) {
            value = withUnit(text);
        }
        if (!(value >= 0 && value <= most)) {
            String expected = field == Field.AGE_YEARS ? "0 to 120 years" : "0 to 1440 months";
            throw new Rejection(field, Reason.BAD_AGE, expected);
        }
        return value;
    }

    /** National exports write 35岁, 8月, 20天. */
    private static double withUnit(String text) {
        double unit = text.endsWith("月") || text.endsWith("月龄") ? 1.0 / 12 : 1;
        unit = text.endsWith("天") ? 1.0 / 365.25 : unit;
        return Numbers.decimal(without(text, "周岁", "岁", "个月", "月龄", "月", "天")) * unit;
    }

    /** Bits of the symptom groups of the record last read. */
    int groups() {
        int bits = 0;
        for (long rest = found.symptoms; rest != 0; rest &= rest - 1) {
            bits |= groups[Long.numberOfTrailingZeros(rest)];
        }
        return bits;
    }

    /** Flags of the record last read: died, admitted, severe. */
    int flags() {
        int flags = 0;
        boolean diedAt = values.death() != CaseReport.NO_TIME;
        if (diedAt || found.severity == Severity.DEATH || found.disposition == Disposition.DIED) {
            flags |= CaseReport.DIED;
        }
        if (found.severity == Severity.SEVERE || found.severity == Severity.CRITICAL) {
            flags |= CaseReport.SEVERE;
        }
        boolean ward =
                found.disposition == Disposition.ADMITTED
                        || found.disposition == Disposition.ICU
                        || found.disposition == Disposition.OBSERVATION;
        return ward ? flags | CaseReport.ADMITTED : flags;
    }
}
