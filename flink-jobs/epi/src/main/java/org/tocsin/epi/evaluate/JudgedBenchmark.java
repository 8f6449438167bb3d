package org.tocsin.epi.evaluate;

import java.util.List;
import java.util.Map;

/**
 * A benchmark with what each method says of its series.
 *
 * @param benchmark the series
 * @param judged by name of the method, in the order of the tables; series in the benchmark's order
 */
public record JudgedBenchmark(
        SimulatedBenchmark benchmark, Map<String, List<JudgedSeries>> judged) {

    /** Names of the methods, in order. */
    public List<String> methods() {
        return List.copyOf(judged.keySet());
    }

    /** Every series as a method judged it. */
    public List<JudgedSeries> of(String method) {
        return judged.get(method);
    }
}
