package org.tocsin.place;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Level;

/**
 * Every place, facility and institution as one tree with small integer indices. The index of a node
 * is its position in {@code code} order and is stable for one set of reference data.
 *
 * <p>Every function of a job carries the directory. It is therefore encoded once and decoded once a
 * process: all tasks share one.
 */
public final class Directory implements Serializable {
    private final List<Node> nodes;
    private final Map<String, Integer> byCode = new HashMap<>();
    private final Map<String, Integer> byAlias;
    private final int[][] ancestry;
    private transient byte[] encoded;

    /**
     * One node of the tree.
     *
     * @param code national code of a place, or the code of a facility or institution
     * @param level level in the hierarchy
     * @param parent index of the parent, or -1 for a root
     * @param nameZh Chinese name
     * @param nameEn English name
     * @param lat latitude in degrees (or plane y), NaN if unknown
     * @param lon longitude in degrees (or plane x), NaN if unknown
     * @param population resident population, or headcount of an institution; 0 if unknown
     * @param populationAssumed whether no source gives the population
     * @param type facility or institution type, empty for places
     * @param facility details of a facility, else null
     */
    public record Node(
            String code,
            Level level,
            int parent,
            String nameZh,
            String nameEn,
            double lat,
            double lon,
            long population,
            boolean populationAssumed,
            String type,
            Facility facility)
            implements Serializable {
        Node withParent(int index) {
            return new Node(
                    code,
                    level,
                    index,
                    nameZh,
                    nameEn,
                    lat,
                    lon,
                    population,
                    populationAssumed,
                    type,
                    facility);
        }
    }

    /**
     * What is known of a medical facility.
     *
     * @param feverService clinic, room or none
     * @param sentinel whether it is a sentinel
     * @param open24h whether the fever service never closes
     * @param dailyReportDue minute of the next local day by which the daily or zero report is due,
     *     or -1 if none is scheduled
     */
    public record Facility(
            String feverService, boolean sentinel, boolean open24h, int dailyReportDue)
            implements Serializable {}

    /**
     * Builds a directory.
     *
     * @param nodes nodes in index order; a parent's index may be anywhere but must exist
     * @param aliases alias text, as {@link #normalise} gives it, to node index
     */
    public Directory(List<Node> nodes, Map<String, Integer> aliases) {
        this.nodes = List.copyOf(nodes);
        this.byAlias = new HashMap<>(aliases);
        this.ancestry = new int[nodes.size()][];
        for (int i = 0; i < nodes.size(); i++) {
            byCode.put(nodes.get(i).code(), i);
            ancestry[i] = chain(i);
        }
    }

    private Object writeReplace() throws IOException {
        if (encoded == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(nodes.toArray(Node[]::new));
                out.writeObject(byAlias);
            }
            encoded = bytes.toByteArray();
        }
        return new Encoded(encoded);
    }

    /** A directory on its way to another task. */
    private record Encoded(byte[] bytes) implements Serializable {
        private static SoftReference<Directory> last = new SoftReference<>(null);

        private Object readResolve() {
            synchronized (Encoded.class) {
                Directory known = last.get();
                if (known == null || !Arrays.equals(known.encoded, bytes)) {
                    known = decode();
                    known.encoded = bytes;
                    last = new SoftReference<>(known);
                }
                return known;
            }
        }

        @SuppressWarnings("unchecked")
        private Directory decode() {
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                Node[] nodes = (Node[]) in.readObject();
                return new Directory(List.of(nodes), (Map<String, Integer>) in.readObject());
            } catch (IOException | ClassNotFoundException e) {
                throw new IllegalStateException("a directory that cannot be decoded", e);
            }
        }
    }

    private int[] chain(int index) {
        int length = 0;
        for (int i = index; i >= 0; i = nodes.get(i).parent()) {
            length++;
        }
        int[] chain = new int[length];
        int k = 0;
        for (int i = index; i >= 0; i = nodes.get(i).parent()) {
            chain[k++] = i;
        }
        return chain;
    }

    /** Number of nodes. */
    public int size() {
        return nodes.size();
    }

    /** The node at an index. */
    public Node node(int index) {
        return nodes.get(index);
    }

    /** Index of a code, or -1. */
    public int indexOf(String code) {
        return byCode.getOrDefault(code, CaseReport.NO_PLACE);
    }

    /** The node itself and all its ancestors, from the node upward. Do not modify. */
    public int[] selfAndAncestors(int index) {
        return ancestry[index];
    }

    /** The uppermost area of the first place, where things without a place are kept. */
    public int root() {
        int[] chain = selfAndAncestors(0);
        return chain[chain.length - 1];
    }

    /** The ancestor (or self) at a level, or -1. */
    public int ancestorAt(int index, Level level) {
        for (int i : ancestry[index]) {
            if (nodes.get(i).level() == level) {
                return i;
            }
        }
        return CaseReport.NO_PLACE;
    }

    /** Name in the given language. */
    public String name(int index, Locale locale) {
        Node n = nodes.get(index);
        return "zh".equals(locale.getLanguage()) ? n.nameZh() : n.nameEn();
    }

    /** The node that a free text names, by code, exact name or alias, or -1. */
    public int resolve(String text) {
        Integer i = byAlias.get(normalise(text));
        return i != null ? i : indexOf(text.strip());
    }

    /** Folds width, case and blanks so that spellings of one name agree. */
    public static String normalise(String text) {
        String folded = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
        return folded.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
