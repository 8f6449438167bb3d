package org.tocsin.epi.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clusters with the same cases (a place and its dish) shown as one, the most specific key first.
 *
 * @param clusters the clusters, the most specific first
 * @param within true if another cluster has all of these cases and more
 */
public record JoinedCluster(List<ExposureCluster> clusters, boolean within) {
    private static final List<String> SPECIFIC_FIRST =
            List.of("meal", "food", "brand", "venue", "supplier", "organism");

    /** Takes a copy. */
    public JoinedCluster {
        clusters = List.copyOf(clusters);
    }

    /** Joins clusters, keeping the order of the first of each. */
    public static List<JoinedCluster> of(List<ExposureCluster> clusters) {
        Map<List<String>, List<ExposureCluster>> bySet = new LinkedHashMap<>();
        for (ExposureCluster cluster : clusters) {
            bySet.computeIfAbsent(cluster.cases(), s -> new ArrayList<>()).add(cluster);
        }
        List<Set<String>> sets = new ArrayList<>();
        bySet.keySet().forEach(s -> sets.add(new HashSet<>(s)));
        List<JoinedCluster> joined = new ArrayList<>();
        for (List<ExposureCluster> same : bySet.values()) {
            same.sort(
                    Comparator.comparingInt(JoinedCluster::kind)
                            .thenComparing(ExposureCluster::key));
            joined.add(new JoinedCluster(same, sets.stream().anyMatch(same.get(0)::isWithin)));
        }
        return joined;
    }

    private static int kind(ExposureCluster cluster) {
        int colon = cluster.key().indexOf(':');
        int kind = SPECIFIC_FIRST.indexOf(colon < 0 ? "" : cluster.key().substring(0, colon));
        return kind < 0 ? SPECIFIC_FIRST.size() : kind;
    }
}
