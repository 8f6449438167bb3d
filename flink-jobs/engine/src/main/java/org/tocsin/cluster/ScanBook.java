package org.tocsin.cluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases of one indicator in one region over the history of its scan.
 *
 * <p>Bound: cases of the kept days x about 50 bytes; report ids are kept for the recent days only.
 */
public final class ScanBook {
    private static final int SLACK_DAYS = 60;

    private final List<Entry> entries = new ArrayList<>();

    /** One counted case. */
    static final class Entry {
        final long hash;
        final int place;
        final int home;
        final int feed;
        final int day;
        final int label;
        String id;

        Entry(long hash, int place, int home, int feed, int day, int label, String id) {
            this.hash = hash;
            this.place = place;
            this.home = home;
            this.feed = feed;
            this.day = day;
            this.label = label;
            this.id = id;
        }
    }

    /**
     * Applies one change. A removal takes away the case of the report, whenever it was learned.
     *
     * @return the earliest day that changed
     */
    public int apply(ScanCase c) {
        long hash = hash(c.id());
        if (c.sign() > 0) {
            entries.add(new Entry(hash, c.place(), c.home(), c.feed(), c.day(), c.label(), c.id()));
            return Math.min(c.day(), c.label());
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry e = entries.get(i);
            if (e.hash == hash) {
                entries.remove(i);
                return Math.min(e.day, e.label);
            }
        }
        return Integer.MAX_VALUE;
    }

    /** 64-bit FNV-1a hash of a report id. */
    static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** Forgets cases learned before the history, and ids learned before the recent days. */
    public void forget(int label, int historyDays, int recentDays) {
        entries.removeIf(e -> Math.max(e.label, e.day) < label - historyDays - SLACK_DAYS);
        for (Entry e : entries) {
            if (e.label < label - recentDays - SLACK_DAYS) {
                e.id = null;
            }
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** Whether it holds no case at all. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Writes the cases in their order. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(entries.size());
        for (Entry e : entries) {
            out.writeLong(e.hash);
            out.writeInt(e.place);
            out.writeInt(e.home);
            out.writeInt(e.feed);
            out.writeInt(e.day);
            out.writeInt(e.label);
            out.writeUTF(e.id == null ? "" : e.id);
        }
    }

    /** Fills an empty book. */
    public void read(DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            Entry e =
                    new Entry(
                            in.readLong(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readInt(),
                            in.readUTF());
            if (e.id.isEmpty()) {
                e.id = null;
            }
            entries.add(e);
        }
    }
}
