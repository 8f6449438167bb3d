package org.tocsin.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes byte ranges and keeps the texts of values that repeat, so that millions of rows share a
 * few thousand strings. Direct-mapped: a new value replaces an old one in the same place.
 */
final class TextCache {
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
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + data[i];
        }
        int place = (hash ^ hash >>> 15) & SIZE - 1;
        byte[] key = keys[place];
        if (key == null || !Arrays.equals(key, 0, key.length, data, from, to)) {
            keys[place] = Arrays.copyOfRange(data, from, to);
            texts[place] = text(data, from, to);
        }
        return texts[place];
    }

    /** The text of a range. Undecodable bytes become U+FFFD. */
    String text(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] < 0) {
                return new String(data, from, to - from, charset);
            }
        }
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
