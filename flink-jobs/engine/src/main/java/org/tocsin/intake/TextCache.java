package org.tocsin.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes byte ranges and keeps the texts of values that repeat, so that millions of rows share a
 * few thousand strings. Direct-mapped: a new value replaces an old one in the same place.
 */
final class TextCache {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int SIZE = 1 << 13;
    private static final int LONGEST = 96;

    private final byte[][] keys = new byte[SIZE][];
    private final String[] texts = new String[SIZE];
    private final Charset charset;

    TextCache(Charset charset) {
        this.charset = charset;
    }

    /** The text of a range whose value is likely to come again. */
    String repeated(byte[] data, int from, int to) {
        if (to - from > LONGEST) {
            return text(data, from, to);
        }
        int hash = hash(data, from, to);
        int place = hash & SIZE - 1;
        byte[] key = keys[place];
        if (key == null || !Arrays.equals(key, 0, key.length, data, from, to)) {
            keys[place] = Arrays.copyOfRange(data, from, to);
            texts[place] = text(data, from, to);
        }
        return texts[place];
    }

    /** Mixes eight bytes at a time; the last, overlapping word covers the rest. */
    private static int hash(byte[] data, int from, int to) {
        int length = to - from;
        long hash = length;
        if (length < Long.BYTES) {
            for (int i = from; i < to; i++) {
                hash = hash << 8 | data[i] & 0xff;
            }
        } else {
            for (int i = from; i < to - Long.BYTES; i += Long.BYTES) {
                hash = (hash ^ (long) WORDS.get(data, i)) * MULTIPLIER;
            }
            hash ^= (long) WORDS.get(data, to - Long.BYTES);
        }
        return (int) (hash * MULTIPLIER >>> 40);
    }

    /** The text of a range. Undecodable bytes become U+FFFD. */
    String text(byte[] data, int from, int to) {
        return charset == StandardCharsets.UTF_8 || !isAscii(data, from, to)
                ? new String(data, from, to - from, charset)
                : new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
