package org.tocsin.bench.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Scans the columns of a CSV file as byte ranges of one buffer. */
final class Columns implements Closeable {
    private static final int MOST = 64;

    private final InputStream in;
    private final Map<String, Integer> names = new HashMap<>();
    private byte[] buffer = new byte[1 << 20];
    private int next;
    private int filled;
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];

    Columns(Path file) throws IOException {
        in = Files.newInputStream(file);
        if (advance()) {
            for (int i = 0; i < MOST && to[i] > 0; i++) {
                names.put(text(i), i);
            }
        }
    }

    /** Index of a column, -1 if the file does not have it. */
    int column(String name) {
        return names.getOrDefault(name, -1);
    }

    /** Moves to the next line; false at the end. */
    boolean advance() throws IOException {
        int at = next;
        int column = 0;
        int start = at;
        boolean quoted = false;
        while (true) {
            if (at == filled) {
                int moved = next;
                if (!refill()) {
                    return false;
                }
                at -= moved;
                start -= moved;
                for (int i = 0; i < column; i++) {
                    from[i] -= moved;
                    to[i] -= moved;
                }
            }
            byte b = buffer[at++];
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && (b == ',' || b == '\n')) {
                from[column] = start;
                to[column++] = at - 1;
                start = at;
                if (b == '\n') {
                    next = at;
                    return true;
                }
            }
        }
    }

    private boolean refill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    boolean isEmpty(int column) {
        return column < 0 || from[column] == to[column];
    }

    String text(int column) {
        return new String(buffer, from[column], to[column] - from[column], StandardCharsets.UTF_8);
    }

    /** A 64-bit hash of a column; 0 if empty. */
    long hash(int column) {
        if (isEmpty(column)) {
            return 0;
        }
        long h = 0xcbf29ce484222325L;
        for (int i = from[column]; i < to[column]; i++) {
            h = (h ^ buffer[i]) * 0x100000001b3L;
        }
        h ^= h >>> 29;
        return h == 0 ? 1 : h;
    }

    /** A small whole number; the default if empty. */
    int number(int column, int none) {
        if (isEmpty(column)) {
            return none;
        }
        int n = 0;
        for (int i = from[column]; i < to[column]; i++) {
            n = n * 10 + buffer[i] - '0';
        }
        return n;
    }

    /** Tenths of a number with at most one decimal place; 0 if empty. */
    int tenths(int column) {
        int n = 0;
        boolean point = false;
        for (int i = column < 0 ? 0 : from[column]; i < (column < 0 ? 0 : to[column]); i++) {
            point |= buffer[i] == '.';
            n = buffer[i] == '.' ? n : n * 10 + buffer[i] - '0';
        }
        return point ? n : 10 * n;
    }

    /** Epoch day of a date {@code 2024-02-13}, whatever follows it. */
    int day(int column) {
        int at = from[column];
        int y = two(at) * 100 + two(at + 2);
        int m = two(at + 5);
        y -= m <= 2 ? 1 : 0;
        int yearOfEra = y % 400;
        int dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + two(at + 8) - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return y / 400 * 146_097 + dayOfEra - 719_468;
    }

    /** Minute of the local day in a time {@code 2024-02-13T08:05:00+08:00}; noon of a date. */
    int minute(int column) {
        boolean timed = to[column] - from[column] >= 16;
        return timed ? two(from[column] + 11) * 60 + two(from[column] + 14) : 720;
    }

    private int two(int at) {
        return (buffer[at] - '0') * 10 + buffer[at + 1] - '0';
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
