package org.tocsin.cluster;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which cluster of today is which of the days before: they are one when they share a case. The name
 * is that of the first crossing (its centre and day) and stays; a cluster not seen for seven days
 * is over. Where two run together the earlier name stays; clusters of one day that share a case are
 * told as one.
 *
 * <p>Bound: clusters of seven days x 8 bytes a case.
 */
public final class ClusterTracker {
    private static final int JOIN_DAYS = 7;
    private static final Comparator<Open> EARLIEST =
            Comparator.comparingInt(Open::firstDay).thenComparing(Open::name);

    private final List<Open> open = new ArrayList<>();

    /**
     * A cluster that reached a limit lately.
     *
     * @param name lasting name
     * @param node directory index at which its alert is raised
     * @param firstDay day of the first crossing
     * @param lastDay day of the last crossing
     * @param cases hashes of its cases on that day
     */
    record Open(String name, int node, int firstDay, int lastDay, Set<Long> cases) {}

    /**
     * What a cluster of today is called.
     *
     * @param name lasting name
     * @param node directory index at which its alert is raised
     */
    public record Name(String name, int node) {}

    /** Forgets clusters that are over. Call it once a day, before {@link #name}. */
    public void forget(int day) {
        open.removeIf(o -> o.lastDay() < day - JOIN_DAYS);
    }

    /**
     * Names a cluster. One that shares a case with a cluster named today is told under its name.
     *
     * @param freshName name if it continues none
     * @param freshNode node if it continues none
     */
    public Name name(DayScan.Found found, int day, String freshName, int freshNode) {
        Set<Long> cases = new HashSet<>();
        found.ids().forEach(id -> cases.add(ScanBook.hash(id)));
        List<Open> same =
                open.stream()
                        .filter(o -> o.cases().stream().anyMatch(cases::contains))
                        .sorted(
                                Comparator.comparing((Open o) -> o.lastDay() < day)
                                        .thenComparing(EARLIEST))
                        .toList();
        open.removeAll(same);
        same.stream().filter(o -> o.lastDay() == day).forEach(o -> cases.addAll(o.cases()));
        Open first = same.isEmpty() ? new Open(freshName, freshNode, day, day, cases) : same.get(0);
        open.add(new Open(first.name(), first.node(), first.firstDay(), day, cases));
        return new Name(first.name(), first.node());
    }

    /** Writes the open clusters. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(open.size());
        for (Open o : open) {
            out.writeUTF(o.name());
            out.writeInt(o.node());
            out.writeInt(o.firstDay());
            out.writeInt(o.lastDay());
            out.writeInt(o.cases().size());
            for (long hash : o.cases().stream().sorted().toList()) {
                out.writeLong(hash);
            }
        }
    }

    /** Fills an empty tracker. */
    public void read(DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            String name = in.readUTF();
            int node = in.readInt();
            int firstDay = in.readInt();
            int lastDay = in.readInt();
            int size = in.readInt();
            Set<Long> cases = new HashSet<>();
            for (int k = 0; k < size; k++) {
                cases.add(in.readLong());
            }
            open.add(new Open(name, node, firstDay, lastDay, cases));
        }
    }
}
