package org.tocsin.count;

import java.util.Arrays;
import java.util.List;

/** Sums of (persons, visits) by packed key, open addressing on primitive arrays. */
public final class DeltaTable {
    private static final int INITIAL = 16;
    private static final long FREE = Long.MIN_VALUE;

    private long[] keys = new long[INITIAL];
    private int[] persons = new int[INITIAL];
    private int[] visits = new int[INITIAL];
    private int size;

    /** Creates an empty table. */
    public DeltaTable() {
        Arrays.fill(keys, FREE);
    }

    /** Adds to a key. */
    public void add(long key, int morePersons, int moreVisits) {
        int slot = find(key);
        if (keys[slot] == FREE) {
            if (3 * (size + 1) > 2 * keys.length) {
                grow();
                slot = find(key);
            }
            keys[slot] = key;
            size++;
        }
        persons[slot] += morePersons;
        visits[slot] += moreVisits;
    }

    /** Adds another table. */
    public void addAll(DeltaTable that) {
        for (int i = 0; i < that.keys.length; i++) {
            if (that.keys[i] != FREE) {
                add(that.keys[i], that.persons[i], that.visits[i]);
            }
        }
    }

    /**
     * The net of several batches of one place and day close. Deltas that cancel out leave no trace,
     * whether they met before the shuffle or after it.
     */
    static CountBatch net(List<CountBatch> batches) {
        CountBatch first = batches.get(0);
        if (batches.size() == 1) {
            return first;
        }
        DeltaTable sums = new DeltaTable();
        for (CountBatch b : batches) {
            for (int i = 0; i < b.keys().length; i++) {
                sums.add(b.keys()[i], b.persons()[i], b.visits()[i]);
            }
        }
        return sums.toBatch(first.node(), first.label());
    }

    private int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) Mix.of(key) & mask;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPersons = persons;
        int[] oldVisits = visits;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        persons = new int[keys.length];
        visits = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                persons[slot] = oldPersons[i];
                visits[slot] = oldVisits[i];
            }
        }
    }

    /** Number of keys. */
    public int size() {
        return size;
    }

    /** The sums as a batch with ascending keys; keys whose sums are zero are left out. */
    public CountBatch toBatch(int node, int label) {
        long[] sorted = new long[size];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != FREE && (persons[i] != 0 || visits[i] != 0)) {
                sorted[n++] = keys[i];
            }
        }
        sorted = Arrays.copyOf(sorted, n);
        Arrays.sort(sorted);
        int[] p = new int[n];
        int[] v = new int[n];
        for (int i = 0; i < n; i++) {
            int slot = find(sorted[i]);
            p[i] = persons[slot];
            v[i] = visits[slot];
        }
        return new CountBatch(node, label, sorted, p, v);
    }
}
