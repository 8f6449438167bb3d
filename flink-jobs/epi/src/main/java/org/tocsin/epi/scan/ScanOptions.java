package org.tocsin.epi.scan;

/**
 * Settings of a scan; immutable, each {@code with} gives a changed copy.
 *
 * @param windows windows of time
 * @param zones limits of zones
 * @param minCases fewest cases of a cluster; one case is never a cluster by default
 * @param overlap which secondary clusters are kept
 * @param replicates Monte Carlo replicates
 * @param intervalDays days between two analyses, for the recurrence interval
 */
public record ScanOptions(
        WindowOptions windows,
        ZoneOptions zones,
        int minCases,
        OverlapRule overlap,
        ReplicateOptions replicates,
        double intervalDays) {

    /** Checks the settings. */
    public ScanOptions {
        Require.that(windows != null && zones != null, "windows and zones must be given", windows);
        Require.that(minCases >= 1, "fewest cases must be >= 1", minCases);
        Require.that(overlap != null, "overlap rule must be given", overlap);
        Require.that(replicates != null, "replicates must be given", replicates);
        Require.that(intervalDays > 0, "days between analyses must be > 0", intervalDays);
    }

    /** Prospective windows of 1 to 7 steps, half of the weight, 2 cases, 999 replicates, daily. */
    public static ScanOptions withDefaults() {
        return new ScanOptions(
                WindowOptions.prospective(1, 7),
                ZoneOptions.withDefaults(),
                2,
                OverlapRule.NO_SHARED_LOCATION,
                ReplicateOptions.withDefaults(),
                1);
    }

    /** New York City's daily practice (Greene et al. 2016): windows of 2 to 30 days. */
    public static ScanOptions newYork() {
        return withDefaults()
                .withWindows(WindowOptions.prospective(2, 30))
                .withOverlap(OverlapRule.NO_CENTRE_INSIDE);
    }

    /** A copy with other windows. */
    public ScanOptions withWindows(WindowOptions other) {
        return new ScanOptions(other, zones, minCases, overlap, replicates, intervalDays);
    }

    /** A copy with other limits of zones. */
    public ScanOptions withZones(ZoneOptions other) {
        return new ScanOptions(windows, other, minCases, overlap, replicates, intervalDays);
    }

    /** A copy with another least number of cases. */
    public ScanOptions withMinCases(int cases) {
        return new ScanOptions(windows, zones, cases, overlap, replicates, intervalDays);
    }

    /** A copy with another rule for secondary clusters. */
    public ScanOptions withOverlap(OverlapRule rule) {
        return new ScanOptions(windows, zones, minCases, rule, replicates, intervalDays);
    }

    /** A copy with other replicates. */
    public ScanOptions withReplicates(ReplicateOptions other) {
        return new ScanOptions(windows, zones, minCases, overlap, other, intervalDays);
    }

    /** A copy with another number of days between two analyses. */
    public ScanOptions withIntervalDays(double days) {
        return new ScanOptions(windows, zones, minCases, overlap, replicates, days);
    }
}
