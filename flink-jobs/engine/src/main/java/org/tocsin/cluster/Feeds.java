package org.tocsin.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the facilities that report to one scan keep time: which day each case is counted on, and who
 * is behind.
 *
 * <p>A facility with at least 95 % of its cases in by the close of their day is counted by that day
 * (visit date at lag 1); any other by the day of receipt, but never later than its usual delay
 * (95th percentile) allows, so that a batch after a gap does not look like a peak.
 *
 * <p>A facility is behind when its last one to seven days hold less than half of what the same
 * weekdays of the eight weeks before and the course of all other facilities make expect, with a
 * Poisson tail below 0.001. Its cases are then left out of all days, or the places it serves would
 * look low and all others high.
 */
final class Feeds {
    private static final int SETTLED_DAYS = 14;
    private static final int REFERENCE_DAYS = 120;
    private static final int LEAST_CASES = 20;
    private static final double SHARE_IN = 0.95;
    private static final int WEEKS = 8;
    private static final int LEAST_WEEKS = 3;
    private static final int LONGEST_GAP = 7;
    private static final double RARE = 0.001;
    private static final double MATERIAL = 0.5;
    private static final double LEAST_OTHERS = 5;

    private final Map<Integer, Integer> delays = new TreeMap<>();
    private final Set<Integer> behind = new TreeSet<>();

    private Feeds() {}

    /**
     * Looks at the cases known.
     *
     * @param last last day of the scan
     * @param first first day of the history
     */
    static Feeds of(List<ScanBook.Entry> entries, int last, int first) {
        Feeds feeds = new Feeds();
        feeds.learnDelays(entries, last);
        feeds.findBehind(entries, last, first);
        return feeds;
    }

    private void learnDelays(List<ScanBook.Entry> entries, int last) {
        Map<Integer, List<Integer>> byFeed = new TreeMap<>();
        List<Integer> pooled = new ArrayList<>();
        for (ScanBook.Entry e : entries) {
            List<Integer> own = byFeed.computeIfAbsent(e.feed, f -> new ArrayList<>());
            if (e.day <= last - SETTLED_DAYS && e.day > last - REFERENCE_DAYS) {
                own.add(Math.max(0, e.label - e.day));
                pooled.add(Math.max(0, e.label - e.day));
            }
        }
        int common = pooled.isEmpty() ? 0 : quantile(pooled);
        byFeed.forEach(
                (f, own) -> delays.put(f, own.size() < LEAST_CASES ? common : quantile(own)));
    }

    private static int quantile(List<Integer> values) {
        int[] sorted = values.stream().mapToInt(v -> v).sorted().toArray();
        return sorted[(int) Math.ceil(SHARE_IN * sorted.length) - 1];
    }

    private void findBehind(List<ScanBook.Entry> entries, int last, int first) {
        int days = Math.min(last - first + 1, 7 * WEEKS + LONGEST_GAP);
        int[] all = new int[days];
        Map<Integer, int[]> own = new TreeMap<>();
        for (ScanBook.Entry e : entries) {
            int ago = last - dayOf(e);
            if (ago >= 0 && ago < days) {
                all[ago]++;
                if (e.feed >= 0) {
                    own.computeIfAbsent(e.feed, f -> new int[days])[ago]++;
                }
            }
        }
        own.forEach(
                (feed, counts) -> {
                    if (isBehind(counts, all)) {
                        behind.add(feed);
                    }
                });
    }

    /** Counts by days before the last one. */
    private static boolean isBehind(int[] own, int[] all) {
        int[] others = new int[all.length];
        Arrays.setAll(others, d -> all[d] - own[d]);
        int known = 0;
        double usual = 0;
        int knownOthers = 0;
        double usualOthers = 0;
        for (int d = 0; d < LONGEST_GAP; d++) {
            usual += usual(own, d);
            if (Double.isNaN(usual)) {
                return false;
            }
            known += own[d];
            knownOthers += others[d];
            usualOthers += usual(others, d);
            double course = usualOthers < LEAST_OTHERS ? 1 : Math.min(1, knownOthers / usualOthers);
            double expected = usual * course;
            if (known < MATERIAL * expected && atMost(known, expected) < RARE) {
                return true;
            }
        }
        return false;
    }

    /** Mean of the same weekday in the weeks before, NaN with fewer than three. */
    private static double usual(int[] counts, int ago) {
        int weeks = 0;
        int sum = 0;
        for (int d = ago + 7; d < counts.length && weeks < WEEKS; d += 7) {
            sum += counts[d];
            weeks++;
        }
        return weeks < LEAST_WEEKS ? Double.NaN : (double) sum / weeks;
    }

    /** Poisson probability of at most so many. */
    private static double atMost(int count, double mean) {
        double term = Math.exp(-mean);
        double sum = term;
        for (int k = 1; k <= count; k++) {
            term *= mean / k;
            sum += term;
        }
        return sum;
    }

    /** The day on which the scan counts a case. */
    int dayOf(ScanBook.Entry e) {
        int delay = delays.getOrDefault(e.feed, 0);
        return delay == 0 ? e.day : Math.min(e.label, e.day + delay);
    }

    /** Whether the case comes from a facility that is behind. */
    boolean isBehind(ScanBook.Entry e) {
        return behind.contains(e.feed);
    }

    /** Facilities that are behind, by directory index. */
    Set<Integer> behind() {
        return behind;
    }
}
