package org.tocsin.cluster;

import java.util.List;

/**
 * What the scan of one indicator in one region found on one day, and what it left out.
 *
 * @param day last day scanned
 * @param cases cases looked at
 * @param places places with cases
 * @param leftOut cases without a place with coordinates, and cases of facilities that are behind
 * @param behind facilities left out because their recent reports are missing
 * @param ran whether there was enough to scan
 * @param replicates Monte Carlo replicates done
 * @param at where the places lie
 * @param found clusters, most likely first
 */
public record DayScan(
        int day,
        int cases,
        int places,
        int leftOut,
        int behind,
        boolean ran,
        int replicates,
        ScanPlaces at,
        List<Found> found) {
    /** Takes a copy. */
    public DayScan {
        found = List.copyOf(found);
    }

    /**
     * A cluster. Its places are directory indices, or cells of the grid.
     *
     * @param nodes its places, ascending
     * @param homes directory indices of what its cases belong to, ascending; for places of the
     *     directory its places
     * @param centre place about which it was found
     * @param radiusKm distance of the farthest place from the centre
     * @param from first day, inclusive
     * @param to last day, inclusive
     * @param observed cases
     * @param expected cases expected
     * @param llr log likelihood ratio
     * @param p how often chance alone makes as strong a cluster on a day
     * @param recurrenceDays in so many days chance alone makes one
     * @param ids its cases' reports, sorted; none of a cluster that is not listed
     * @param mapNodes all places scanned
     * @param mapObserved their cases in the window
     * @param mapExpected what was expected of them
     */
    public record Found(
            List<Integer> nodes,
            List<Integer> homes,
            int centre,
            double radiusKm,
            int from,
            int to,
            int observed,
            double expected,
            double llr,
            double p,
            double recurrenceDays,
            List<String> ids,
            int[] mapNodes,
            int[] mapObserved,
            double[] mapExpected) {}
}
