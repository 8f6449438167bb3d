package org.tocsin.cluster;

import org.tocsin.model.Tier;

/**
 * One cluster of one day as it leaves the engine, for the page and for people who ask where.
 *
 * @param at when it was stated, epoch milliseconds UTC
 * @param day last day scanned
 * @param indicator ordinal
 * @param region directory index of the scanned area
 * @param rank 1 for the most likely cluster of the day
 * @param name lasting name, empty below the list
 * @param tier tier that it reaches, STORE if none
 * @param nodes its places
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
        int indicator,
        int region,
        int rank,
        String name,
        Tier tier,
        int[] nodes,
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

    /** From a cluster that the scan found. */
    public static ClusterResult of(
            DayScan.Found f,
            long at,
            DayScan scan,
            int indicator,
            int region,
            int rank,
            String name,
            Tier tier,
            boolean withRecords) {
        return new ClusterResult(
                at,
                scan.day(),
                indicator,
                region,
                rank,
                name,
                tier,
                f.nodes().stream().mapToInt(n -> n).toArray(),
                f.centre(),
                f.radiusKm(),
                f.from(),
                f.to(),
                f.observed(),
                f.expected(),
                f.llr(),
                f.p(),
                f.recurrenceDays(),
                scan.replicates(),
                f.mapNodes(),
                f.mapObserved(),
                f.mapExpected(),
                withRecords ? f.ids().toArray(new String[0]) : new String[0]);
    }
}
