package org.tocsin.intake;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the indicators of a record. The clauses that can hold for a kind, a department and a text
 * of codes are found once and kept, so that a record costs only what these leave open.
 */
final class Classifier {
    private static final int KEPT = 1 << 16;

    private final Clause[] clauses;
    private final Map<String, BitSet> byCodes = new HashMap<>();
    private final Map<String, Clause[]>[][] candidates;

    Classifier(CaseDefinitions definitions) {
        this.clauses = definitions.clauses();
        this.candidates = newCandidates();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Clause[]>[][] newCandidates() {
        Map[][] maps = new Map[RecordKind.values().length][Department.values().length + 1];
        for (Map[] row : maps) {
            for (int i = 0; i < row.length; i++) {
                row[i] = new HashMap<String, Clause[]>();
            }
        }
        return maps;
    }

    /** Bit set of indicator ordinals. */
    long classify(Features f) {
        long found = 0;
        for (Clause clause : candidates(f)) {
            long bit = 1L << clause.indicator;
            if ((found & bit) == 0 && clause.holds(f, found)) {
                found |= bit;
            }
        }
        return found;
    }

    private Clause[] candidates(Features f) {
        int department = f.department == null ? Department.values().length : f.department.ordinal();
        Map<String, Clause[]> known = candidates[f.kind.ordinal()][department];
        Clause[] found = known.get(f.codes);
        if (found == null) {
            found = find(f);
            if (known.size() >= KEPT) {
                known.clear();
            }
            known.put(f.codes, found);
        }
        return found;
    }

    private Clause[] find(Features f) {
        BitSet coded = withCodes(f.codes);
        return coded.stream()
                .mapToObj(i -> clauses[i])
                .filter(c -> c.kinds.isEmpty() || c.kinds.contains(f.kind))
                .filter(
                        c ->
                                c.departments.isEmpty()
                                        || f.department != null
                                                && c.departments.contains(f.department))
                .toArray(Clause[]::new);
    }

    private BitSet withCodes(String text) {
        if (byCodes.size() >= KEPT) {
            byCodes.clear();
        }
        return byCodes.computeIfAbsent(text, this::matching);
    }

    private BitSet matching(String text) {
        List<String> codes =
                List.of(text.split("[|,;、，；\\s]+")).stream().map(CodeSet::fold).toList();
        BitSet matching = new BitSet();
        for (int i = 0; i < clauses.length; i++) {
            CodeSet wanted = clauses[i].codes;
            matching.set(i, wanted == null || codes.stream().anyMatch(wanted::contains));
        }
        return matching;
    }
}
