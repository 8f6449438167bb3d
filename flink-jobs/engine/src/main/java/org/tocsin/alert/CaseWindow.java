package org.tocsin.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cases of one rule and scope, and the fullest window among them. Bound: the cases of the
 * retention (window plus 60 days) in one scope.
 */
public final class CaseWindow {
    /** Days that cases are kept beyond the window, for late cases and corrections. */
    public static final int KEPT_BEYOND_WINDOW = 60;

    private static final Comparator<Entry> BY_DAY =
            Comparator.comparingInt(Entry::day)
                    .thenComparing(Entry::id)
                    .thenComparingInt(Entry::indicator);

    private final List<Entry> entries = new ArrayList<>();
    private boolean active;

    /**
     * One counted case.
     *
     * @param id report that leads the episode
     * @param indicator indicator it counts for
     * @param person patient key
     * @param day occurrence day
     * @param died whether the person died
     * @param admitted whether the person was admitted
     */
    record Entry(String id, int indicator, long person, int day, boolean died, boolean admitted) {}

    /**
     * A window and the cases in it.
     *
     * @param from first day, inclusive
     * @param to last day, inclusive
     * @param count distinct persons
     * @param deaths persons among them who died
     * @param admitted persons among them who were admitted
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
    public void change(ScopedCase c) {
        Entry entry = new Entry(c.id(), c.indicator(), c.person(), c.day(), c.died(), c.admitted());
        if (c.sign() > 0) {
            entries.add(entry);
            entries.sort(BY_DAY);
        } else {
            entries.remove(entry);
        }
    }

    /** Forgets cases that no window of the recent past can hold. */
    public void forgetBefore(int today, int windowDays) {
        entries.removeIf(e -> e.day() < today - windowDays - KEPT_BEYOND_WINDOW);
        active &= !entries.isEmpty();
    }

    /**
     * The fullest window of a rule's length that ends on or after a day; among equals the latest. A
     * window that reaches the limit, if only by a death, goes before one that does not. Null if
     * there is no case.
     */
    public Window fullest(Rule rule, int endingFrom) {
        int windowDays = Math.max(1, rule.windowDays());
        Window best = null;
        for (Entry end : entries) {
            if (end.day() >= endingFrom) {
                Window w = ending(end.day(), windowDays);
                if (best == null || isFuller(w, best, rule)) {
                    best = w;
                }
            }
        }
        return best;
    }

    private static boolean isFuller(Window w, Window best, Rule rule) {
        boolean reaches = w.reaches(rule);
        return reaches == best.reaches(rule) ? w.count() >= best.count() : reaches;
    }

    private Window ending(int to, int windowDays) {
        int from = to - windowDays + 1;
        Set<Long> persons = new HashSet<>();
        Set<Long> died = new HashSet<>();
        Set<Long> admitted = new HashSet<>();
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        TreeSet<String> ids = new TreeSet<>();
        for (Entry e : entries) {
            if (e.day() >= from && e.day() <= to) {
                ids.add(e.id());
                persons.add(e.person());
                if (e.died()) {
                    died.add(e.person());
                }
                if (e.admitted()) {
                    admitted.add(e.person());
                }
                first = Math.min(first, e.day());
                last = Math.max(last, e.day());
            }
        }
        return new Window(
                from,
                to,
                persons.size(),
                died.size(),
                admitted.size(),
                first,
                last,
                List.copyOf(ids));
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
            out.writeInt(e.indicator());
            out.writeLong(e.person());
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
            entries.add(
                    new Entry(
                            in.readUTF(),
                            in.readInt(),
                            in.readLong(),
                            in.readInt(),
                            in.readBoolean(),
                            in.readBoolean()));
        }
    }
}
