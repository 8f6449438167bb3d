package org.tocsin.intake;

import org.tocsin.place.DayClock;

/**
 * The receipt time of a raw record: {@code received_at}, else {@code reported_at}, else what a
 * history list has: the visit, else the onset. A daily report or count without any is received when
 * its period is over.
 */
final class ReceiptTime {
    private final DayClock clock;
    private final TimeText times;

    ReceiptTime(DayClock clock) {
        this.clock = clock;
        this.times = new TimeText(clock);
    }

    /** Values of a schema's slots where the file does not say: the constants. */
    static String[] template(InputFile file, Schema schema) {
        String[] values = new String[schema.size()];
        file.constants()
                .forEach(
                        (field, value) -> {
                            if (schema.has(field)) {
                                values[schema.slot(field)] = value;
                            }
                        });
        return values;
    }

    /** Epoch milliseconds UTC, or {@link TimeText#NONE} if missing or unreadable. */
    long of(Schema schema, RawRecord record) {
        int slot = given(schema, record, Field.RECEIVED_AT, Field.REPORTED_AT);
        if (slot < 0 && schema.kind().isCase()) {
            slot = given(schema, record, Field.VISIT_AT, Field.ONSET_AT);
        }
        if (slot >= 0) {
            return times.instant(record, slot);
        }
        int after = dayAfterPeriod(schema, record);
        return after == TimeText.NO_DAY ? TimeText.NONE : clock.startOf(after);
    }

    private static int given(Schema schema, RawRecord record, Field first, Field second) {
        int slot = schema.slot(first);
        if (slot < 0 || !record.has(slot)) {
            slot = schema.slot(second);
        }
        return slot < 0 || !record.has(slot) ? -1 : slot;
    }

    private int dayAfterPeriod(Schema schema, RawRecord record) {
        int day = periodStart(schema, record, times);
        if (day == TimeText.NO_DAY) {
            return day;
        }
        return day + periodDays(schema, record);
    }

    /** First local day of a daily report or count, or {@link TimeText#NO_DAY}. */
    static int periodStart(Schema schema, RawRecord record, TimeText times) {
        String date = schema.value(record, Field.DATE);
        if (date != null) {
            return times.day(date);
        }
        String week = schema.value(record, Field.WEEK);
        String year = schema.value(record, Field.YEAR);
        if (week == null) {
            return TimeText.NO_DAY;
        }
        return year == null
                ? times.monday(week)
                : TimeText.mondayOf(Numbers.whole(year), Numbers.whole(week));
    }

    /** Days that a daily report or count covers. */
    static int periodDays(Schema schema, RawRecord record) {
        return schema.value(record, Field.DATE) != null ? 1 : 7;
    }
}
