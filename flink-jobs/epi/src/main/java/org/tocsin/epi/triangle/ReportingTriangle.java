package org.tocsin.epi.triangle;

import java.util.Arrays;

/**
 * Counts of one series by occurrence day and delay, as they became known.
 *
 * <p>Holds deltas, not reports: a withdrawal is -1 at its own receipt label, a changed occurrence
 * day is -1 at the old day and +1 at the new one, a duplicate is nothing; so cells may be negative.
 * What was known at an age never changes later, and it is the only count that may be compared
 * between days of different age.
 *
 * <p>Bounded: {@code capacity} days × (D + 1) numbers; the oldest day gives way to a new label. A
 * delta changes its age and the later ones; every figure is read in O(1).
 */
public final class ReportingTriangle {
    private final int delays;

    /** By day and age: cases known at that age. */
    private final int[][] known;

    private final int[] receipts;
    private final byte[] dayTypes;
    private final boolean[] valid;
    private final LabelState[] states;
    private int last = -1;
    private long beyondDelays;
    private long beforeOccurrence;

    private ReportingTriangle(int delays, int capacity) {
        this.delays = delays;
        this.known = new int[capacity][delays + 1];
        this.receipts = new int[capacity];
        this.dayTypes = new byte[capacity];
        this.valid = new boolean[capacity];
        this.states = new LabelState[capacity];
    }

    /**
     * An empty triangle.
     *
     * @param delays largest delay kept, at least 1
     * @param capacity days kept, more than {@code delays}; {@link TriangleOptions#reach()} or more
     *     for the detectors
     */
    public static ReportingTriangle of(int delays, int capacity) {
        if (delays < 1) {
            throw new IllegalArgumentException("delays must be >= 1, got " + delays);
        }
        if (capacity <= delays) {
            throw new IllegalArgumentException(
                    "capacity must be > " + delays + " days, got " + capacity);
        }
        return new ReportingTriangle(delays, capacity);
    }

    /** A triangle that keeps just what the detectors with these options look back on. */
    public static ReportingTriangle keeping(TriangleOptions options) {
        return of(options.delays(), options.reach() + 1);
    }

    /**
     * Opens the next label (and occurrence day): valid and normal until said otherwise.
     *
     * @param dayType 0..6: Monday = 0; a public holiday is 6, a make-up workday what it replaces
     * @return the new label
     */
    public int open(int dayType) {
        if (dayType < 0 || dayType > 6) {
            throw new IllegalArgumentException("day type must be in 0..6, got " + dayType);
        }
        last++;
        int slot = last % known.length;
        Arrays.fill(known[slot], 0);
        receipts[slot] = 0;
        dayTypes[slot] = (byte) dayType;
        valid[slot] = true;
        states[slot] = LabelState.NORMAL;
        return last;
    }

    /** Marks an occurrence day as not reported by the source, or as part of a known outbreak. */
    public void invalidate(int day) {
        valid[slot(day)] = false;
    }

    /** States how the receipts of a label came about. */
    public void mark(int label, LabelState state) {
        states[slot(label)] = state;
    }

    /**
     * Adds what became known of an occurrence day at a label.
     *
     * @param day occurrence day; older than the triangle counts as beyond it
     * @param label label of receipt, at most the newest
     * @param delta cases, negative for withdrawals
     */
    public void add(int day, int label, int delta) {
        if (label > last) {
            throw new IllegalArgumentException(
                    "label of receipt must be <= " + last + ", got " + label);
        }
        int delay = label - day;
        if (delay < 0) {
            beforeOccurrence += delta;
        } else if (delay > delays || day < first()) {
            beyondDelays += delta;
        } else {
            int[] row = known[slot(day)];
            for (int age = delay; age <= delays; age++) {
                row[age] += delta;
            }
            receipts[slot(label)] += delta;
        }
    }

    /** Newest label; -1 before the first. */
    public int last() {
        return last;
    }

    /** Oldest day held. */
    public int first() {
        return Math.max(0, last - known.length + 1);
    }

    /** Largest delay kept. */
    public int delays() {
        return delays;
    }

    /** Net cases beyond the largest delay, in no cell. */
    public long beyondDelays() {
        return beyondDelays;
    }

    /** Net cases received before they occurred: a fault of the data, in no cell. */
    public long beforeOccurrence() {
        return beforeOccurrence;
    }

    /** Cases of a day with exactly this delay; may be negative. */
    public int cell(int day, int delay) {
        int[] row = known[slot(day)];
        return delay == 0 ? row[0] : row[delay] - row[delay - 1];
    }

    /** Cases of a day known at an age: the sum over delays up to it. */
    public int knownAt(int day, int age) {
        return known[slot(day)][age];
    }

    /** Net cases received at a label, of all days inside the triangle. */
    public int receipts(int label) {
        return receipts[slot(label)];
    }

    /** Cases received at a label with at least this delay. */
    public int lateReceipts(int label, int minimumDelay) {
        int sum = 0;
        for (int d = minimumDelay; d <= delays && label - d >= first(); d++) {
            sum += cell(label - d, d);
        }
        return sum;
    }

    /** Day type 0..6; of later days it goes on from the newest one modulo 7. */
    public int dayType(int day) {
        return day > last ? (dayTypes[slot(last)] + day - last) % 7 : dayTypes[slot(day)];
    }

    /** Whether the source reported for the occurrence day. */
    public boolean valid(int day) {
        return valid[slot(day)];
    }

    /** State of a label. */
    public LabelState state(int label) {
        return states[slot(label)];
    }

    private int slot(int day) {
        if (day < first() || day > last) {
            throw new IllegalArgumentException(
                    "day must be in " + first() + ".." + last + ", got " + day);
        }
        return day % known.length;
    }
}
