package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.tocsin.model.CaseReport;

/**
 * The visible version of every report of one hash bucket, in rows of 32 bytes in one array, load at
 * most 2/3. Reports not seen for the retention are dropped when the table grows.
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
    private static final int WORDS = 4; // id, digest, person, [revision 32, last day 24, state 8]
    private static final int FREE = 0;
    private static final int VISIBLE = 1;
    private static final int GONE = 2;

    private long[] rows = new long[INITIAL * WORDS];
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
        int row = find(report.idHash);
        long digest = ContentDigest.of(report);
        if (state(row) == FREE) {
            if (3 * (size + 1) * WORDS > 2 * rows.length) {
                grow(receivedDay - retentionDays);
                row = find(report.idHash);
            }
            size++;
            rows[row] = report.idHash;
            store(row, report, digest, receivedDay);
            if (report.withdrawn) {
                return Outcome.WITHDRAWN;
            }
            out.accept(CaseChange.put(report));
            return Outcome.FIRST;
        }
        if (report.revision < revision(row)) {
            return Outcome.STALE;
        }
        return replace(row, report, digest, receivedDay, out);
    }

    private Outcome replace(
            int row, CaseReport report, long digest, int receivedDay, Consumer<CaseChange> out) {
        boolean wasVisible = state(row) == VISIBLE;
        boolean sameContent = wasVisible != report.withdrawn && rows[row + 1] == digest;
        if (sameContent && report.revision == revision(row)) {
            return Outcome.DUPLICATE;
        }
        long oldPerson = rows[row + 2];
        store(row, report, digest, receivedDay);
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

    private void store(int row, CaseReport report, long digest, int day) {
        rows[row + 1] = digest;
        rows[row + 2] = report.person;
        int state = report.withdrawn ? GONE : VISIBLE;
        rows[row + 3] = (long) report.revision << 32 | (day << 8 | state) & 0xffffffffL;
    }

    private int state(int row) {
        return (int) rows[row + 3] & 0xff;
    }

    private int revision(int row) {
        return (int) (rows[row + 3] >>> 32);
    }

    private int lastDay(int row) {
        return (int) rows[row + 3] >> 8;
    }

    private int find(long id) {
        int mask = rows.length / WORDS - 1;
        int slot = (int) Mix.of(id) & mask;
        while (state(slot * WORDS) != FREE && rows[slot * WORDS] != id) {
            slot = slot + 1 & mask;
        }
        return slot * WORDS;
    }

    private void grow(int oldestDay) {
        int kept = 0;
        for (int row = 0; row < rows.length; row += WORDS) {
            kept += state(row) != FREE && lastDay(row) >= oldestDay ? 1 : 0;
        }
        int capacity = INITIAL;
        while (3L * (kept + 1) > 1L * capacity) {
            capacity *= 2;
        }
        long[] old = rows;
        rows = new long[capacity * WORDS];
        size = kept;
        for (int row = 0; row < old.length; row += WORDS) {
            boolean used = ((int) old[row + 3] & 0xff) != FREE;
            if (used && (int) old[row + 3] >> 8 >= oldestDay) {
                System.arraycopy(old, row, rows, find(old[row]), WORDS);
            }
        }
    }

    /** Number of reports held. */
    public int size() {
        return size;
    }

    /** Writes the table for a checkpoint. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(rows.length / WORDS);
        out.writeInt(size);
        for (int row = 0; row < rows.length; row += WORDS) {
            if (state(row) != FREE) {
                for (int word = 0; word < WORDS; word++) {
                    out.writeLong(rows[row + word]);
                }
            }
        }
    }

    /** Reads a table that {@link #write} wrote. */
    public static VersionTable read(DataInput in) throws IOException {
        VersionTable table = new VersionTable();
        table.rows = new long[in.readInt() * WORDS];
        table.size = in.readInt();
        for (int i = 0; i < table.size; i++) {
            long id = in.readLong();
            int row = table.find(id);
            table.rows[row] = id;
            for (int word = 1; word < WORDS; word++) {
                table.rows[row + word] = in.readLong();
            }
        }
        return table;
    }
}
