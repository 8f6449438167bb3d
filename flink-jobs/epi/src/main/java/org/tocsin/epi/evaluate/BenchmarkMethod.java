package org.tocsin.epi.evaluate;

/** A detector with all its settings, as the benchmarks run it. */
public interface BenchmarkMethod {
    /** Name in tables. */
    String name();

    /**
     * Judges a stretch of a series.
     *
     * @param counts the series, oldest first
     * @param first first point that counts, from 1
     * @param last last point that counts, inclusive
     */
    Track judge(double[] counts, int first, int last);
}
