package org.tocsin.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.model.Axis;

/**
 * All counts of one place, facility or institution: every axis and series by occurrence day and by
 * receipt label, and the deltas that wait for their day close.
 *
 * <p>Bound: (series with cases) x (horizon / 64) x 128 bytes x 2 axes of dates, plus the deltas of
 * the open labels.
 */
public final class NodeCounts {
    /** Delays of all indicators are kept: counties and above. */
    public static final long ALL = -1;

    private int[] indexes = {}; // of the series held, in order
    private Series[] held = {};
    private int size;
    private final TreeMap<Integer, List<CountBatch>> pending = new TreeMap<>();
    private final DaySeries down;
    private boolean registered;
    private int lastActive = Integer.MIN_VALUE;
    private int lastClosed = Integer.MIN_VALUE;

    /** Creates empty counts. */
    public NodeCounts() {
        this(new DaySeries());
    }

    NodeCounts(DaySeries down) {
        this.down = down;
    }

    /** One series of the node. */
    public static final class Series {
        /** Persons by occurrence day. */
        public final DaySeries occurrence;

        /** Persons by the label at which they first entered the series. */
        public final DaySeries receipt;

        /** Visits by occurrence day. */
        public final DaySeries visits;

        /** Delays of the recent days, or null where they are not kept. */
        public DelayTriangle triangle;

        /** What the last close changed, or null. */
        public Touched touched;

        /** Label of the last change. */
        public int lastChanged = Integer.MIN_VALUE;

        /** Longest delay seen, in days. */
        public int longestDelay;

        /** Label of the last exceeded threshold a method, by method ordinal. */
        public final Map<Integer, Integer> lastSignal = new HashMap<>();

        /** What detectors remember of the series: rows of numbers, by detector. */
        public final TreeMap<String, double[][]> memory = new TreeMap<>();

        Series() {
            this(new DaySeries(), new DaySeries(), new DaySeries());
        }

        Series(DaySeries occurrence, DaySeries receipt, DaySeries visits) {
            this.occurrence = occurrence;
            this.receipt = receipt;
            this.visits = visits;
        }
    }

    /** What a day close changed in one series. */
    public static final class Touched {
        /** First and last occurrence day changed; empty when first is after last. */
        public int firstDay = Integer.MAX_VALUE;

        /** Last occurrence day changed. */
        public int lastDay = Integer.MIN_VALUE;

        /** First entry label changed. */
        public int firstEntry = Integer.MAX_VALUE;

        void day(int day) {
            firstDay = Math.min(firstDay, day);
            lastDay = Math.max(lastDay, day);
        }

        void entry(int label) {
            firstEntry = Math.min(firstEntry, label);
        }
    }

    /** Adds a batch to the bucket of its label. */
    public void add(CountBatch batch) {
        if (batch.label() == CountBatch.REGISTRATION) {
            registered = true;
        } else {
            pending.computeIfAbsent(batch.label(), l -> new ArrayList<>(1)).add(batch);
        }
    }

    /** Whether the place is judged every day, cases or not. */
    public boolean isRegistered() {
        return registered;
    }

    /** Whether a later day close has something to do: deltas wait, or counts are still moving. */
    public boolean movesAfter(int label) {
        return !pending.isEmpty() || (lastActive != Integer.MIN_VALUE && label < lastActive + 14);
    }

    /**
     * Applies all deltas of labels up to and including {@code label}; what changed stands in {@link
     * Series#touched} until the next close.
     *
     * @param triangles indicators whose delays are kept for this node, as bits
     */
    public void close(int label, long triangles, CountSettings settings) {
        for (int i = 0; i < size; i++) {
            held[i].touched = null;
        }
        while (!pending.isEmpty() && pending.firstKey() <= label) {
            CountBatch net = DeltaTable.net(pending.pollFirstEntry().getValue());
            if (net.keys().length > 0) {
                apply(net, triangles);
                lastActive = label;
            }
        }
        lastClosed = label;
        judgeActivity(label, settings);
        if (label % 32 == 0) {
            forget(label - settings.horizonDays());
        }
    }

    private void apply(CountBatch batch, long triangles) {
        int last = -1;
        Series s = null;
        for (int i = 0; i < batch.keys().length; i++) {
            long key = batch.keys()[i];
            int index = index(CountBatch.axis(key), CountBatch.series(key));
            if (index != last) {
                last = index;
                s = open(index);
                s.lastChanged = batch.label();
                s.touched = s.touched == null ? new Touched() : s.touched;
            }
            int day = CountBatch.occurrenceDay(key);
            int entry = CountBatch.entryLabel(key);
            int persons = batch.persons()[i];
            s.occurrence.add(day, persons);
            s.receipt.add(entry, persons);
            s.visits.add(day, batch.visits()[i]);
            s.touched.day(day);
            if (persons != 0) {
                s.touched.entry(entry);
            }
            if (keepsTriangle(triangles, key)) {
                if (s.triangle == null) {
                    s.triangle = new DelayTriangle();
                }
                s.triangle.add(day, batch.label(), persons);
                if (triangles == ALL) { // only there is the completeness of past days restated
                    s.longestDelay = Math.max(s.longestDelay, batch.label() - day);
                }
            }
        }
    }

