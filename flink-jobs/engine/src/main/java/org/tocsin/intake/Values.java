package org.tocsin.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.tocsin.model.CaseReport;
import org.tocsin.place.DayClock;

/**
 * Typed access to the values of one record at a time; what is wrong is a {@link Rejection}. Texts
 * of fields whose values repeat are looked up by their bytes, together with what they mean.
 */
final class Values {
    private static final long NONE = CaseReport.NO_TIME;
    private static final List<Field> RECEIPTS =
            List.of(Field.RECEIVED_AT, Field.REPORTED_AT, Field.VISIT_AT, Field.ONSET_AT);

    private final DayClock clock;
    private final IntakeSettings settings;
    private final TimeText times;
    private final Lexicon[] lexicons = new Lexicon[Field.values().length];
    private final Value[] values = new Value[Field.values().length];
    private final Identity identity = new Identity();
    private Lexicon[] bySlot;
    private RawRecord record;
    private Schema schema;

    Values(DayClock clock, IntakeSettings settings) {
        this.clock = clock;
        this.settings = settings;
        this.times = new TimeText(clock);
        for (Field field : Field.values()) {
            lexicons[field.ordinal()] = field.repeats() ? new Lexicon() : null;
        }
    }

    /** Moves to a record; false if one of its values is no text. */
    boolean of(RawRecord next, Schema itsSchema) {
        record = next;
        if (itsSchema != schema) {
            schema = itsSchema;
            bySlot = new Lexicon[itsSchema.size()];
            for (int slot = 0; slot < bySlot.length; slot++) {
                bySlot[slot] = lexicons[itsSchema.field(slot).ordinal()];
            }
        }
        for (int slot = 0; slot < bySlot.length; slot++) {
            if (!look(slot)) {
                return false;
            }
        }
        return true;
    }

    private boolean look(int slot) {
        Lexicon lexicon = bySlot[slot];
        Value value = null;
        boolean sound = true;
        if (record.inBytes(slot)) {
            int from = record.from[slot];
            int to = record.to[slot];
            if (lexicon != null) {
                value = lexicon.of(record.bytes, from, to);
                sound = value != null;
            } else {
                sound = Bytes.isAscii(record.bytes, from, to) || Lexicon.decodes(record.text(slot));
            }
        } else if (lexicon != null && record.texts[slot] != null) {
            value = lexicon.of(record.texts[slot]);
        }
        values[slot] = value;
        return sound;
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
        int slot = schema.slot(field);
        if (slot < 0) {
            return null;
        }
        return values[slot] != null ? values[slot].text : record.text(slot);
    }

    /** Whether a field has a value. */
    boolean has(Field field) {
        int slot = schema.slot(field);
        return slot >= 0 && (values[slot] != null || record.has(slot));
    }

    /**
     * What a text of a field with few values means, found once for each text.
     *
     * @param field a field that repeats; always with the same way to find out
     * @param find finds the meaning of a text, or throws a {@link Rejection}
     * @param ifEmpty meaning of no value
     */
    long meaning(Field field, ToLongFunction<String> find, long ifEmpty) {
        int slot = schema.slot(field);
        Value value = slot < 0 ? null : values[slot];
        if (value == null) {
            return ifEmpty;
        }
        if (!value.known) {
            value.meaning = find.applyAsLong(value.text);
            value.known = true;
        }
        return value.meaning;
    }

    /** The identity of the record, if its id is the value of a field that is there. */
    Identity identity(Field field) {
        identity.of(source(), record, schema.slot(field));
        return identity;
    }

    /** Hash of a value that is there, as written. */
    long hash(Field field, SipHash hash) {
        int slot = schema.slot(field);
        return record.inBytes(slot)
                ? hash.hash(record.bytes, record.from[slot], record.to[slot])
                : hash.hash(record.text(slot));
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
        int slot = schema.slot(field);
        if (slot < 0 || !record.has(slot)) {
            return NONE;
        }
        long at = times.instant(record, slot);
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

    /** An instant that may neither lie after the receipt nor before the run could know of it. */
    long dated(Field field) {
        long at = past(field);
        if (at != NONE && at < settings.earliest()) {
            throw tooEarly(field);
        }
        return at;
    }

    private Rejection tooEarly(Field field) {
        String day = LocalDate.ofEpochDay(clock.dayOf(settings.earliest())).toString();
        return new Rejection(
                field, Reason.OLD_DATE, "not before " + day + ", the earliest day of the run");
    }

    /** An instant that may not lie after the receipt, nor too long before it. */
    long recent(Field field) {
        long at = dated(field);
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
        if (!has(Field.DIED_AT)) {
            return NONE;
        }
        boolean history = settings.maxDelayDays() == 0;
        return history && instant(Field.DIED_AT) > record.receivedAt ? NONE : past(Field.DIED_AT);
    }

    /** A flag: 0 if empty. */
    boolean flag(Field field) {
        int slot = schema.slot(field);
        Value value = slot < 0 ? null : values[slot];
        if (value == null) {
            return false;
        }
        if (!value.known) {
            value.meaning = isTrue(field, value.text) ? 1 : 0;
            value.known = true;
        }
        return value.meaning == 1;
    }

    private static boolean isTrue(Field field, String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "1", "true", "yes", "y", "是" -> true;
            case "0", "false", "no", "n", "否" -> false;
            default -> throw new Rejection(field, Reason.BAD_FLAG, "0 or 1");
        };
    }

    /** The version of the record, 1 if empty. */
    int version() {
        return (int) meaning(Field.RECORD_VERSION, Values::version, 1);
    }

    private static long version(String text) {
        int version = Numbers.whole(text);
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
        if (record.receivedAt < settings.earliest()) {
            throw tooEarly(receiptField());
        }
        if (record.receivedAt > settings.until()) {
            throw new Rejection(
                    receiptField(),
                    Reason.FUTURE_RECEIPT,
                    "not after the end of the run at " + clock.text(settings.until()));
        }
    }

    private Field receiptField() {
        for (Field field : RECEIPTS) {
            if (has(field)) {
                return field;
            }
        }
        return periodField();
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
        if (settings.earliest() != Long.MIN_VALUE && day < clock.dayOf(settings.earliest())) {
            throw tooEarly(periodField());
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
