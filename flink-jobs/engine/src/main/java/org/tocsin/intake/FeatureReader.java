package org.tocsin.intake;

import java.util.function.ToLongFunction;
import org.tocsin.model.CaseReport;

/** Reads from a case record what case definitions ask, and checks it. */
final class FeatureReader {
    private static final double COLDEST = 30;
    private static final double HOTTEST = 45;
    private static final double OLDEST = 120;
    private static final long NAN = Double.doubleToRawLongBits(Double.NaN);

    private final Values values;
    private final ToLongFunction<String> symptoms;
    private final int[] groups;
    private final ToLongFunction<String> codes;
    private final long noCodes;
    private final Vocabulary<Department> departments = Department.vocabulary();
    private final Vocabulary<Severity> severities = Severity.vocabulary();
    private final Vocabulary<Disposition> dispositions = Disposition.vocabulary();
    private final Vocabulary<CaseClass> classes = CaseClass.vocabulary();
    private final Vocabulary<Occupation> occupations = Occupation.vocabulary();
    private final Vocabulary<Sex> sexes = Sex.vocabulary();
    private final Vocabulary<BelongsTo> relations = BelongsTo.vocabulary();
    private final Features found = new Features();

    FeatureReader(Values values, CaseDefinitions definitions, Classifier classifier) {
        this.values = values;
        this.codes = classifier::codes;
        this.noCodes = classifier.codes("");
        this.symptoms = new ComplaintReader(definitions.symptoms())::read;
        this.groups = definitions.symptoms().stream().mapToInt(Symptom::group).toArray();
    }

    /** What is known of the current record. The object is used again for the next. */
    Features read() {
        found.kind = values.schema().kind();
        found.department = departments.at(values.meaning(Field.DEPARTMENT, departments, -1));
        found.occupation = occupations.at(values.meaning(Field.OCCUPATION, occupations, -1));
        found.codes = (int) values.meaning(Field.DIAGNOSIS_CODES, codes, noCodes);
        found.codesText =
                found.codes == Classifier.UNNUMBERED ? values.text(Field.DIAGNOSIS_CODES) : null;
        found.severity = one(Field.SEVERITY, severities, Reason.BAD_SEVERITY);
        found.disposition = one(Field.DISPOSITION, dispositions, Reason.BAD_DISPOSITION);
        found.caseClass = one(Field.CASE_CLASS, classes, Reason.BAD_CASE_CLASS);
        one(Field.SEX, sexes, Reason.BAD_SEX);
        one(Field.BELONGS_TO, relations, Reason.BAD_BELONGS_TO);
        found.temperature = temperature();
        found.age = age();
        found.symptoms =
                values.meaning(Field.SYMPTOMS, symptoms, 0)
                        | values.meaning(Field.CHIEF_COMPLAINT, symptoms, 0)
                        | values.meaning(Field.DIAGNOSIS_TEXT, symptoms, 0);
        return found;
    }

    private <E extends Enum<E>> E one(Field field, Vocabulary<E> words, Reason reason) {
        E value = words.at(values.meaning(field, words, -1));
        if (value == null && values.has(field)) {
            throw new Rejection(field, reason, "one of the values listed for " + field.column());
        }
        return value;
    }

    private double temperature() {
        return Double.longBitsToDouble(
                values.meaning(Field.TEMPERATURE_C, FeatureReader::temperature, NAN));
    }

    private static long temperature(String text) {
        double celsius = Numbers.decimal(text);
        if (Double.isNaN(celsius)) {
            celsius = Numbers.decimal(without(text, "℃", "°C"));
        }
        if (!(celsius >= COLDEST && celsius <= HOTTEST)) {
            throw new Rejection(
                    Field.TEMPERATURE_C, Reason.BAD_TEMPERATURE, "30 to 45 degrees Celsius");
        }
        return Double.doubleToRawLongBits(celsius);
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
        double years =
                Double.longBitsToDouble(values.meaning(Field.AGE_YEARS, FeatureReader::years, NAN));
        double months =
                Double.longBitsToDouble(
                        values.meaning(Field.AGE_MONTHS, FeatureReader::months, NAN));
        boolean noMonths = Double.isNaN(months) || months == 0;
        if (years == 0 && noMonths && found.occupation != null && found.occupation.isNoInfant()) {
            return Double.NaN;
        }
        if (Double.isNaN(months)) {
            return years;
        }
        return Double.isNaN(years) || years < 2 ? Math.max(months / 12, 0) : years;
    }

    private static long years(String text) {
        return age(Field.AGE_YEARS, text, OLDEST);
    }

    private static long months(String text) {
        return age(Field.AGE_MONTHS, text, OLDEST * 12);
    }

    private static long age(Field field, String text, double most) {
        double value = Numbers.decimal(text);
        if (Double.isNaN(value)) {
            value = withUnit(text);
        }
        if (!(value >= 0 && value <= most)) {
            String expected = field == Field.AGE_YEARS ? "0 to 120 years" : "0 to 1440 months";
            throw new Rejection(field, Reason.BAD_AGE, expected);
        }
        return Double.doubleToRawLongBits(value);
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
