package org.tocsin.bench.quality;

/**
 * One simulated series with one outbreak of known cases.
 *
 * @param id number of the series
 * @param group size of the outbreak, for tables by size
 * @param observed all counts, oldest first
 * @param outbreak cases of the current outbreak among them
 * @param start first point with an outbreak case, 1-based
 * @param end last point with an outbreak case, inclusive
 */
record SimulatedSeries(
        int id, int group, double[] observed, double[] outbreak, int start, int end) {

    /** The same series without the outbreak. */
    double[] twin() {
        double[] twin = observed.clone();
        for (int i = 0; i < twin.length; i++) {
            twin[i] -= outbreak[i];
        }
        return twin;
    }

    boolean inOutbreak(int point) {
        return point >= start && point <= end;
    }
}
