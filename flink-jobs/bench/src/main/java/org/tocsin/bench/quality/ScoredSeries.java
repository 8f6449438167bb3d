package org.tocsin.bench.quality;

/**
 * Scores of one series and of its twin without the outbreak, for the judged points. NaN = not
 * judged.
 *
 * @param series the series
 * @param scores with the outbreak
 * @param twin without it
 */
record ScoredSeries(SimulatedSeries series, double[] scores, double[] twin) {}
