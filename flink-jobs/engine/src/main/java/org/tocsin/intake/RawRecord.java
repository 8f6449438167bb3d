package org.tocsin.intake;

/**
 * One record as read, before anything is believed. Its values are aligned with the {@link Schema}
 * of its file and kind; ignored columns are not kept.
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

    /** Values by schema slot; null where empty. Empty array for a broken record. */
    public String[] values = {};

    /** Reason code if the record is physically broken, else null. */
    public String broken;

    /** What would have been right, for a broken record, else null. */
    public String expected;

    /** Masked raw text of a broken record, else null. */
    public String raw;

    /** Whether the record is physically broken. */
    public boolean isBroken() {
        return broken != null;
    }
}
