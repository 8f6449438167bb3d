package org.tocsin.intake;

import java.nio.charset.StandardCharsets;

/** The identity of a record over all versions, {@code source:id}, and its stable hash. */
final class Identity {
    private byte[] bytes = new byte[256];
    private String source;
    private int prefix;

    /** The identity as text. */
    String text;

    /** Unkeyed hash of the text. */
    long hash;

    /** Takes the identity of a record whose id is the value of a slot. */
    void of(String itsSource, RawRecord record, int slot) {
        if (!itsSource.equals(source)) {
            byte[] head = (itsSource + ':').getBytes(StandardCharsets.UTF_8);
            bytes = java.util.Arrays.copyOf(head, head.length + 256);
            prefix = head.length;
            source = itsSource;
        }
        if (record.inBytes(slot) && record.to[slot] - record.from[slot] < 256) {
            int length = record.to[slot] - record.from[slot];
            System.arraycopy(record.bytes, record.from[slot], bytes, prefix, length);
            text = new String(bytes, 0, prefix + length, StandardCharsets.UTF_8);
            hash = SipHash.unkeyed().hash(bytes, 0, prefix + length);
        } else {
            text = itsSource + ':' + record.text(slot);
            hash = SipHash.unkeyed().hash(text);
        }
    }
}
