package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tocsin.model.CaseReport;

/**
 * The visible reports of every person of one hash bucket, and the episodes that are counted.
 *
 * <p>An episode of (person, indicator) begins with the earliest report that carries the indicator;
 * reports up to {@link #EPISODE_DAYS} days after that day (inclusive) belong to it. It is counted
 * once, with the day and the places of its first report (the lead). Reports are kept beside it as
 * visits. Changes must be applied in the order of {@link CaseOrder#CHANGES}.
 *
 * <p>Most persons have one report, of which only the counts matter: 64 bytes in one array, load at
 * most 2/3. The others are objects beside it.
 */
public final class PersonTable {
    /** Days after the first that still belong to one episode. */
    public static final int EPISODE_DAYS = 14;

    private static final int INITIAL = 64;

    // person, report, occurrence, receipt, indicators, [residence, facility],
    // [institution 32, used 1, flags 31], [occurrence day 32, last label 32]
    private static final int WORDS = 8;
    private static final long USED = 1L << 31;

    private long[] rows = new long[INITIAL * WORDS];
    private Person[] others = new Person[INITIAL];
    private int size;

    /**
     * A person whose reports do not fit into a row: more than one, none, or one that somebody wants
     * to know of.
     */
    static final class Person {
        CaseReport[] reports;
        Counted[] counted;

        Person(CaseReport[] reports, Counted[] counted) {
            this.reports = reports;
            this.counted = counted;
        }
    }

    /**
     * Applies one change and reports what is counted differently.
     *
     * @param change the change
     * @param label label of the first day close at or after the change
     * @param retentionDays days after which a person without new reports may be forgotten
     * @param out takes the differences
     */
    public void apply(CaseChange change, int label, int retentionDays, EpisodeSink out) {
        int slot = find(change.person());
        if (!isUsed(slot)) {
            if (!change.isRemoval()) {
                add(slot, change, label, retentionDays, out);
            }
            return;
        }
        Person person = person(slot);
        CaseReport[] before = person.reports;
        CaseReport[] after =
                change.isRemoval()
                        ? without(before, change.idHash())
                        : with(before, change.report());
        visits(before, after, label, out);
        Counted[] counted = Episodes.count(after, person.counted, label);
        Episodes.differences(person.counted, counted, change.at(), label, out);
        person.reports = after;
        person.counted = counted;
        others[slot] = person;
        rows[slot * WORDS + 7] = label;
    }

    private void add(int slot, CaseChange change, int label, int retentionDays, EpisodeSink out) {
        int at = slot;
        if (3 * (size + 1) > 2 * others.length) {
            grow(label - retentionDays);
            at = find(change.person());
        }
        CaseReport r = change.report();
        Counted counted = new Counted(r, r.indicators, label, label, label);
        put(at, change.person(), label);
        if (r.id != null) {
            others[at] = new Person(new CaseReport[] {r}, new Counted[] {counted});
        } else {
            putRow(at, r, label);
        }
        size++;
        counted.emit(1, r.has(CaseReport.VISIT) ? 1 : 0, change.at(), label, out);
    }

    private void put(int slot, long person, int label) {
        int row = slot * WORDS;
        rows[row] = person;
        rows[row + 6] = USED;
        rows[row + 7] = label;
    }

    private void putRow(int slot, CaseReport r, int label) {
        int row = slot * WORDS;
        rows[row + 1] = r.idHash;
        rows[row + 2] = r.occurrenceAt;
        rows[row + 3] = r.receivedAt;
        rows[row + 4] = r.indicators;
        rows[row + 5] = (long) r.residence << 32 | r.facility & 0xffffffffL;
        rows[row + 6] = (long) r.institution << 32 | USED | r.flags;
        rows[row + 7] = (long) r.occurrenceDay << 32 | label & 0xffffffffL;
    }

    private boolean isUsed(int slot) {
        return (rows[slot * WORDS + 6] & USED) != 0;
    }

    private int lastLabel(int slot) {
        return (int) rows[slot * WORDS + 7];
    }

    /** The person of a used slot; what stands in a row is unpacked. */
    private Person person(int slot) {
        if (others[slot] != null) {
            return others[slot];
        }
        int row = slot * WORDS;
        CaseReport r = new CaseReport();
        r.id = null;
        r.person = rows[row];
        r.idHash = rows[row + 1];
        r.occurrenceAt = rows[row + 2];
        r.receivedAt = rows[row + 3];
        r.indicators = rows[row + 4];
        r.residence = (int) (rows[row + 5] >> 32);
        r.facility = (int) rows[row + 5];
        r.institution = (int) (rows[row + 6] >> 32);
        r.flags = (int) (rows[row + 6] & ~USED);
        r.occurrenceDay = (int) (rows[row + 7] >> 32);
        int label = lastLabel(slot);
        Counted counted = new Counted(r, r.indicators, label, label, label);
        return new Person(new CaseReport[] {r}, new Counted[] {counted});
    }

