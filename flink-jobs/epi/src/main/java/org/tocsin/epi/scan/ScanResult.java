package org.tocsin.epi.scan;

import java.util.List;

/**
 * What a scan found, and what it could not look at.
 *
 * @param totalCases cases in the analysis
 * @param unlocated indices of places without coordinates, which were left out of all steps
 * @param excludedCases cases of those places
 * @param distinctZones different sets of places that were scanned
 * @param cylinders zones times windows, sets that arise about several centres counted each time
 * @param clusters every cluster with a score above 0, most likely first
 * @param bestPerCentre best score of each place's zones, 0 if none is high; NaN if left out
 * @param maxima scores of the replicates
 */
public record ScanResult(
        int totalCases,
        List<Integer> unlocated,
        int excludedCases,
        long distinctZones,
        long cylinders,
        List<Cluster> clusters,
        double[] bestPerCentre,
        NullMaxima maxima) {
    private static final double LEAST_SCORE = 0.001;

    /** Takes copies. */
    public ScanResult {
        unlocated = List.copyOf(unlocated);
        clusters = List.copyOf(clusters);
        bestPerCentre = bestPerCentre.clone();
    }

    /** Best score of each place's zones, a copy. */
    @Override
    public double[] bestPerCentre() {
        return bestPerCentre.clone();
    }

    /** The clusters with a score of at least 0.001 that some replicate stayed below. */
    public List<Cluster> reportable() {
        return clusters.stream().filter(ScanResult::reportable).toList();
    }

    /** True if a cluster is worth a line. */
    public static boolean reportable(Cluster cluster) {
        return cluster.llr() >= LEAST_SCORE && cluster.significance().beyondChance();
    }
}
