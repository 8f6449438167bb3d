package org.tocsin.epi.evaluate;

/**
 * A series as a method judged it with the outbreak and without it.
 *
 * @param series the series
 * @param with judged as observed
 * @param twin judged without the outbreak's cases
 */
public record JudgedSeries(SimulatedSeries series, Track with, Track twin) {}
