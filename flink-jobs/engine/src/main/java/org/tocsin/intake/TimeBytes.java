package org.tocsin.intake;

import java.nio.charset.StandardCharsets;
import org.tocsin.place.DayClock;

/**
 * Reads the usual written forms of an instant straight from bytes: {@code
 * 2024-02-13T08:05:00+08:00}, and local {@code 2024-02-13 08:05[:00]} with a blank or T. Dates come
 * from a small cache. Everything else is left to {@link TimeText}.
 */
final class TimeBytes {
    private static final int DAYS = 1 << 9;
    private static final int DATE = 10;
    private static final int MINUTES = 16;
    private static final int SECONDS = 19;
    private static final int WITH_OFFSET = 25;
    private static final long ZEROS = Bytes.repeated('0');
    private static final long BEYOND_NINE = Bytes.repeated(0x80 - 10);

    private final DayClock clock;
    private final TimeText times;
    private final long[] yearMonths = new long[DAYS];
    private final int[] daysOfMonth = new int[DAYS];
    private final int[] epochDays = new int[DAYS];
    private long offsetSeen;
    private long offsetMs;

    TimeBytes(DayClock clock, TimeText times) {
        this.clock = clock;
        this.times = times;
    }

    /** Epoch milliseconds UTC, or {@link TimeText#NONE} if it is no usual form. */
    long instant(byte[] b, int from, int to) {
        int length = to - from;
        if (length != WITH_OFFSET && length != SECONDS && length != MINUTES) {
            return TimeText.NONE;
        }
        long time = Bytes.word(b, from + 8);
        int separator = (int) (time >>> 16) & 0xff;
        int minute = minuteOfDay(time);
        int second = length == MINUTES ? 0 : second(b, from + MINUTES);
        boolean sound = minute >= 0 && second >= 0 && (separator == 'T' || separator == ' ');
        int day = sound ? day(b, from, (int) time & 0xffff) : TimeText.NO_DAY;
        if (day == TimeText.NO_DAY) {
            return TimeText.NONE;
        }
        if (length != WITH_OFFSET) {
            return clock.at(day, minute) + second * 1_000L;
        }
        if (!isOffset(b, from + SECONDS)) {
            return TimeText.NONE;
        }
        return day * 86_400_000L + minute * 60_000L + second * 1_000L - offsetMs;
    }

    /** Minute of the day of a word whose last five bytes are {@code 08:05}; negative if not. */
    private static int minuteOfDay(long time) {
        long digits = (time ^ ZEROS) & 0xffff_00ff_ff00_0000L;
        boolean sound = (time >>> 40 & 0xff) == ':' && areDigits(digits);
        int hour = (int) (digits >>> 24 & 0xf) * 10 + (int) (digits >>> 32 & 0xf);
        int minute = (int) (digits >>> 48 & 0xf) * 10 + (int) (digits >>> 56 & 0xf);
        return sound && hour < 24 && minute < 60 ? hour * 60 + minute : -1;
    }

    /** The seconds of {@code :00}; negative if there are none. */
    private static int second(byte[] b, int at) {
        int tens = b[at + 1] - '0';
        int ones = b[at + 2] - '0';
        boolean sound = b[at] == ':' && tens >= 0 && tens < 6 && ones >= 0 && ones <= 9;
        return sound ? tens * 10 + ones : -1;
    }

    private static boolean areDigits(long digits) {
        return ((digits + BEYOND_NINE | digits) & Bytes.repeated(0x80)) == 0;
    }

    private int day(byte[] b, int from, int dayOfMonth) {
        long yearMonth = Bytes.word(b, from);
        int place = (int) ((yearMonth >>> 16 ^ yearMonth >>> 43) * 31 + (dayOfMonth >>> 8));
        place = (place + (dayOfMonth << 4)) & DAYS - 1;
        if (yearMonths[place] == yearMonth && daysOfMonth[place] == dayOfMonth) {
            return epochDays[place];
        }
        String date = new String(b, from, DATE, StandardCharsets.ISO_8859_1);
        boolean dashes = date.charAt(4) == '-' && date.charAt(7) == '-';
        int day = dashes ? times.day(date) : TimeText.NO_DAY;
        if (day != TimeText.NO_DAY) {
            yearMonths[place] = yearMonth;
            daysOfMonth[place] = dayOfMonth;
            epochDays[place] = day;
        }
        return day;
    }

    /** Reads {@code +08:00}; the last one is remembered. */
    private boolean isOffset(byte[] b, int at) {
        long offset = Bytes.first(Bytes.word(b, at), WITH_OFFSET - SECONDS);
        if (offset == offsetSeen) {
            return true;
        }
        String text = "1970-01-01T00:00:00";
        text += new String(b, at, WITH_OFFSET - SECONDS, StandardCharsets.ISO_8859_1);
        long epoch = times.instant(text);
        if (text.charAt(SECONDS + 3) != ':' || epoch == TimeText.NONE) {
            return false;
        }
        offsetMs = -epoch;
        offsetSeen = offset;
        return true;
    }
}
