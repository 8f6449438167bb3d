package org.tocsin.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.count.Persistable;
import org.tocsin.model.Tier;

/**
 * What the triage of one region remembers: the episodes that people know of, until they have been
 * quiet for a run's length. Bound: one entry a series of the region.
 */
public final class TriageMemory implements Persistable {
    private final TreeMap<Long, Episode> episodes = new TreeMap<>();

    /**
     * An episode that people know of.
     *
     * @param opened label of its first day
     * @param last label of its last signal
     * @param notified label at which it became a message, or {@link #NEVER}
     */
    record Episode(int opened, int last, int notified) {
        static final int NEVER = Integer.MIN_VALUE;

        Tier tier() {
            return notified == NEVER ? Tier.LIST : Tier.NOTIFY;
        }
    }

    static long key(int node, int indicator) {
        return (long) node << 32 | indicator;
    }

    static int nodeOf(long key) {
        return (int) (key >>> 32);
    }

    static int indicatorOf(long key) {
        return (int) key;
    }

    /** Open episodes by series. */
    Map<Long, Episode> episodes() {
        return episodes;
    }

    /** Ends the episodes without a signal for longer than a run's length. */
    void expire(int label) {
        episodes.values().removeIf(e -> e.last() < label - SeriesClose.RUN_DAYS);
    }

    /** Messages of the last seven days. */
    int notifiedSince(int label) {
        int n = 0;
        for (Episode e : episodes.values()) {
            n += e.notified() != Episode.NEVER && e.notified() > label - 7 ? 1 : 0;
        }
        return n;
    }

    /** Whether nothing is remembered. */
    public boolean isEmpty() {
        return episodes.isEmpty();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(episodes.size());
        for (Map.Entry<Long, Episode> e : episodes.entrySet()) {
            out.writeLong(e.getKey());
            out.writeInt(e.getValue().opened());
            out.writeInt(e.getValue().last());
            out.writeInt(e.getValue().notified());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            episodes.put(in.readLong(), new Episode(in.readInt(), in.readInt(), in.readInt()));
        }
    }
}
