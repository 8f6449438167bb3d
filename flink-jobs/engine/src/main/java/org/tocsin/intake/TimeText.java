package org.tocsin.intake;

import org.tocsin.place.DayClock;

/**
 * Reads dates and times as the files write them, without an object per value: {@code
 * 2024-02-13T08:05:00+08:00}, {@code 2024-02-13 08:05[:00]} (local), {@code 2024/2/13 8:05}, {@code
 * 20240213}, {@code 2024年2月13日}, or a date alone, which means 12:00 local of that day.
 */
final class TimeText {
    /** What an unreadable text gives. */
    static final long NONE = Long.MIN_VALUE;

    /** What an unreadable date gives. */
    static final int NO_DAY = Integer.MIN_VALUE;

    private static final int NOON = 12 * 60;

    private final DayClock clock;
    private final TimeBytes bytes;
    private String text;
    private int at;

    TimeText(DayClock clock) {
        this.clock = clock;
        this.bytes = new TimeBytes(clock, this);
    }

    /** Epoch milliseconds UTC of a value of a record, or {@link #NONE}. */
    long instant(RawRecord record, int slot) {
        long usual = NONE;
        if (record.inBytes(slot)) {
            usual = bytes.instant(record.bytes, record.from[slot], record.to[slot]);
        }
        return usual != NONE ? usual : instant(record.text(slot));
    }

    /** Epoch milliseconds UTC, or {@link #NONE}. */
    long instant(String value) {
        start(value);
        int day = date();
        if (day == NO_DAY) {
            return NONE;
        }
        skip(' ', 'T');
        if (at == text.length()) {
            return clock.at(day, NOON);
        }
        return timeOn(day);
    }

    /** Local epoch day of a date without a time, or {@link #NO_DAY}. */
    int day(String value) {
        start(value);
        int day = date();
        return day == NO_DAY || at < text.length() ? NO_DAY : day;
    }

    /** Whether a readable text is a date without a time. */
    static boolean isDate(String value) {
        return value.indexOf(':') < 0 && value.indexOf('时') < 0;
    }

    /**
     * Local epoch day of the Monday of an ISO week such as {@code 2001-W05}, or {@link #NO_DAY}.
     */
    int monday(String value) {
        start(value);
        int year = number(4, 4);
        skip('-', ' ');
        skip('W', 'w');
        int week = number(1, 2);
        skip('周', '周');
        return at < text.length() ? NO_DAY : mondayOf(year, week);
    }

    /** Local epoch day of the Monday of an ISO week, or {@link #NO_DAY} if there is none. */
    static int mondayOf(int year, int week) {
        if (year < 1000 || week < 1 || week > 53) {
            return NO_DAY;
        }
        int first = firstMonday(year);
        int day = first + 7 * (week - 1);
        return day < firstMonday(year + 1) ? day : NO_DAY;
    }

    private static int firstMonday(int year) {
        int fourth = epochDay(year, 1, 4);
        return fourth - Math.floorMod(fourth + 3, 7);
    }

    private void start(String value) {
        text = value;
        at = 0;
    }

    private int date() {
        int year = number(4, 4);
        if (year < 0) {
            return NO_DAY;
        }
        boolean packed = at < text.length() && isDigit(text.charAt(at));
        skip('-', '/');
        skip('.', '年');
        int month = number(packed ? 2 : 1, 2);
        skip('-', '/');
        skip('.', '月');
        int day = number(packed ? 2 : 1, 2);
        skip('日', '日');
        if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
            return NO_DAY;
        }
        return epochDay(year, month, day);
    }

    private long timeOn(int day) {
        int hour = number(1, 2);
        boolean colon = skip(':', '时');
        int minute = colon && at < text.length() ? number(1, 2) : 0;
        int second = 0;
        if (skip(':', '分') && at < text.length()) {
            second = number(1, 2);
            skip('秒', '秒');
        }
        int millis = fraction();
        if (!colon || bad(hour, 23) || bad(minute, 59) || bad(second, 59) || millis < 0) {
            return NONE;
        }
        long rest = second * 1000L + millis;
        int minuteOfDay = hour * 60 + minute;
        if (at == text.length()) {
            return clock.at(day, minuteOfDay) + rest;
        }
        int offset = offsetMinutes();
        return offset == NO_DAY
                ? NONE
                : day * 86_400_000L + (minuteOfDay - offset) * 60_000L + rest;
    }

    private static boolean bad(int value, int max) {
        return value < 0 || value > max;
    }

    private int fraction() {
        if (!skip('.', ',')) {
            return 0;
        }
        int start = at;
        int millis = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (at - start < 3) {
                millis = millis * 10 + text.charAt(at) - '0';
            }
            at++;
        }
        for (int digits = at - start; digits < 3; digits++) {
            millis *= 10;
        }
        return at == start ? -1 : millis;
    }

    private int offsetMinutes() {
        if (skip('Z', 'z')) {
            return at == text.length() ? 0 : NO_DAY;
        }
        boolean east = text.charAt(at) == '+';
        if (!skip('+', '-')) {
            return NO_DAY;
        }
        int hours = number(2, 2);
        skip(':', ':');
        int minutes = at == text.length() ? 0 : number(2, 2);
        if (at < text.length() || bad(hours, 18) || bad(minutes, 59)) {
            return NO_DAY;
        }
        return (east ? 1 : -1) * (hours * 60 + minutes);
    }

    private int number(int least, int most) {
        int value = 0;
        int digits = 0;
        while (digits < most && at < text.length() && isDigit(text.charAt(at))) {
            value = value * 10 + text.charAt(at++) - '0';
            digits++;
        }
        return digits < least ? -1 : value;
    }

    private boolean skip(char one, char other) {
        if (at < text.length() && (text.charAt(at) == one || text.charAt(at) == other)) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1970-01-01 of a civil date (H. Hinnant, days_from_civil). */
    private static int epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097 + dayOfEra - 719_468;
    }
}
