package org.tocsin.bench.run;

import java.util.Arrays;

/** What is counted of every report id, in primitive arrays, open addressing. */
final class PlainReports {
    private long[] ids = new long[1 << 16];
    int[] revisions = new int[ids.length];
    int[] days = new int[ids.length];
    int[] labels = new int[ids.length];
    int[] residences = new int[ids.length];
    int[] facilities = new int[ids.length];
    int[] institutions = new int[ids.length];
    long[] bits = new long[ids.length];
    private int size;

    /** Slot of an id; a new one has revision 0. */
    int slot(long id) {
        int slot = find(id);
        if (ids[slot] == 0) {
            if (2 * ++size > ids.length) {
                grow();
                slot = find(id);
            }
            ids[slot] = id;
        }
        return slot;
    }

    private int find(long id) {
        int mask = ids.length - 1;
        long mixed = id * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (ids[slot] != 0 && ids[slot] != id) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = ids;
        int[][] ints = {revisions, days, labels, residences, facilities, institutions};
        long[] oldBits = bits;
        int n = 2 * old.length;
        ids = new long[n];
        revisions = new int[n];
        days = new int[n];
        labels = new int[n];
        residences = new int[n];
        facilities = new int[n];
        institutions = new int[n];
        bits = new long[n];
        int[][] grown = {revisions, days, labels, residences, facilities, institutions};
        for (int i = 0; i < old.length; i++) {
            if (old[i] != 0) {
                int slot = find(old[i]);
                ids[slot] = old[i];
                bits[slot] = oldBits[i];
                for (int k = 0; k < ints.length; k++) {
                    grown[k][slot] = ints[k][i];
                }
            }
        }
        Arrays.fill(old, 0);
    }

    int size() {
        return size;
    }
}
