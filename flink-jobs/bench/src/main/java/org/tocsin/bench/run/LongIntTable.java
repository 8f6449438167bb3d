package org.tocsin.bench.run;

import java.util.Arrays;

/** From 64-bit keys to numbers, open addressing. The key 0 is stored as 1. */
final class LongIntTable {
    /** What an absent key gives. */
    static final int ABSENT = Integer.MIN_VALUE;

    private long[] keys;
    private int[] values;
    private int size;

    LongIntTable(int capacity) {
        keys = new long[Integer.highestOneBit(Math.max(16, capacity)) * 2];
        values = new int[keys.length];
        Arrays.fill(values, ABSENT);
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long sound(long key) {
        return key == 0 ? 1 : key;
    }

    int get(long key) {
        return values[slot(sound(key))];
    }

    void put(long key, int value) {
        long k = sound(key);
        int slot = slot(k);
        if (keys[slot] == 0) {
            slot = occupy(slot, k);
        }
        values[slot] = value;
    }

    void add(long key, int more) {
        long k = sound(key);
        int slot = slot(k);
        if (keys[slot] == 0) {
            slot = occupy(slot, k);
            values[slot] = 0;
        }
        values[slot] += more;
    }

    private int occupy(int free, long key) {
        int slot = free;
        if (2 * ++size > keys.length) {
            grow();
            slot = slot(key);
        }
        keys[slot] = key;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, ABSENT);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    int size() {
        return size;
    }

    /** Takes a key and its value. */
    @FunctionalInterface
    interface Each {
        void take(long key, int value);
    }

    void forEach(Each each) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                each.take(keys[i], values[i]);
            }
        }
    }
}
