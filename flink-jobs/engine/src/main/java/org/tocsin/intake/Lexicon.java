package org.tocsin.intake;

import java.nio.charset.StandardCharsets;

/**
 * The values of one field by their UTF-8 bytes, so that millions of rows share a few thousand texts
 * and meanings. Open addressing; forgets everything when {@value #KEPT} values are there. Up to
 * {@value #SHORT} bytes are themselves the key, two words with the length in the last byte; longer
 * ones are told apart by a hash, and then byte by byte.
 */
final class Lexicon {
    /** What decoders put in place of bytes that are no text. */
    private static final char UNDECODABLE = '\uFFFD';

    private static final int KEPT = 1 << 16;
    private static final int SMALLEST = 1 << 6;
    private static final int SHORT = 15;
    private static final long LONG = 1L << 63;
    private static final long[] HEADS = new long[SHORT + 1];
    private static final long[] TAILS = new long[SHORT + 1];

    static {
        for (int length = 1; length <= SHORT; length++) {
            HEADS[length] = length < Long.BYTES ? Bytes.first(-1L, length) : -1L;
            TAILS[length] = length <= Long.BYTES ? 0 : Bytes.first(-1L, length - Long.BYTES);
        }
    }

    private long[] keys = new long[SMALLEST * 2];
    private Value[] values = new Value[SMALLEST];
    private int size;

    /** Whether a decoded text had no undecodable bytes. */
    static boolean decodes(String text) {
        return text.indexOf(UNDECODABLE) < 0;
    }

    /** The value of a text. */
    Value of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(Bytes.padded(bytes, 0, bytes.length), 0, bytes.length);
    }

    /** The value of a range that is not empty, or null if it is no UTF-8 text. */
    Value of(byte[] data, int from, int to) {
        int length = to - from;
        if (length > SHORT) {
            return ofLong(data, from, to);
        }
        long head = Bytes.word(data, from) & HEADS[length];
        long tail = Bytes.word(data, from + Long.BYTES) & TAILS[length] | (long) length << 56;
        int place = place(head, tail);
        for (Value v = values[place]; v != null; v = values[place]) {
            if (keys[2 * place] == head && keys[2 * place + 1] == tail) {
                return v;
            }
            place = next(place);
        }
        return add(head, tail, data, from, to);
    }

    private Value ofLong(byte[] data, int from, int to) {
        long head = Bytes.hash(data, from, to);
        long tail = LONG | to - from;
        int place = place(head, tail);
        for (Value v = values[place]; v != null; v = values[place]) {
            if (keys[2 * place] == head
                    && keys[2 * place + 1] == tail
                    && Bytes.equal(v.key, to - from, data, from)) {
                return v;
            }
            place = next(place);
        }
        return add(head, tail, data, from, to);
    }

    private int place(long head, long tail) {
        return (int) (Bytes.mix(head ^ Long.rotateLeft(tail, 23)) & values.length - 1);
    }

    private int next(int place) {
        return place + 1 & values.length - 1;
    }

    private Value add(long head, long tail, byte[] data, int from, int to) {
        String text = new String(data, from, to - from, StandardCharsets.UTF_8);
        if (!decodes(text)) {
            return null;
        }
        if (size >= KEPT) {
            keys = new long[SMALLEST * 2];
            values = new Value[SMALLEST];
            size = 0;
        } else if (size * 2 >= values.length) {
            grow();
        }
        Value value = new Value(text, tail < 0 ? Bytes.padded(data, from, to) : null);
        put(head, tail, value);
        size++;
        return value;
    }

    private void put(long head, long tail, Value value) {
        int place = place(head, tail);
        while (values[place] != null) {
            place = next(place);
        }
        keys[2 * place] = head;
        keys[2 * place + 1] = tail;
        values[place] = value;
    }

    private void grow() {
        long[] oldKeys = keys;
        Value[] old = values;
        keys = new long[oldKeys.length * 2];
        values = new Value[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                put(oldKeys[2 * i], oldKeys[2 * i + 1], old[i]);
            }
        }
    }
}
