package org.tocsin.epi.ladder;

/**
 * Which points a baseline was fitted on, and what was left out of it and why.
 *
 * @param from position of the oldest point of the window, 1-based, inclusive
 * @param to position of its newest point, inclusive
 * @param used points used
 * @param missing points not reported
 * @param excluded points of known outbreaks
 * @param closed points on closed day types
 * @param downWeighted share of the used points that lost weight as possible unknown outbreaks
 */
public record BaselineCoverage(
        int from, int to, int used, int missing, int excluded, int closed, double downWeighted) {

    void write(StateWriter out) {
        for (double value :
                new double[] {from, to, used, missing, excluded, closed, downWeighted}) {
            out.put(value);
        }
    }

    static BaselineCoverage read(StateReader in) {
        return new BaselineCoverage(
                in.nextInt(),
                in.nextInt(),
                in.nextInt(),
                in.nextInt(),
                in.nextInt(),
                in.nextInt(),
                in.next());
    }

    BaselineCoverage withDownWeighted(double share) {
        return new BaselineCoverage(from, to, used, missing, excluded, closed, share);
    }
}
