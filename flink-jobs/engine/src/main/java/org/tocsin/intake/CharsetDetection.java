package org.tocsin.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Tells UTF-8 from GB18030. A byte order mark decides; otherwise every line that is not plain ASCII
 * votes, because GB18030 text is practically never valid UTF-8, and a few broken records must not
 * turn a whole file into the other character set.
 */
final class CharsetDetection {
    static final Charset GB18030 = Charset.forName("GB18030");

    private CharsetDetection() {}

    /** Whether the bytes begin with a UTF-8 byte order mark. */
    static boolean hasMark(byte[] head, int length) {
        return length >= 3
                && head[0] == (byte) 0xEF
                && head[1] == (byte) 0xBB
                && head[2] == (byte) 0xBF;
    }

    /** Whether the bytes begin with a UTF-16 byte order mark, which is not read. */
    static boolean isUtf16(byte[] head, int length) {
        return length >= 2
                && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                        || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE);
    }

    /** The character set of the beginning of a file. */
    static Charset of(byte[] head, int length) {
        if (hasMark(head, length)) {
            return StandardCharsets.UTF_8;
        }
        int valid = 0;
        int invalid = 0;
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (head[i] == '\n') {
                int vote = vote(head, start, i);
                valid += vote > 0 ? 1 : 0;
                invalid += vote < 0 ? 1 : 0;
                start = i + 1;
            }
        }
        if (valid == 0 && invalid == 0) {
            invalid = vote(head, start, length) < 0 ? 1 : 0;
        }
        return valid >= invalid ? StandardCharsets.UTF_8 : GB18030;
    }

    /** 1 for a line of UTF-8 beyond ASCII, -1 for one that is not UTF-8, 0 for ASCII. */
    private static int vote(byte[] head, int start, int end) {
        int at = start;
        while (at < end && head[at] >= 0) {
            at++;
        }
        if (at == end) {
            return 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, at, end - at));
            return 1;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
