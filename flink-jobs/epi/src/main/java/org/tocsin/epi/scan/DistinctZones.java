package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Counts the different sets of locations among the zones, told apart by two 64-bit sums of hashes
 * of their members. Equal sets have as many members: so the zones of one size after the other are
 * compared, which are few.
 */
final class DistinctZones {
    private final Zones zones;
    private final long[] first;
    private final long[] second;
    private final int[] next;
    private final int[] slots;
    private final long[] hash;
    private final long[] otherHash;

    private DistinctZones(Zones zones) {
        int n = zones.centres();
        this.zones = zones;
        this.first = new long[n];
        this.second = new long[n];
        this.next = new int[n];
        this.slots = new int[Integer.highestOneBit(Math.max(1, n)) * 4];
        this.hash = new long[n];
        this.otherHash = new long[n];
        for (int i = 0; i < n; i++) {
            hash[i] = Mix.of(i);
            otherHash[i] = Mix.of(~(long) i);
        }
    }

    static long count(Zones zones) {
        DistinctZones distinct = new DistinctZones(zones);
        int largest = 0;
        for (int c = 0; c < zones.centres(); c++) {
            largest = Math.max(largest, zones.members(c).length);
        }
        long count = 0;
        for (int size = 1; size <= largest; size++) {
            count += distinct.ofSize(size);
        }
        return count;
    }

    /** Adds the next member of each centre; counts the different zones that end there. */
    private int ofSize(int size) {
        Arrays.fill(slots, 0);
        int count = 0;
        for (int c = 0; c < first.length; c++) {
            int[] members = zones.members(c);
            if (members.length < size) {
                continue;
            }
            int member = members[size - 1];
            first[c] += hash[member];
            second[c] += otherHash[member];
            if (zones.ends(c)[next[c]] == size) {
                next[c]++;
                count += isNew(c) ? 1 : 0;
            }
        }
        return count;
    }

    private boolean isNew(int c) {
        int slot = (int) first[c] & slots.length - 1;
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (first[known] == first[c] && second[known] == second[c]) {
                return false;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = c + 1;
        return true;
    }
}
