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

    BaselineCoverage withDownWeighted(double share) {
        return new BaselineCoverage(from, to, used, missing, excluded, closed, share);
    }
}
