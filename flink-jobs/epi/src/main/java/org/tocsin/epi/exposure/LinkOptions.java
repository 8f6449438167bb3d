package org.tocsin.epi.exposure;

/**
 * Settings of the linking rule.
 *
 * @param gapMillis largest pause between neighbours in a session, in exposure time
 * @param minCases fewest distinct cases of a cluster
 * @param minHouseholds fewest distinct households of a cluster
 */
public record LinkOptions(long gapMillis, int minCases, int minHouseholds) {
    /** Checks the settings. */
    public LinkOptions {
        if (gapMillis < 0 || minCases < 1 || minHouseholds < 1) {
            throw new IllegalArgumentException(
                    "gap must be >= 0, minCases and minHouseholds >= 1, got %d ms, %d and %d"
                            .formatted(gapMillis, minCases, minHouseholds));
        }
    }

    /** A pause of 12 hours, two cases of two households. */
    public static LinkOptions withDefaults() {
        return new LinkOptions(Incubation.millis(12), 2, 2);
    }
}
