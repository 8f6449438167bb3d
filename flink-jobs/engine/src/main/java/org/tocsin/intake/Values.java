package org.tocsin.intake;

import org.tocsin.model.CaseReport;
import org.tocsin.place.DayClock;

/** Typed access to the values of one record at a time; what is wrong is a {@link Rejection}. */
final class Values {
    private static final long NONE = CaseReport.NO_TIME;

    private final DayClock clock;
    private final IntakeSettings settings;
    private final TimeText times;
    private RawRecord record;
    private Schema schema;

    Values(DayClock clock, IntakeSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.times = new TimeText(clock);
    }

    void of(RawRecord next, Schema itsSchema) {
        record = next;
        schema = itsSchema;
    }

    RawRecord record() {
        return record;
    }

    Schema schema() {
        return schema;
    }

    TimeText times() {
        return times;
    }

    /** The text of a field, or null. */
    String text(Field field) {
        return schema.value(record, field);
    }

    /** The text of a field that must be there. */
    String required(Field field) {
        String text = text(field);
        if (text == null) {
            throw new Rejection(field, Reason.MISSING_VALUE, "a value for " + field.column());
        }
        return text;
    }

    /** Epoch milliseconds UTC, or no time if empty. */
    long instant(Field field) {
        String text = text(field);
        if (text == null) {
            return NONE;
        }
        long at = times.instant(text);
        if (at == TimeText.NONE) {
            throw new Rejection(field, Reason.BAD_TIME, "a time such as 2024-02-13T08:05:00+08:00");
        }
        return at;
    }

    /** An instant that may not lie after the receipt. */
    long past(Field field) {
        long at = instant(field);
        if (at != NONE && at > record.receivedAt + settings.toleranceMs() && isAfter(field, at)) {
            throw new Rejection(
                    field,
                    Reason.FUTURE_DATE,
                    "not after the receipt at " + clock.text(record.receivedAt));
        }
        return at;
    }

    /** Dates without a time are compared as local days. */
    private boolean isAfter(Field field, long at) {
        boolean days = TimeText.isDate(text(field)) || receiptIsDate();
        return !days || clock.dayOf(at) > clock.dayOf(record.receivedAt);
    }

    private boolean receiptIsDate() {
        String received = text(Field.RECEIVED_AT);
        String text = received != null ? received : text(Field.REPORTED_AT);
        return text != null && TimeText.isDate(text);
    }

    /** An instant that may not lie after the receipt, nor too long before it. */
    long recent(Field field) {
        long at = past(field);
        int most = settings.maxDelayDays();
        if (at != NONE && most > 0 && record.receivedAt - at > most * 86_400_000L) {
            throw new Rejection(
                    field, Reason.OLD_DATE, "at most " + most + " days before the receipt");
        }
        return at;
    }

    /**
     * The time of death. In history lists (no limit of the delay) a row may tell a death that came
     * after its receipt: it was not known then and is left out.
     */
    long death() {
        boolean history = settings.maxDelayDays() == 0;
        return history && instant(Field.DIED_AT) > record.receivedAt ? NONE : past(Field.DIED_AT);
    }

    /** A flag: 0 if empty. */
    boolean flag(Field field) {
        String text = text(field);
        if (text == null) {
            return false;
        }
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "1", "true", "yes", "y", "是" -> true;
            case "0", "false", "no", "n", "否" -> false;
            default -> throw new Rejection(field, Reason.BAD_FLAG, "0 or 1");
        };
    }

    /** The version of the record, 1 if empty. */
    int version() {
        String text = text(Field.RECORD_VERSION);
        int version = text == null ? 1 : Numbers.whole(text);
        if (version < 1) {
            throw new Rejection(Field.RECORD_VERSION, Reason.BAD_VERSION, "a whole number from 1");
        }
        return version;
    }

    /** A count, or -1 if empty. */
    long count(Field field) {
        String text = text(field);
        if (text == null) {
            return -1;
        }
        int count = Numbers.whole(text);
        if (count < 0) {
            throw new Rejection(field, Reason.BAD_COUNT, "a whole number from 0");
        }
        return count;
    }

    /** The system that the record comes from. */
    String source() {
        String source = text(Field.SOURCE_SYSTEM);
        return source == null ? "local" : source;
    }

    /** What all records must satisfy: the exercise, and a receipt time within the run. */
    void checkReceipt() {
        String exercise = text(Field.EXERCISE_ID);
        if (exercise != null && !exercise.equals(settings.exercise())) {
            String wanted = settings.exercise();
            throw new Rejection(
                    Field.EXERCISE_ID,
                    Reason.EXERCISE_MISMATCH,
                    wanted == null
                            ? "no exercise id in a live run"
                            : "none or exercise id " + wanted);
        }
        if (record.receivedAt == NONE) {
            refuseReceipt();
        }
        if (record.receivedAt > settings.until()) {
            throw new Rejection(
                    text(Field.RECEIVED_AT) != null ? Field.RECEIVED_AT : Field.REPORTED_AT,
                    Reason.FUTURE_RECEIPT,
                    "not after the end of the run at " + clock.text(settings.until()));
        }
    }

    private void refuseReceipt() {
        instant(Field.RECEIVED_AT);
        instant(Field.REPORTED_AT);
        if (schema.kind().isCase()) {
            instant(Field.VISIT_AT);
            instant(Field.ONSET_AT);
        } else if (text(Field.DATE) != null || text(Field.WEEK) != null) {
            throw badPeriod();
        }
        throw new Rejection(
                Field.RECEIVED_AT, Reason.MISSING_TIME, "a received, reported or visit time");
    }

    /** First local day of a daily report or count. */
    int periodStart() {
        int day = ReceiptTime.periodStart(schema, record, times);
        if (day == TimeText.NO_DAY) {
            if (text(Field.DATE) == null && text(Field.WEEK) == null) {
                required(Field.DATE);
            }
            throw badPeriod();
        }
        if (day > clock.dayOf(record.receivedAt)) {
            throw new Rejection(
                    periodField(),
                    Reason.FUTURE_DATE,
                    "not after the receipt at " + clock.text(record.receivedAt));
        }
        return day;
    }

    private Field periodField() {
        return text(Field.DATE) != null ? Field.DATE : Field.WEEK;
    }

    private Rejection badPeriod() {
        return new Rejection(
                periodField(), Reason.BAD_TIME, "a date such as 2024-02-13 or a week 2024-W07");
    }
}
