package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.tocsin.model.CaseReport;

/**
 * The visible version of every report of one hash bucket, in primitive arrays: 37 bytes a slot,
 * load at most 2/3. Reports not seen for the retention are dropped when the table grows.
 *
 * <p>Versions must be applied in the total order of {@link CaseOrder}. The version visible at an
 * instant is then the highest revision received by it; among equal revisions the one received last.
 */
public final class VersionTable {
    /** What applying a version did. */
    public enum Outcome {
        /** A report seen for the first time. */
        FIRST,
        /** A higher version, or the same version with other content. */
        REVISED,
        /** The report was withdrawn. */
        WITHDRAWN,
        /** The same version with the same content again. */
        DUPLICATE,
        /** A lower revision than the visible one. */
        STALE
    }

    private static final int INITIAL = 64;

    private long[] ids = new long[INITIAL];
    private long[] digests = new long[INITIAL];
    private long[] persons = new long[INITIAL];
    private int[] revisions = new int[INITIAL];
    private int[] lastDays = new int[INITIAL];
    private byte[] states = new byte[INITIAL]; // 0 free, 1 visible, 2 withdrawn
    private int size;

    /**
     * Applies one version.
     *
     * @param report the version
     * @param receivedDay local day of receipt, for the retention
     * @param retentionDays days after which an id may be forgotten
     * @param out takes the changes of visible reports
     */
    public Outcome apply(
            CaseReport report, int receivedDay, int retentionDays, Consumer<CaseChange> out) {
        int slot = find(report.idHash);
        if (states[slot] == 0) {
            if (3 * (size + 1) > 2 * ids.length) {
                grow(receivedDay - retentionDays);
                slot = find(report.idHash);
            }
            size++;
            ids[slot] = report.idHash;
            store(slot, report, receivedDay);
            if (report.withdrawn) {
                return Outcome.WITHDRAWN;
            }
            out.accept(CaseChange.put(report));
            return Outcome.FIRST;
        }
        if (report.revision < revisions[slot]) {
            return Outcome.STALE;
        }
        return replace(slot, report, receivedDay, out);
    }

    private Outcome replace(
            int slot, CaseReport report, int receivedDay, Consumer<CaseChange> out) {
        boolean wasVisible = states[slot] == 1;
        boolean sameContent =
                wasVisible != report.withdrawn && digests[slot] == ContentDigest.of(report);
        if (sameContent && report.revision == revisions[slot]) {
            return Outcome.DUPLICATE;
        }
        long oldPerson = persons[slot];
        store(slot, report, receivedDay);
        if (sameContent) {
            return Outcome.REVISED;
        }
        boolean moves = wasVisible && (report.withdrawn || oldPerson != report.person);
        if (moves) {
            out.accept(CaseChange.remove(oldPerson, report));
        }
        if (report.withdrawn) {
            return Outcome.WITHDRAWN;
        }
        out.accept(CaseChange.put(report));
        return Outcome.REVISED;
    }

    private void store(int slot, CaseReport report, int day) {
        digests[slot] = ContentDigest.of(report);
        persons[slot] = report.person;
        revisions[slot] = report.revision;
        lastDays[slot] = day;
        states[slot] = (byte) (report.withdrawn ? 2 : 1);
    }

    private int find(long id) {
        int mask = ids.length - 1;
        int slot = (int) Mix.of(id) & mask;
        while (states[slot] != 0 && ids[slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow(int oldestDay) {
        int kept = 0;
        for (int i = 0; i < ids.length; i++) {
            if (states[i] != 0 && lastDays[i] >= oldestDay) {
                kept++;
            }
        }
        int capacity = INITIAL;
        while (3L * (kept + 1) > 1L * capacity) {
            capacity *= 2;
        }
        VersionTable old = new VersionTable();
        old.take(this);
        allocate(capacity);
        for (int i = 0; i < old.ids.length; i++) {
            if (old.states[i] != 0 && old.lastDays[i] >= oldestDay) {
                copyFrom(old, i);
            }
        }
    }

    private void take(VersionTable that) {
        ids = that.ids;
        digests = that.digests;
        persons = that.persons;
        revisions = that.revisions;
        lastDays = that.lastDays;
        states = that.states;
    }

    private void allocate(int capacity) {
        ids = new long[capacity];
        digests = new long[capacity];
        persons = new long[capacity];
        revisions = new int[capacity];
        lastDays = new int[capacity];
        states = new byte[capacity];
        size = 0;
    }

    private void copyFrom(VersionTable old, int i) {
        int slot = find(old.ids[i]);
        ids[slot] = old.ids[i];
        digests[slot] = old.digests[i];
        persons[slot] = old.persons[i];
        revisions[slot] = old.revisions[i];
        lastDays[slot] = old.lastDays[i];
        states[slot] = old.states[i];
        size++;
    }

    /** Number of reports held. */
    public int size() {
        return size;
    }

    /** Writes the table for a checkpoint. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(ids.length);
        out.writeInt(size);
        for (int i = 0; i < ids.length; i++) {
            if (states[i] != 0) {
                out.writeLong(ids[i]);
                out.writeLong(digests[i]);
                out.writeLong(persons[i]);
                out.writeInt(revisions[i]);
                out.writeInt(lastDays[i]);
                out.writeByte(states[i]);
            }
        }
    }

    /** Reads a table that {@link #write} wrote. */
    public static VersionTable read(DataInput in) throws IOException {
        VersionTable table = new VersionTable();
        table.allocate(in.readInt());
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            long id = in.readLong();
            int slot = table.find(id);
            table.ids[slot] = id;
            table.digests[slot] = in.readLong();
            table.persons[slot] = in.readLong();
            table.revisions[slot] = in.readInt();
            table.lastDays[slot] = in.readInt();
            table.states[slot] = in.readByte();
            table.size++;
        }
        return table;
    }
}
