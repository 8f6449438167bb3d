package org.tocsin.epi.exposure;

import java.util.List;
import java.util.Set;

/**
 * Cases of one syndrome that share an exposure within a session.
 *
 * @param key the exposure, {@code kind:value}
 * @param syndrome the syndrome
 * @param firstMillis first time of eating, inclusive
 * @param lastMillis last time of eating, inclusive
 * @param cases identities, sorted, each once
 * @param households number of distinct households
 */
public record ExposureCluster(
        String key,
        String syndrome,
        long firstMillis,
        long lastMillis,
        List<String> cases,
        int households) {
    /** Takes a copy of the cases. */
    public ExposureCluster {
        cases = List.copyOf(cases);
    }

    /** True if the other cluster has these cases and more. */
    boolean isWithin(Set<String> others) {
        return others.size() > cases.size() && others.containsAll(cases);
    }
}
