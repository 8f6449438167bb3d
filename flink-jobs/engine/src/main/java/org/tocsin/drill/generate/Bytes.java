package org.tocsin.drill.generate;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** A growing buffer that writes UTF-8 text, numbers and local times without making objects. */
final class Bytes {
    private static final int DAY = 86_400;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Days 1970 to 2199 as {@code yyyy-mm-dd}, filled when first needed. */
    private static final byte[][] DATES = new byte[84_000][];

    byte[] data;
    int size;

    Bytes(int capacity) {
        data = new byte[capacity];
    }

    void clear() {
        size = 0;
    }

    private void room(int more) {
        if (size + more > data.length) {
            data = Arrays.copyOf(data, Math.max(size + more, data.length * 2));
        }
    }

    void put(byte value) {
        room(1);
        data[size++] = value;
    }

    void put(byte[] values, int from, int length) {
        room(length);
        System.arraycopy(values, from, data, size, length);
        size += length;
    }

    /** Text of the basic plane; nothing is quoted, so it must not contain commas. */
    void text(String text) {
        int n = text.length();
        room(n * 3);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                data[size++] = (byte) c;
            } else if (c < 0x800) {
                data[size++] = (byte) (0xC0 | c >> 6);
                data[size++] = (byte) (0x80 | c & 0x3F);
            } else {
                data[size++] = (byte) (0xE0 | c >> 12);
                data[size++] = (byte) (0x80 | c >> 6 & 0x3F);
                data[size++] = (byte) (0x80 | c & 0x3F);
            }
        }
    }

    void number(long value) {
        if (value < 0 || value > 999) {
            text(Long.toString(value));
            return;
        }
        room(3);
        if (value >= 100) {
            data[size++] = (byte) ('0' + value / 100);
        }
        if (value >= 10) {
            data[size++] = (byte) ('0' + value / 10 % 10);
        }
        data[size++] = (byte) ('0' + value % 10);
    }

    void hex(long value, int digits) {
        room(digits);
        for (int i = digits - 1; i >= 0; i--) {
            data[size++] = HEX[(int) (value >>> 4 * i & 15)];
        }
    }

    /** {@code yymmdd} of a local day. */
    void compactDate(int day) {
        byte[] date = date(day);
        room(6);
        for (int i : new int[] {2, 3, 5, 6, 8, 9}) {
            data[size++] = date[i];
        }
    }

    void isoDate(int day) {
        put(date(day), 0, 10);
    }

    /** ISO date-time to the second with the offset, or nothing if unknown. */
    void time(long localSeconds, byte[] offset) {
        if (localSeconds == Encounter.NO_TIME) {
            return;
        }
        isoDate((int) Math.floorDiv(localSeconds, (long) DAY));
        int second = (int) Math.floorMod(localSeconds, (long) DAY);
        room(9 + offset.length);
        data[size++] = 'T';
        twoDigits(second / 3600);
        data[size++] = ':';
        twoDigits(second / 60 % 60);
        data[size++] = ':';
        twoDigits(second % 60);
        put(offset, 0, offset.length);
    }

    private void twoDigits(int value) {
        data[size++] = (byte) ('0' + value / 10);
        data[size++] = (byte) ('0' + value % 10);
    }

    private static byte[] date(int day) {
        byte[] date = DATES[day];
        if (date == null) {
            date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
            DATES[day] = date;
        }
        return date;
    }

    @Override
    public String toString() {
        return new String(data, 0, size, StandardCharsets.UTF_8);
    }
}
