package org.tocsin.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases of one exposure and the clusters that links make of them. Two cases are linked when
 * their meals and onsets are close enough and they share a symptom group; clusters are the maximal
 * chains. At a busy key only cases link around whose meal more persons ate than the key's own
 * history explains, so that a popular place does not chain its chance cases for ever.
 *
 * <p>Cases are kept in order of their meals: a change costs the logarithm of the cases held, a
 * cluster the pairs within reach of its members. The history is counted in cases by whole days
 * (UTC).
 */
public final class ExposureLinks {
    private static final long DAY = 86_400_000L;

    /** A key known for less is taken as known for two weeks, so that its first cases link. */
    private static final long LEAST_HISTORY = 14;

    private static final Comparator<ExposureCase> BY_MEAL =
            Comparator.comparingLong(ExposureCase::mealAt).thenComparing(ExposureCase::id);
    private static final Comparator<ExposureCase> EARLIEST =
            Comparator.comparingLong(ExposureCase::at).thenComparing(BY_MEAL);

    private final NavigableSet<ExposureCase> cases = new TreeSet<>(BY_MEAL);
    private final Map<String, List<ExposureCase>> byReport = new HashMap<>();
    private final Map<Long, List<ExposureCase>> byPerson = new HashMap<>();
    private final TreeMap<Long, Integer> mealsByDay = new TreeMap<>();

    /** How close two cases must be, and when a key is busy; times in milliseconds, inclusive. */
    public record Reach(long mealMs, long onsetMs, BusyKey busy) {}

    /** Adds (sign +1) or takes away (sign -1) a case. */
    public void change(ExposureCase change) {
        for (ExposureCase c : List.copyOf(byReport.getOrDefault(change.id(), List.of()))) {
            if (c.sameCase(change)) {
                remove(c);
            }
        }
        if (change.sign() > 0) {
            cases.add(change);
            mealsByDay.merge(dayOf(change.mealAt()), 1, Integer::sum);
            byReport.computeIfAbsent(change.id(), k -> new ArrayList<>(1)).add(change);
            byPerson.computeIfAbsent(change.person(), k -> new ArrayList<>(1)).add(change);
        }
    }

    private void remove(ExposureCase c) {
        cases.remove(c);
        mealsByDay.computeIfPresent(dayOf(c.mealAt()), (d, n) -> n == 1 ? null : n - 1);
        drop(byReport, c.id(), c);
        drop(byPerson, c.person(), c);
    }

    private static <K> void drop(Map<K, List<ExposureCase>> map, K key, ExposureCase c) {
        List<ExposureCase> list = map.get(key);
        list.remove(c);
        if (list.isEmpty()) {
            map.remove(key);
        }
    }

    /** Since when a person is held, so that a correction keeps its place; now if not held. */
    public long heldSince(ExposureCase change) {
        long since = change.at();
        for (ExposureCase c : byPerson.getOrDefault(change.person(), List.of())) {
            since = Math.min(since, c.at());
        }
        return since;
    }

    /** Forgets cases received before an instant. */
    public void forgetBefore(long receivedAt) {
        for (ExposureCase c : List.copyOf(cases)) {
            if (c.at() < receivedAt) {
                remove(c);
            }
        }
    }

    /** The cluster that holds a report, or null if the report is not held. */
    public ExposureCluster clusterOf(String report, Reach reach) {
        return cluster(byReport.getOrDefault(report, List.of()), reach);
    }

    /** The cluster that holds a person's earliest case, or null if the person is not held. */
    public ExposureCluster clusterOf(long person, Reach reach) {
        List<ExposureCase> held = byPerson.getOrDefault(person, List.of());
        return cluster(held.stream().sorted(EARLIEST).limit(1).toList(), reach);
    }

    private ExposureCluster cluster(List<ExposureCase> seeds, Reach reach) {
        if (seeds.isEmpty()) {
            return null;
        }
        TreeSet<ExposureCase> in = new TreeSet<>(BY_MEAL);
        in.addAll(seeds);
        ArrayDeque<ExposureCase> queue = new ArrayDeque<>(in);
        Map<ExposureCase, Boolean> links = new HashMap<>();
        while (!queue.isEmpty()) {
            ExposureCase a = queue.poll();
            if (links.computeIfAbsent(a, c -> linksAtAll(c, reach))) {
                for (ExposureCase b : around(a.mealAt(), reach.mealMs())) {
                    boolean near = Math.abs(a.onsetAt() - b.onsetAt()) <= reach.onsetMs();
                    boolean alike = (a.symptomGroups() & b.symptomGroups()) != 0;
                    if (near
                            && alike
                            && !in.contains(b)
                            && links.computeIfAbsent(b, c -> linksAtAll(c, reach))) {
                        in.add(b);
                        queue.add(b);
                    }
                }
            }
        }
        return new ExposureCluster(
                in.stream().min(EARLIEST).orElseThrow(), List.copyOf(new ArrayList<>(in)));
    }

    /** Whether there are more persons around a case's meal than the key's history explains. */
    private boolean linksAtAll(ExposureCase c, Reach reach) {
        long from = dayOf(c.mealAt() - reach.mealMs());
        long oldest = Math.max(from - reach.busy().historyDays(), mealsByDay.firstKey());
        int before = 0;
        for (int n : mealsByDay.subMap(Math.min(oldest, from), from).values()) {
            before += n;
        }
        int now = persons(around(c.mealAt(), reach.mealMs()));
        double windows = 2.0 * reach.mealMs() / DAY / Math.max(from - oldest, LEAST_HISTORY);
        return reach.busy().exceeds(now, before, windows);
    }

    private static long dayOf(long instant) {
        return Math.floorDiv(instant, DAY);
    }

    private NavigableSet<ExposureCase> around(long mealAt, long mealMs) {
        return cases.subSet(meal(mealAt - mealMs), true, meal(mealAt + mealMs + 1), false);
    }

    private static ExposureCase meal(long at) {
        return new ExposureCase("", -1, 0, 1, "", 0, 0, at, 0, 0, 0, -1, false);
    }

    private static int persons(Collection<ExposureCase> cases) {
        Set<Long> persons = new HashSet<>();
        cases.forEach(c -> persons.add(c.person()));
        return persons.size();
    }

    /** Cases held, in order of their meals; not to be changed. */
    public Collection<ExposureCase> cases() {
        return cases;
    }
}
