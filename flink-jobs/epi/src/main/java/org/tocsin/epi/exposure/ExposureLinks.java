package org.tocsin.epi.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who ate the same thing, or at the same place, in a time that fits their illness?
 *
 * <p>A pair (case, exposure) is eligible if onset less exposure time lies in the case's incubation
 * range, both ends included. Eligible pairs of the same key and the same syndrome are ordered by
 * exposure time; neighbours at most the gap apart are linked, and the maximal chains with enough
 * distinct cases and households are clusters. A case that ate twice in a chain counts once. Order:
 * case count descending, then key, syndrome, first exposure.
 *
 * <p>Assumes that keys are normalised and that unknown values made no key. A case without household
 * counts as one of its own. A case without an exposure, or an exposure outside the range, links
 * nothing. Corrections: link again. Cost: O(m log m) for m exposures, whatever the number of cases
 * that share a key.
 *
 * <p>Source: specification of exposure clusters, section 3. Checked against golden/exposure/links
 * (pairwise linking).
 */
public final class ExposureLinks {
    private static final Comparator<ExposureCluster> LARGEST_FIRST =
            Comparator.comparingInt((ExposureCluster c) -> -c.cases().size())
                    .thenComparing(ExposureCluster::key)
                    .thenComparing(ExposureCluster::syndrome)
                    .thenComparingLong(ExposureCluster::firstMillis);

    private final LinkOptions options;
    private final Map<String, ExposedCase> cases = new HashMap<>();
    private final Map<Group, List<Pair>> groups = new HashMap<>();
    private int eligible;
    private int outside;

    private record Group(String key, String syndrome) {}

    private record Pair(long millis, ExposedCase exposed) {}

    private ExposureLinks(LinkOptions options) {
        this.options = options;
    }

    /** An empty line list. */
    public static ExposureLinks of(LinkOptions options) {
        return new ExposureLinks(options);
    }

    /** Adds a case, whose identity must be new. */
    public ExposureLinks add(ExposedCase exposed) {
        if (cases.putIfAbsent(exposed.id(), exposed) != null) {
            throw new IllegalArgumentException("case must be new, got " + exposed.id() + " twice");
        }
        return this;
    }

    /**
     * Adds an exposure of a case that has been added.
     *
     * @param key {@code kind:value}
     * @param millis time of eating
     */
    public ExposureLinks expose(String caseId, String key, long millis) {
        ExposedCase exposed = cases.get(caseId);
        if (exposed == null) {
            throw new IllegalArgumentException("case must be known, got " + caseId);
        }
        if (exposed.incubation().includes(exposed.onsetMillis() - millis)) {
            groups.computeIfAbsent(new Group(key, exposed.syndrome()), g -> new ArrayList<>())
                    .add(new Pair(millis, exposed));
            eligible++;
        } else {
            outside++;
        }
        return this;
    }

    /** Exposures in the range of their case. */
    public int eligiblePairs() {
        return eligible;
    }

    /** Exposures outside the range of their case, which link nothing. */
    public int outsideRange() {
        return outside;
    }

    /** The clusters. */
    public List<ExposureCluster> clusters() {
        List<ExposureCluster> found = new ArrayList<>();
        groups.forEach((group, pairs) -> sessions(group, pairs, found));
        found.sort(LARGEST_FIRST);
        return found;
    }

    private void sessions(Group group, List<Pair> pairs, List<ExposureCluster> found) {
        List<Pair> ordered = new ArrayList<>(pairs);
        ordered.sort(Comparator.comparingLong(Pair::millis));
        int first = 0;
        for (int k = 1; k <= ordered.size(); k++) {
            boolean ends =
                    k == ordered.size()
                            || ordered.get(k).millis() - ordered.get(k - 1).millis()
                                    > options.gapMillis();
            if (ends) {
                addIfLargeEnough(group, ordered.subList(first, k), found);
                first = k;
            }
        }
    }

    private void addIfLargeEnough(Group group, List<Pair> session, List<ExposureCluster> found) {
        Set<String> ids =
                session.stream()
                        .map(p -> p.exposed().id())
                        .collect(Collectors.toCollection(TreeSet::new));
        int households =
                (int) session.stream().map(p -> p.exposed().householdOrOwn()).distinct().count();
        if (ids.size() >= options.minCases() && households >= options.minHouseholds()) {
            found.add(
                    new ExposureCluster(
                            group.key(),
                            group.syndrome(),
                            session.get(0).millis(),
                            session.get(session.size() - 1).millis(),
                            List.copyOf(ids),
                            households));
        }
    }
}