    private static void visits(
            CaseReport[] before, CaseReport[] after, int label, EpisodeSink out) {
        for (CaseReport r : before) {
            if (r.has(CaseReport.VISIT) && !contains(after, r)) {
                Counted.emitVisits(r, -1, label, out);
            }
        }
        for (CaseReport r : after) {
            if (r.has(CaseReport.VISIT) && !contains(before, r)) {
                Counted.emitVisits(r, 1, label, out);
            }
        }
    }

    private static boolean contains(CaseReport[] reports, CaseReport r) {
        for (CaseReport each : reports) {
            if (each == r) {
                return true;
            }
        }
        return false;
    }

    private static CaseReport[] without(CaseReport[] reports, long idHash) {
        return Arrays.stream(reports).filter(r -> r.idHash != idHash).toArray(CaseReport[]::new);
    }

    private static CaseReport[] with(CaseReport[] reports, CaseReport report) {
        List<CaseReport> list = new ArrayList<>(reports.length + 1);
        for (CaseReport r : reports) {
            if (r.idHash != report.idHash) {
                list.add(r);
            }
        }
        list.add(report);
        list.sort(Episodes.FIRST_TO_LAST);
        return list.toArray(CaseReport[]::new);
    }

    private int find(long key) {
        int mask = others.length - 1;
        int slot = (int) Mix.of(key) & mask;
        while (isUsed(slot) && rows[slot * WORDS] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isKept(int slot, int oldestLabel) {
        return isUsed(slot)
                && lastLabel(slot) >= oldestLabel
                && (others[slot] == null || others[slot].reports.length > 0);
    }

    private void grow(int oldestLabel) {
        int kept = 0;
        for (int slot = 0; slot < others.length; slot++) {
            kept += isKept(slot, oldestLabel) ? 1 : 0;
        }
        int capacity = INITIAL;
        while (3L * (kept + 1) > capacity) {
            capacity *= 2;
        }
        PersonTable old = new PersonTable();
        old.rows = rows;
        old.others = others;
        rows = new long[capacity * WORDS];
        others = new Person[capacity];
        size = kept;
        for (int slot = 0; slot < old.others.length; slot++) {
            if (old.isKept(slot, oldestLabel)) {
                int to = find(old.rows[slot * WORDS]);
                System.arraycopy(old.rows, slot * WORDS, rows, to * WORDS, WORDS);
                others[to] = old.others[slot];
            }
        }
    }

    /** Number of persons held. */
    public int size() {
        return size;
    }

    /** Writes a report. */
    @FunctionalInterface
    public interface ReportWriter {
        /** Writes one report. */
        void write(CaseReport report, DataOutput out) throws IOException;
    }

    /** Reads a report. */
    @FunctionalInterface
    public interface ReportReader {
        /** Reads one report. */
        CaseReport read(DataInput in) throws IOException;
    }

    /** Writes the table for a checkpoint. */
    public void write(DataOutput out, ReportWriter writer) throws IOException {
        out.writeInt(size);
        for (int slot = 0; slot < others.length; slot++) {
            if (isUsed(slot)) {
                out.writeLong(rows[slot * WORDS]);
                out.writeInt(lastLabel(slot));
                out.writeBoolean(others[slot] == null);
                write(person(slot), out, writer);
            }
        }
    }

    private static void write(Person p, DataOutput out, ReportWriter writer) throws IOException {
        out.writeInt(p.reports.length);
        for (CaseReport r : p.reports) {
            writer.write(r, out);
        }
        out.writeInt(p.counted.length);
        for (Counted c : p.counted) {
            out.writeInt(indexOf(c.lead(), p.reports));
            out.writeLong(c.bits());
            out.writeInt(c.residenceEntry());
            out.writeInt(c.facilityEntry());
            out.writeInt(c.institutionEntry());
        }
    }

    private static int indexOf(CaseReport lead, CaseReport[] reports) {
        int i = 0;
        while (reports[i] != lead) {
            i++;
        }
        return i;
    }

    /** Fills an empty table from what {@link #write} wrote. */
    public void read(DataInput in, ReportReader reader) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            if (3 * (size + 1) > 2 * others.length) {
                grow(Integer.MIN_VALUE);
            }
            long key = in.readLong();
            int label = in.readInt();
            boolean isRow = in.readBoolean();
            Person p = person(in, reader);
            int slot = find(key);
            put(slot, key, label);
            if (isRow) {
                putRow(slot, p.reports[0], label);
            } else {
                others[slot] = p;
            }
            size++;
        }
    }

    private static Person person(DataInput in, ReportReader reader) throws IOException {
        CaseReport[] reports = new CaseReport[in.readInt()];
        for (int i = 0; i < reports.length; i++) {
            reports[i] = reader.read(in);
        }
        Counted[] counted = new Counted[in.readInt()];
        for (int i = 0; i < counted.length; i++) {
            CaseReport lead = reports[in.readInt()];
            counted[i] = new Counted(lead, in.readLong(), in.readInt(), in.readInt(), in.readInt());
        }
        return new Person(reports, counted);
    }
}
