package org.tocsin.cluster;

import java.io.Serializable;
import java.util.List;
import org.tocsin.model.Axis;
import org.tocsin.model.Level;

/**
 * How the prospective space-time scan runs on live counts. The defaults are New York City's daily
 * practice (Greene et al. 2016) but for {@code minCases}.
 *
 * @param indicators ordinals of the indicators that are scanned; none switches the scan off
 * @param region level of the areas that are scanned as a whole
 * @param places level of the places inside; FACILITY and INSTITUTION take those of the report, all
 *     others the residence
 * @param shortest shortest window in days
 * @param longest longest window in days; never more than a quarter of the history
 * @param baselineDays days of history, the window included
 * @param maxShare largest share of the cases that a cluster's places may have in the history
 * @param maxRadiusKm largest radius of a cluster
 * @param minCases fewest cases of a cluster
 * @param replicates Monte Carlo replicates
 * @param listDays recurrence interval from which a cluster is listed
 * @param notifyDays recurrence interval from which it is sent
 * @param storeDays recurrence interval from which a cluster is kept with its reports, so that other
 *     limits can be tried on it; at most {@code listDays}, below which nothing is listed
 * @param restateDays past days whose result is stated again when late data change them
 * @param seed identity of the scenario and the scan; with indicator, region and day it seeds the
 *     replicates
 * @param name tells apart scans of one run, in keys, cluster names and measurements; empty for none
 * @param positions where a scan over positions takes them from, null for one over places of the
 *     directory
 */
public record ScanSettings(
        List<Integer> indicators,
        Level region,
        Level places,
        int shortest,
        int longest,
        int baselineDays,
        double maxShare,
        double maxRadiusKm,
        int minCases,
        int replicates,
        double listDays,
        double notifyDays,
        double storeDays,
        int restateDays,
        String seed,
        String name,
        PositionSettings positions)
        implements Serializable {
    /** Days of history without which nothing is scanned. */
    public static final int LEAST_HISTORY_DAYS = 28;

    /** No indicator is scanned. */
    public static ScanSettings off() {
        return new ScanSettings(
                List.of(),
                Level.CITY,
                Level.TOWNSHIP,
                2,
                30,
                365,
                0.5,
                Double.POSITIVE_INFINITY,
                3,
                999,
                100,
                365,
                100,
                2,
                "",
                "",
                null);
    }

    /** The same settings for these indicators under the seed of a scenario. */
    public ScanSettings of(List<Integer> ordinals, String scenario) {
        return new ScanSettings(
                List.copyOf(ordinals),
                region,
                places,
                shortest,
                longest,
                baselineDays,
                maxShare,
                maxRadiusKm,
                minCases,
                replicates,
                listDays,
                notifyDays,
                storeDays,
                restateDays,
                name.isEmpty() ? scenario : scenario + "#" + name,
                name,
                positions);
    }

    /** The same settings over the positions of the cases. */
    public ScanSettings over(PositionSettings others) {
        return new ScanSettings(
                indicators,
                region,
                places,
                shortest,
                longest,
                baselineDays,
                maxShare,
                maxRadiusKm,
                minCases,
                replicates,
                listDays,
                notifyDays,
                storeDays,
                restateDays,
                seed,
                name,
                others);
    }

    /** Bits of the indicators. */
    public long bits() {
        return indicators.stream().mapToLong(i -> 1L << i).reduce(0, (a, b) -> a | b);
    }

    /** Axis of what it finds. */
    public Axis axis() {
        return switch (places) {
            case FACILITY -> Axis.FACILITY;
            case INSTITUTION -> Axis.INSTITUTION;
            default -> Axis.RESIDENCE;
        };
    }

    /** Whether clusters below the list are kept with their reports. */
    public boolean storesBelowList() {
        return storeDays < listDays;
    }

    /** Longest window with so many days of history. */
    int longest(int days) {
        return Math.max(shortest, Math.min(longest, days / 4));
    }
}
