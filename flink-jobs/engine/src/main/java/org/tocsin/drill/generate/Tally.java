package org.tocsin.drill.generate;

import java.util.Map;
import java.util.TreeMap;

/** How often each kind of dirt was applied, and the rows that were written. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** Counts by the name of the rate in the plan. */
    Map<String, Long> counts() {
        return counts;
    }
}
