package org.tocsin.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cases of one exposure and the clusters that links make of them. Two cases are linked when
 * their meals and onsets are close enough and they share a symptom group; clusters are the maximal
 * chains. Cases are kept in order of their meals, so that a case is compared with its neighbours in
 * time only.
 */
public final class ExposureLinks {
    private static final Comparator<ExposureCase> BY_MEAL =
            Comparator.comparingLong(ExposureCase::mealAt).thenComparing(ExposureCase::id);

    private final List<ExposureCase> cases = new ArrayList<>();

    /**
     * A cluster.
     *
     * @param first earliest report received in the cluster
     * @param cases cases in order of their meals
     */
    public record Cluster(ExposureCase first, List<ExposureCase> cases) {
        /** The cluster's lasting name: its earliest report. */
        public String anchor() {
            return first.id();
        }

        /** Distinct persons. */
        public int persons() {
            Set<Long> persons = new HashSet<>();
            cases.forEach(c -> persons.add(c.person()));
            return persons.size();
        }

        /** Distinct persons who died. */
        public int deaths() {
            Set<Long> persons = new HashSet<>();
            cases.stream().filter(ExposureCase::died).forEach(c -> persons.add(c.person()));
            return persons.size();
        }

        /** Reports, sorted. */
        public List<String> ids() {
            TreeSet<String> ids = new TreeSet<>();
            cases.forEach(c -> ids.add(c.id()));
            return List.copyOf(ids);
        }

        /** First occurrence day. */
        public int firstDay() {
            return cases.stream().mapToInt(ExposureCase::day).min().orElseThrow();
        }

        /** Last occurrence day. */
        public int lastDay() {
            return cases.stream().mapToInt(ExposureCase::day).max().orElseThrow();
        }
    }

    /** Adds (sign +1) or takes away (sign -1) a case. */
    public void change(ExposureCase change) {
        cases.removeIf(c -> c.sameCase(change));
        if (change.sign() > 0) {
            cases.add(change);
            cases.sort(BY_MEAL);
        }
    }

    /** Since when a report is held, so that its correction keeps its place; now if it is not. */
    public long heldSince(ExposureCase change) {
        long since = change.at();
        for (ExposureCase c : cases) {
            since = c.id().equals(change.id()) ? Math.min(since, c.at()) : since;
        }
        return since;
    }

    /** Forgets cases received before an instant. */
    public void forgetBefore(long receivedAt) {
        cases.removeIf(c -> c.at() < receivedAt);
    }

    /**
     * The cluster that holds a report, or null if the report is not held.
     *
     * @param mealMs largest distance of meals, inclusive
     * @param onsetMs largest distance of onsets, inclusive
     */
    public Cluster clusterOf(String id, long mealMs, long onsetMs) {
        List<Integer> queue = new ArrayList<>();
        boolean[] in = new boolean[cases.size()];
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).id().equals(id)) {
                queue.add(i);
                in[i] = true;
            }
        }
        for (int k = 0; k < queue.size(); k++) {
            spread(queue.get(k), -1, mealMs, onsetMs, in, queue);
            spread(queue.get(k), 1, mealMs, onsetMs, in, queue);
        }
        if (queue.isEmpty()) {
            return null;
        }
        List<ExposureCase> members = queue.stream().sorted().map(cases::get).toList();
        ExposureCase first =
                members.stream()
                        .min(
                                Comparator.comparingLong(ExposureCase::at)
                                        .thenComparing(ExposureCase::id))
                        .orElseThrow();
        return new Cluster(first, members);
    }

    private void spread(
            int from, int step, long mealMs, long onsetMs, boolean[] in, List<Integer> queue) {
        ExposureCase a = cases.get(from);
        for (int i = from + step; i >= 0 && i < cases.size(); i += step) {
            ExposureCase b = cases.get(i);
            if (Math.abs(a.mealAt() - b.mealAt()) > mealMs) {
                return;
            }
            boolean linked =
                    Math.abs(a.onsetAt() - b.onsetAt()) <= onsetMs
                            && (a.symptomGroups() & b.symptomGroups()) != 0;
            if (linked && !in[i]) {
                in[i] = true;
                queue.add(i);
            }
        }
    }

    /** Cases held, in order of their meals. */
    public List<ExposureCase> cases() {
        return cases;
    }
}
