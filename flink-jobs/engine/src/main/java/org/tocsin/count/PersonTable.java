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
 */
public final class PersonTable {
    /** Days after the first that still belong to one episode. */
    public static final int EPISODE_DAYS = 14;

    private static final int INITIAL = 64;

    private Person[] slots = new Person[INITIAL];
    private int size;

    /** One person with visible reports. */
    static final class Person {
        final long key;
        CaseReport[] reports;
        Counted[] counted;
        int lastDay;

        Person(long key, CaseReport[] reports, Counted[] counted, int lastDay) {
            this.key = key;
            this.reports = reports;
            this.counted = counted;
            this.lastDay = lastDay;
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
        Person person = slots[slot];
        if (person == null) {
            if (!change.isRemoval()) {
                add(slot, change, label, retentionDays, out);
            }
            return;
        }
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
        person.lastDay = label;
    }

    private void add(int slot, CaseChange change, int label, int retentionDays, EpisodeSink out) {
        CaseReport r = change.report();
        Counted counted = new Counted(r, r.indicators, label, label, label);
        Person person =
                new Person(change.person(), new CaseReport[] {r}, new Counted[] {counted}, label);
        if (3 * (size + 1) > 2 * slots.length) {
            grow(label - retentionDays);
            slot = find(change.person());
        }
        slots[slot] = person;
        size++;
        counted.emit(1, r.has(CaseReport.VISIT) ? 1 : 0, change.at(), label, out);
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
        int mask = slots.length - 1;
        int slot = (int) Mix.of(key) & mask;
        while (slots[slot] != null && slots[slot].key != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow(int oldestLabel) {
        List<Person> kept = new ArrayList<>(size);
        for (Person p : slots) {
            if (p != null && p.lastDay >= oldestLabel && p.reports.length > 0) {
                kept.add(p);
            }
        }
        int capacity = INITIAL;
        while (3L * (kept.size() + 1) > capacity) {
            capacity *= 2;
        }
        slots = new Person[capacity];
        size = kept.size();
        for (Person p : kept) {
            slots[find(p.key)] = p;
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
        for (Person p : slots) {
            if (p != null) {
                write(p, out, writer);
            }
        }
    }

    private static void write(Person p, DataOutput out, ReportWriter writer) throws IOException {
        out.writeLong(p.key);
        out.writeInt(p.lastDay);
        out.writeInt(p.reports.length);
        for (CaseReport r : p.reports) {
            writer.write(r, out);
        }
        out.writeInt(p.counted.length);
        for (Counted c : p.counted) {
            out.writeInt(Arrays.asList(p.reports).indexOf(c.lead()));
            out.writeLong(c.bits());
            out.writeInt(c.residenceEntry());
            out.writeInt(c.facilityEntry());
            out.writeInt(c.institutionEntry());
        }
    }

    /** Fills an empty table from what {@link #write} wrote. */
    public void read(DataInput in, ReportReader reader) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            Person p = person(in, reader);
            if (3 * (size + 1) > 2 * slots.length) {
                grow(Integer.MIN_VALUE);
            }
            slots[find(p.key)] = p;
            size++;
        }
    }

    private static Person person(DataInput in, ReportReader reader) throws IOException {
        long key = in.readLong();
        int lastDay = in.readInt();
        CaseReport[] reports = new CaseReport[in.readInt()];
        for (int i = 0; i < reports.length; i++) {
            reports[i] = reader.read(in);
        }
        Counted[] counted = new Counted[in.readInt()];
        for (int i = 0; i < counted.length; i++) {
            CaseReport lead = reports[in.readInt()];
            counted[i] = new Counted(lead, in.readLong(), in.readInt(), in.readInt(), in.readInt());
        }
        return new Person(key, reports, counted, lastDay);
    }
}