    private Series open(int index) {
        int at = Arrays.binarySearch(indexes, 0, size, index);
        if (at >= 0) {
            return held[at];
        }
        put(index, new Series());
        return series(index);
    }

    /** Holds a series under an index that has none. */
    void put(int index, Series series) {
        int at = -1 - Arrays.binarySearch(indexes, 0, size, index);
        if (size == held.length) {
            indexes = Arrays.copyOf(indexes, Math.max(4, size + size / 2));
            held = Arrays.copyOf(held, indexes.length);
        }
        System.arraycopy(indexes, at, indexes, at + 1, size - at);
        System.arraycopy(held, at, held, at + 1, size - at);
        indexes[at] = index;
        held[at] = series;
        size++;
    }

    private static boolean keepsTriangle(long triangles, long key) {
        int series = CountBatch.series(key);
        return CountBatch.axis(key) == Axis.RESIDENCE.ordinal()
                && series < Long.SIZE
                && (triangles >>> series & 1) != 0;
    }

    private void judgeActivity(int label, CountSettings settings) {
        Series activity = series(Axis.FACILITY, SeriesIndex.ACTIVITY);
        if (activity == null || activity.receipt.get(label) > 0) {
            return;
        }
        int sum = 0;
        int days = 0;
        for (int d = label - 1; d > label - 60 && days < 28; d--) {
            if (d >= settings.firstDay() && down.get(d) == 0) {
                sum += activity.receipt.get(d);
                days++;
            }
        }
        if (days >= 7 && sum >= settings.silentMean() * days) {
            down.add(label, 1);
        }
    }

    private void forget(int day) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Series s = held[i];
            s.occurrence.forgetBefore(day);
            s.receipt.forgetBefore(day);
            s.visits.forgetBefore(day);
            if (!s.occurrence.isEmpty() || !s.receipt.isEmpty()) {
                indexes[kept] = indexes[i];
                held[kept++] = s;
            }
        }
        Arrays.fill(held, kept, size, null);
        size = kept;
        down.forgetBefore(day);
    }

    /**
     * Whether nothing at all was received at a label although records were expected: the day is
     * missing, not zero.
     */
    public boolean isDown(int label) {
        return down.get(label) > 0;
    }

    /** The same for any label between two, both inclusive. */
    public boolean isAnyDown(int from, int to) {
        return down.sum(from, to) > 0;
    }

    /**
     * The same for a week of weekly counts: whether nothing at all fell into it, in any series of
     * the place, although the eight weeks before it had {@code mean} cases a week or more.
     *
     * @param last last day of the week
     * @param receipt whether weeks are those of receipt, else of occurrence
     * @param mean from which on a week without any is taken as missing
     */
    public boolean isWeekDown(int last, boolean receipt, double mean) {
        int before = 0;
        for (int i = 0; i < size(); i++) {
            Series s = held[i];
            DaySeries days = receipt ? s.receipt : s.occurrence;
            if (days.sum(last - 6, last) > 0) {
                return false;
            }
            before += days.sum(last - 6 - 8 * 7, last - 7);
        }
        return before >= 8 * mean;
    }

    /** Last label closed. */
    public int lastClosed() {
        return lastClosed;
    }

    /** Number of series held. */
    public int size() {
        return size;
    }

    /** Packed axis and ordinal ({@link #index}) of a series held, in ascending order. */
    public int indexAt(int position) {
        return indexes[position];
    }

    /** A series held, in the order of the indexes. */
    public Series seriesAt(int position) {
        return held[position];
    }

    /** A series, or null if it never had a case. */
    public Series series(Axis axis, int ordinal) {
        return series(index(axis.ordinal(), ordinal));
    }

    private Series series(int index) {
        int at = Arrays.binarySearch(indexes, 0, size, index);
        return at < 0 ? null : held[at];
    }

    /** Packs axis and series ordinal. */
    public static int index(int axis, int ordinal) {
        return axis * SeriesIndex.COUNT + ordinal;
    }

    /** Axis of a packed index. */
    public static Axis axisOf(int index) {
        return AXES[index / SeriesIndex.COUNT];
    }

    /** Series ordinal of a packed index. */
    public static int ordinalOf(int index) {
        return index % SeriesIndex.COUNT;
    }

    private static final Axis[] AXES = Axis.values();

    Map<Integer, List<CountBatch>> pending() {
        return pending;
    }

    DaySeries down() {
        return down;
    }

    int lastActive() {
        return lastActive;
    }

    void restore(boolean wasRegistered, int active, int closed) {
        registered = wasRegistered;
        lastActive = active;
        lastClosed = closed;
    }
}
