package org.tocsin.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cases of one rule and scope, and the fullest window among them. The distinct persons of the
 * window that ends on each day are kept up to date, so that a case costs a few steps and not a look
 * at all cases. Bound: the cases of the retention (window plus 60 days) in one scope.
 */
public final class CaseWindow {
    /** What {@link #fullest} gives if there is no case. */
    public static final int NONE = Integer.MIN_VALUE;

    /** Days that cases are kept beyond the window, for late cases and corrections. */
    public static final int KEPT_BEYOND_WINDOW = 60;

    private static final Comparator<Entry> BY_DAY =
            (a, b) -> {
                int c = Integer.compare(a.day, b.day);
                c = c != 0 ? c : a.id.compareTo(b.id);
                return c != 0 ? c : Integer.compare(a.indicator, b.indicator);
            };

    private final List<Entry> entries = new ArrayList<>();
    private boolean active;

    // Derived from the entries, for one length of the window.
    private final Map<Long, int[]> daysOfPerson = new HashMap<>();
    private int length;
    private int[] persons = {};
    private int firstEnd;
    private int died;
    private int admitted;

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
            List<String> ids) {}

    /** Adds (sign +1) or takes away (sign -1) a case. */
    public void change(ScopedCase c, int windowDays) {
        prepare(windowDays);
        Entry entry = new Entry(c.id(), c.indicator(), c.person(), c.day(), c.died(), c.admitted());
        int found = Collections.binarySearch(entries, entry, BY_DAY);
        if (c.sign() > 0) {
            entries.add(found < 0 ? -found - 1 : found, entry);
            count(entry);
        } else if (found >= 0 && entries.remove(entry)) {
            uncount(entry);
        }
    }

    private void prepare(int windowDays) {
        if (length != windowDays) {
            length = windowDays;
            recount();
        }
    }

    private void recount() {
        daysOfPerson.clear();
        persons = new int[0];
        died = 0;
        admitted = 0;
        entries.forEach(this::count);
    }

    private void outcome(Entry e, int sign) {
        died += e.died ? sign : 0;
        admitted += e.admitted ? sign : 0;
    }

    private void count(Entry e) {
        outcome(e, 1);
        int[] days = daysOfPerson.get(e.person);
        change(e.day, days, 1);
        int[] more = days == null ? new int[1] : Arrays.copyOf(days, days.length + 1);
        more[more.length - 1] = e.day;
        daysOfPerson.put(e.person, more);
    }

    private void uncount(Entry e) {
        outcome(e, -1);
        int[] days = daysOfPerson.get(e.person);
        int[] fewer = new int[days.length - 1];
        boolean left = false;
        int n = 0;
        for (int day : days) {
            if (day == e.day && !left) {
                left = true;
            } else {
                fewer[n++] = day;
            }
        }
        if (n == 0) {
            daysOfPerson.remove(e.person);
        } else {
            daysOfPerson.put(e.person, fewer);
        }
        change(e.day, fewer, -1);
    }

    /** Every window that holds the day and none of the person's other days has one more or less. */
    private void change(int day, int[] others, int sign) {
        for (int end = day; end < day + length; end++) {
            if (others == null || !anyIn(others, end)) {
                int slot = slot(end);
                persons[slot] += sign;
            }
        }
    }

    private boolean anyIn(int[] days, int end) {
        for (int day : days) {
            if (day > end - length && day <= end) {
                return true;
            }
        }
        return false;
    }

    private int slot(int end) {
        if (persons.length == 0) {
            firstEnd = end;
            persons = new int[Math.max(16, 2 * length)];
        } else if (end < firstEnd) {
            int gap = Math.max(firstEnd - end, persons.length / 2);
            int[] more = new int[persons.length + gap];
            System.arraycopy(persons, 0, more, gap, persons.length);
            persons = more;
            firstEnd -= gap;
        } else if (end - firstEnd >= persons.length) {
            persons = Arrays.copyOf(persons, (end - firstEnd + 1) * 3 / 2);
        }
        return end - firstEnd;
    }

    /** Forgets cases that no window of the recent past can hold. */
    public void forgetBefore(int today, int windowDays) {
        prepare(windowDays);
        int limit = today - windowDays - KEPT_BEYOND_WINDOW;
        List<Entry> old = entries.subList(0, from(limit));
        if (!old.isEmpty()) {
            old.forEach(this::uncount);
            old.clear();
            forgetEnds(limit);
        }
        active &= !entries.isEmpty();
    }

    /** Windows that end before a day hold nothing any more. */
    private void forgetEnds(int day) {
        int gone = Math.min(day - firstEnd, persons.length);
        if (gone > persons.length / 2) {
            persons = Arrays.copyOfRange(persons, gone, persons.length);
            firstEnd += gone;
        }
    }

    /** Index of the first entry on or after a day. */
    private int from(int day) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).day < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Last day of the fullest window of a rule's length that ends with a case on or after a day;
     * among equals the latest. A window that reaches the limit, if only by a death, goes before one
     * that does not. {@link #NONE} if there is no case.
     */
    public int fullest(Rule rule, int endingFrom) {
        prepare(Math.max(1, rule.windowDays()));
        int best = NONE;
        boolean bestReaches = false;
        int i = from(endingFrom);
        while (i < entries.size()) {
            int end = entries.get(i).day;
            boolean reaches = reaches(rule, end);
            boolean asClear = reaches == bestReaches && best != NONE;
            if (best == NONE || (asClear ? personsTo(end) >= personsTo(best) : reaches)) {
                best = end;
                bestReaches = reaches;
            }
            i = from(end + 1);
        }
        return best;
    }

    /** Distinct persons in the window that ends on a day with a case. */
    public int personsTo(int end) {
        return persons[end - firstEnd];
    }

    /** Whether the window that ends on a day reaches the limits of a rule. */
    public boolean reaches(Rule rule, int end) {
        if (personsTo(end) >= rule.count()) {
            return true;
        }
        return rule.orDeaths() > 0 && outcomes(end, true) >= rule.orDeaths()
                || rule.orAdmitted() > 0 && outcomes(end, false) >= rule.orAdmitted();
    }

    private int outcomes(int end, boolean deaths) {
        if ((deaths ? died : admitted) == 0) {
            return 0;
        }
        Set<Long> found = new HashSet<>();
        for (int i = from(end - length + 1); i < entries.size() && entries.get(i).day <= end; i++) {
            Entry e = entries.get(i);
            if (deaths ? e.died : e.admitted) {
                found.add(e.person);
            }
        }
        return found.size();
    }

    /** The window that ends on a day with a case, and its cases. */
    public Window ending(int end) {
        List<Entry> in = entries.subList(from(end - length + 1), from(end + 1));
        return new Window(
                end - length + 1,
                end,
                personsTo(end),
                outcomes(end, true),
                outcomes(end, false),
                in.get(0).day,
                in.get(in.size() - 1).day,
                ids(in));
    }

    /** Sorted and distinct; the days are sorted already, so that sorting merges runs. */
    private static List<String> ids(List<Entry> in) {
        String[] ids = new String[in.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = in.get(i).id;
        }
        Arrays.sort(ids);
        int n = 0;
        for (String id : ids) {
            if (n == 0 || !ids[n - 1].equals(id)) {
                ids[n++] = id;
            }
        }
        return List.of(Arrays.copyOf(ids, n));
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
