package org.tocsin.intake;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Eight bytes at a time. Arrays that are read near their end must have {@value #PADDING} bytes more
 * than they hold.
 */
final class Bytes {
    /** Bytes that must follow the last one of an array. */
    static final int PADDING = 72;

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private Bytes() {}

    /** Eight bytes as a word, the first in its lowest bits. */
    static long word(byte[] data, int at) {
        return (long) WORDS.get(data, at);
    }

    /** A word that holds a byte eight times. */
    static long repeated(int b) {
        return ONES * (b & 0xff);
    }

    /** The high bit of every byte in which two words agree, and no other bit. */
    static long same(long word, long other) {
        long x = word ^ other;
        return ~((x & ~HIGHS) + ~HIGHS | x | ~HIGHS);
    }

    /** The first 1 to 7 bytes of a word. */
    static long first(long word, int length) {
        return word & (1L << Byte.SIZE * length) - 1;
    }

    /** Whether all bytes of a range are ASCII. */
    static boolean isAscii(byte[] data, int from, int to) {
        long high = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            high |= word(data, at);
        }
        if (at < to) {
            high |= first(word(data, at), to - at);
        }
        return (high & HIGHS) == 0;
    }

    /** A bit for each byte of a word whose high bit is set, the first byte lowest. */
    static int mask(long highs) {
        // Bit 8 i times 2 to the power of 56 - 7 i is bit 56 + i; no two products meet.
        return (int) ((highs >>> 7) * 0x0102040810204080L >>> 56);
    }

    /** Spreads a word over all bits. */
    static long mix(long word) {
        long mixed = word * MULTIPLIER;
        return mixed ^ mixed >>> 32;
    }

    /** A hash of a range of at least eight bytes; the last, overlapping word covers the rest. */
    static long hash(byte[] data, int from, int to) {
        long hash = to - from;
        for (int at = from; at < to - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ word(data, at));
        }
        return mix(hash ^ word(data, to - Long.BYTES));
    }

    /** Whether a key of at least eight bytes and a range of the same length are equal. */
    static boolean equal(byte[] key, int length, byte[] data, int from) {
        long difference = 0;
        for (int at = 0; at < length - Long.BYTES; at += Long.BYTES) {
            difference |= word(key, at) ^ word(data, from + at);
        }
        int last = length - Long.BYTES;
        return (difference | word(key, last) ^ word(data, from + last)) == 0;
    }

    /** A copy of a range, padded. */
    static byte[] padded(byte[] data, int from, int to) {
        return Arrays.copyOf(Arrays.copyOfRange(data, from, to), to - from + PADDING);
    }
}
