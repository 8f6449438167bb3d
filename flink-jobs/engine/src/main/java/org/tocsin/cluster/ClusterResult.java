package org.tocsin.cluster;

import org.tocsin.model.Tier;

/**
 * One cluster of one day as it leaves the engine, for the page and for people who ask where.
 *
 * @param at when it was stated, epoch milliseconds UTC
 * @param day last day scanned
 * @param scan position of the scan among those of the run
 * @param doublings how often cells of the grid were joined, {@link ScanPlaces#OF_DIRECTORY} where
 *     the places are those of the directory
 * @param indicator ordinal
 * @param region directory index of the scanned area
 * @param rank 1 for the most likely cluster of the day
 * @param name lasting name, empty below the list
 * @param tier tier that it reaches, STORE if none
 * @param nodes its places, directory indices or cells
 * @param homes directory indices of what its cases belong to
 * @param centre place about which it was found
 * @param radiusKm distance of the farthest place from the centre
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param observed cases
 * @param expected cases expected
 * @param llr log likelihood ratio
 * @param p how often chance alone makes as strong a cluster on a day
 * @param recurrenceDays in so many days chance alone makes one
 * @param replicates Monte Carlo replicates done
 * @param mapNodes all places scanned
 * @param mapObserved their cases in the window
 * @param mapExpected what was expected of them
 * @param records its cases' reports, sorted; none unless clusters below the list are kept
 */
public record ClusterResult(
        long at,
        int day,
        int scan,
        int doublings,
        int indicator,
        int region,
        int rank,
        String name,
        Tier tier,
        int[] nodes,
        int[] homes,
        int centre,
        double radiusKm,
        int from,
        int to,
        int observed,
        double expected,
        double llr,
        double p,
        double recurrenceDays,
        int replicates,
        int[] mapNodes,
        int[] mapObserved,
        double[] mapExpected,
        String[] records) {

    /**
     * From a cluster that the scan found.
     *
     * @param key {@link ScanCase#key} of the scan
     */
    public static ClusterResult of(
            DayScan.Found f,
            long at,
            DayScan today,
            long key,
            int rank,
            String name,
            Tier tier,
            boolean withRecords) {
        return new ClusterResult(
                at,
                today.day(),
                ScanCase.scanOf(key),
                today.at().doublings(),
                ScanCase.indicatorOf(key),
                ScanCase.regionOf(key),
                rank,
                name,
                tier,
                f.nodes().stream().mapToInt(n -> n).toArray(),
                f.homes().stream().mapToInt(n -> n).toArray(),
                f.centre(),
                f.radiusKm(),
                f.from(),
                f.to(),
                f.observed(),
                f.expected(),
                f.llr(),
                f.p(),
                f.recurrenceDays(),
                today.replicates(),
                f.mapNodes(),
                f.mapObserved(),
                f.mapExpected(),
                withRecords ? f.ids().toArray(new String[0]) : new String[0]);
    }
}
