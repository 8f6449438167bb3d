package org.tocsin.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The cases of one rule and scope, and the fullest window among them. Bound: the cases of the
 * retention (window plus 60 days) in one scope.
 */
public final class CaseWindow {
    private static final int KEPT_BEYOND_WINDOW = 60;
    private static final Comparator<Entry> BY_DAY =
            Comparator.comparingInt(Entry::day).thenComparing(Entry::id);

    private final List<Entry> entries = new ArrayList<>();
    private boolean active;

    /**
     * One counted case.
     *
     * @param id report that leads the episode
     * @param day occurrence day
     * @param died whether the person died
     * @param admitted whether the person was admitted
     */
    record Entry(String id, int day, boolean died, boolean admitted) {}

    /**
     * A window and the cases in it.
     *
     * @param from first day, inclusive
     * @param to last day, inclusive
     * @param count cases
     * @param deaths deaths among them
     * @param admitted admissions among them
     * @param first first occurrence day of a case
     * @param last last occurrence day of a case
     * @param ids reports, sorted
     */
    public record Window(
            int from,
            int to,
            int count,
            int deaths,
            int admitted,
            int first,
            int last,
            List<String> ids) {
        /** Whether a rule's limit is reached. */
        public boolean reaches(Rule rule) {
            return count >= rule.count()
                    || rule.orDeaths() > 0 && deaths >= rule.orDeaths()
                    || rule.orAdmitted() > 0 && admitted >= rule.orAdmitted();
        }
    }

    /** Adds (sign +1) or takes away (sign -1) a case. */
    public void change(int sign, String id, int day, boolean died, boolean admitted) {
        Entry entry = new Entry(id, day, died, admitted);
        if (sign > 0) {
            entries.add(entry);
            entries.sort(BY_DAY);
        } else {
            entries.remove(entry);
        }
    }

    /** Forgets cases that no window of the recent past can hold. */
    public void forgetBefore(int today, int windowDays) {
        entries.removeIf(e -> e.day() < today - windowDays - KEPT_BEYOND_WINDOW);
    }

    /**
     * The fullest window of a length that ends on or after a day; among equals the latest. Null if
     * there is no case.
     */
    public Window fullest(int windowDays, int endingFrom) {
        Window best = null;
        for (Entry end : entries) {
            if (end.day() >= endingFrom) {
                Window w = ending(end.day(), windowDays);
                if (best == null || w.count() >= best.count()) {
                    best = w;
                }
            }
        }
        return best;
    }

    private Window ending(int to, int windowDays) {
        int from = to - windowDays + 1;
        int deaths = 0;
        int admitted = 0;
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        TreeSet<String> ids = new TreeSet<>();
        for (Entry e : entries) {
            if (e.day() >= from && e.day() <= to) {
                ids.add(e.id());
                deaths += e.died() ? 1 : 0;
                admitted += e.admitted() ? 1 : 0;
                first = Math.min(first, e.day());
                last = Math.max(last, e.day());
            }
        }
        return new Window(from, to, ids.size(), deaths, admitted, first, last, List.copyOf(ids));
    }

    /** Whether the limit was reached when last judged. */
    public boolean isActive() {
        return active;
    }

    /** Remembers whether the limit is reached. */
    public void setActive(boolean reached) {
        active = reached;
    }

    /** Whether nothing is held. */
    public boolean isEmpty() {
        return entries.isEmpty() && !active;
    }

    /** Writes the cases for a checkpoint. */
    public void write(DataOutput out) throws IOException {
        out.writeBoolean(active);
        out.writeInt(entries.size());
        for (Entry e : entries) {
            out.writeUTF(e.id());
            out.writeInt(e.day());
            out.writeBoolean(e.died());
            out.writeBoolean(e.admitted());
        }
    }

    /** Fills an empty window from what {@link #write} wrote. */
    public void read(DataInput in) throws IOException {
        active = in.readBoolean();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            entries.add(new Entry(in.readUTF(), in.readInt(), in.readBoolean(), in.readBoolean()));
        }
    }
}
