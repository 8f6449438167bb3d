package org.tocsin.intake;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * SipHash-2-4, a keyed 64-bit hash (J.-P. Aumasson and D. J. Bernstein, 2012). With a secret key it
 * makes pseudonyms that cannot be recomputed without the key; with the zero key it is a stable,
 * well-mixing hash of identities.
 */
public final class SipHash implements Serializable {
    private static final SipHash UNKEYED = new SipHash(new byte[16]);

    private final long key0;
    private final long key1;

    /**
     * Creates a hash.
     *
     * @param key 16 bytes
     */
    public SipHash(byte[] key) {
        key0 = word(key, 0, 8);
        key1 = word(key, 8, 8);
    }

    /** The hash with the zero key, for identities that are not secret. */
    public static SipHash unkeyed() {
        return UNKEYED;
    }

    /** Hash of a text's UTF-8 bytes. */
    public long hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hash of bytes. */
    public long hash(byte[] data) {
        return hash(data, 0, data.length);
    }

    /** Hash of a range of bytes. */
    long hash(byte[] data, int from, int to) {
        long v0 = key0 ^ 0x736f6d6570736575L;
        long v1 = key1 ^ 0x646f72616e646f6dL;
        long v2 = key0 ^ 0x6c7967656e657261L;
        long v3 = key1 ^ 0x7465646279746573L;
        int whole = from + (to - from & ~7);
        // The last word holds the remaining bytes and the length; four more rounds finish.
        for (int at = from; at <= whole + 8; at += 8) {
            boolean finish = at == whole + 8;
            long m = 0;
            if (finish) {
                v2 ^= 0xff;
            } else {
                m = at < whole ? Bytes.word(data, at) : last(data, from, whole, to);
                v3 ^= m;
            }
            for (int round = finish ? 4 : 2; round > 0; round--) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= m;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static long last(byte[] data, int from, int whole, int to) {
        return word(data, whole, to - whole) | (long) (to - from) << 56;
    }

    private static long word(byte[] data, int from, int length) {
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | data[from + i] & 0xff;
        }
        return word;
    }
}
