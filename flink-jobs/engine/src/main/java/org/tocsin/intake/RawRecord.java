package org.tocsin.intake;

import java.nio.charset.StandardCharsets;

/**
 * One record as read, before anything is believed. Its values are aligned with the {@link Schema}
 * of its file and kind; ignored columns are not kept. A value is a text, or a range of the reader's
 * bytes (UTF-8) that is decoded only when somebody asks for its text.
 */
public final class RawRecord {
    /** Index of the file in the catalog. */
    public int file;

    /** First line of the record, from 1; the header is line 1. For sheets the row number. */
    public long line;

    /** Kind, or null where a broken record does not tell. */
    public RecordKind kind;

    /**
     * Receipt time, epoch milliseconds UTC: {@code received_at}, else {@code reported_at}, else the
     * visit, onset or end of the counted period. {@link Long#MIN_VALUE} if missing or unparseable.
     */
    public long receivedAt = Long.MIN_VALUE;

    /** Reason code if the record is physically broken, else null. */
    public String broken;

    /** What would have been right, for a broken record, else null. */
    public String expected;

    /** Masked raw text of a broken record, else null. */
    public String raw;

    /**
     * Texts by slot, null where empty. Empty array for a broken record. With bytes: what holds
     * where the range is empty.
     */
    String[] texts = {};

    /** Bytes that hold the record, or null if it is kept as texts. */
    byte[] bytes;

    /** First byte of the value of each slot, blanks left out. */
    int[] from;

    /** One past the last byte of the value of each slot; as {@link #from} where empty. */
    int[] to;

    /** First byte of the record. */
    int start;

    /** One past the last byte of the record. */
    int end;

    /** Whether the record is physically broken. */
    public boolean isBroken() {
        return broken != null;
    }

    /** Whether a slot has a value. */
    boolean has(int slot) {
        return inBytes(slot) || texts[slot] != null;
    }

    /** The text of a slot, or null if empty. */
    String text(int slot) {
        return inBytes(slot)
                ? new String(bytes, from[slot], to[slot] - from[slot], StandardCharsets.UTF_8)
                : texts[slot];
    }

    /** Whether the value of a slot is a range of the bytes. */
    boolean inBytes(int slot) {
        return bytes != null && from[slot] < to[slot];
    }
}
