package org.tocsin.epi.scan;

import java.util.List;

/**
 * A set of places and a window of time with more cases than expected.
 *
 * @param locations indices of the places, ascending
 * @param centre index of the place about which the zone was found
 * @param radius distance of the farthest member from the centre: units of the plane, or km
 * @param startStep first step, inclusive
 * @param endStep last step, inclusive
 * @param observed cases inside
 * @param expected cases expected inside
 * @param llr log likelihood ratio
 * @param relativeRisk rate inside over rate outside; NaN if the model does not define it
 * @param trials tests inside, -1 if the model has none
 * @param significance how rarely chance does the same
 */
public record Cluster(
        List<Integer> locations,
        int centre,
        double radius,
        int startStep,
        int endStep,
        int observed,
        double expected,
        double llr,
        double relativeRisk,
        long trials,
        Significance significance) {
    /** Takes a copy of the places. */
    public Cluster {
        locations = List.copyOf(locations);
    }

    /** Observed over expected. */
    public double ratio() {
        return observed / expected;
    }

    Cluster with(Significance found) {
        return new Cluster(
                locations,
                centre,
                radius,
                startStep,
                endStep,
                observed,
                expected,
                llr,
                relativeRisk,
                trials,
                found);
    }
}
