package org.tocsin.intake;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** The fields that the records of one kind carry in one file, and the slot of each. */
public final class Schema implements Serializable {
    private final RecordKind kind;
    private final Field[] fields;
    private final Field id;
    private final int[] slots = new int[Field.values().length];

    /**
     * Creates a schema.
     *
     * @param kind kind of the records
     * @param fields distinct fields in slot order
     */
    Schema(RecordKind kind, List<Field> fields) {
        this.kind = kind;
        this.fields = fields.toArray(Field[]::new);
        Arrays.fill(slots, -1);
        for (int slot = 0; slot < this.fields.length; slot++) {
            slots[this.fields[slot].ordinal()] = slot;
        }
        this.id = KindFields.id(kind, this);
    }

    /** Kind of the records. */
    public RecordKind kind() {
        return kind;
    }

    /** Number of slots. */
    public int size() {
        return fields.length;
    }

    /** The field of a slot. */
    public Field field(int slot) {
        return fields[slot];
    }

    /** The field that identifies a record, or null if there is none. */
    public Field id() {
        return id;
    }

    /** Whether a field has a slot. */
    public boolean has(Field field) {
        return slots[field.ordinal()] >= 0;
    }

    /** The slot of a field, or -1. */
    public int slot(Field field) {
        return slots[field.ordinal()];
    }

    /** A value of a record of this schema, or null if empty or absent. */
    public String value(RawRecord record, Field field) {
        int slot = slots[field.ordinal()];
        return slot < 0 ? null : record.text(slot);
    }
}
