package org.tocsin.epi.evaluate;

import java.util.List;

/**
 * A set of simulated series of one length. Points count from 1.
 *
 * @param name of the set
 * @param cadence weekly or daily
 * @param firstJudged first judged point
 * @param lastJudged last judged point, inclusive
 * @param series the series
 */
public record SimulatedBenchmark(
        String name,
        Cadence cadence,
        int firstJudged,
        int lastJudged,
        List<SimulatedSeries> series) {

    /** Number of judged points of a series. */
    public int judged() {
        return lastJudged - firstJudged + 1;
    }

    /** The same with other series. */
    public SimulatedBenchmark with(List<SimulatedSeries> chosen) {
        return new SimulatedBenchmark(name, cadence, firstJudged, lastJudged, chosen);
    }

    /** The same under another name. */
    public SimulatedBenchmark named(String other) {
        return new SimulatedBenchmark(other, cadence, firstJudged, lastJudged, series);
    }
}
