package org.tocsin.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
 * Poisson tail below 0.001 over all facilities and gaps looked at (Bonferroni): chance leaves one
 * out on one day in a thousand. Its cases are then left out of all days, or the places it serves
 * would look low and all others high.
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

    private static final int UNKNOWN = 1;

    private final Set<Integer> behind = new TreeSet<>();

    /** Days by feed + {@link #UNKNOWN}, so that the unknown feed -1 has a place too. */
    private final int[] delays;

    private final boolean[] isBehind;

    private Feeds(int feeds) {
        delays = new int[feeds];
        isBehind = new boolean[feeds];
    }

    /**
     * Looks at the cases known.
     *
     * @param last last day of the scan
     * @param first first day of the history
     */
    static Feeds of(List<ScanBook.Entry> entries, int last, int first) {
        int most = -1;
        for (ScanBook.Entry e : entries) {
            most = Math.max(most, e.feed);
        }
        Feeds feeds = new Feeds(most + UNKNOWN + 1);
        feeds.learnDelays(entries, last);
        feeds.findBehind(entries, last, first);
        return feeds;
    }

    private void learnDelays(List<ScanBook.Entry> entries, int last) {
        Delays[] byFeed = new Delays[delays.length];
        Delays pooled = new Delays();
        for (ScanBook.Entry e : entries) {
            int feed = e.feed + UNKNOWN;
            if (byFeed[feed] == null) {
                byFeed[feed] = new Delays();
            }
            if (e.day <= last - SETTLED_DAYS && e.day > last - REFERENCE_DAYS) {
                byFeed[feed].add(Math.max(0, e.label - e.day));
                pooled.add(Math.max(0, e.label - e.day));
            }
        }
        int common = pooled.number == 0 ? 0 : pooled.quantile();
        for (int f = 0; f < delays.length; f++) {
            if (byFeed[f] != null) {
                delays[f] = byFeed[f].number < LEAST_CASES ? common : byFeed[f].quantile();
            }
        }
    }

    /** How many cases came after how many days. */
    private static final class Delays {
        private int[] cases = new int[8];
        private int number;

        void add(int delay) {
            if (delay >= cases.length) {
                cases = Arrays.copyOf(cases, Math.max(2 * cases.length, delay + 1));
            }
            cases[delay]++;
            number++;
        }

        /** The least delay within which the share {@link #SHARE_IN} came. */
        int quantile() {
            int wanted = (int) Math.ceil(SHARE_IN * number);
            int delay = 0;
            for (int sum = cases[0]; sum < wanted; sum += cases[delay]) {
                delay++;
            }
            return delay;
        }
    }

    private void findBehind(List<ScanBook.Entry> entries, int last, int first) {
        int days = Math.min(last - first + 1, 7 * WEEKS + LONGEST_GAP);
        int[] all = new int[days];
        int[][] own = new int[delays.length][];
        for (ScanBook.Entry e : entries) {
            int ago = last - dayOf(e);
            if (ago >= 0 && ago < days) {
                all[ago]++;
                if (e.feed >= 0) {
                    count(own, e.feed + UNKNOWN, ago, days);
                }
            }
        }
        long looked = Arrays.stream(own).filter(f -> f != null).count();
        double rare = RARE / (looked * LONGEST_GAP);
        for (int f = 0; f < own.length; f++) {
            if (own[f] != null && isBehind(own[f], all, rare)) {
                behind.add(f - UNKNOWN);
                isBehind[f] = true;
            }
        }
    }

    private static void count(int[][] own, int feed, int ago, int days) {
        if (own[feed] == null) {
            own[feed] = new int[days];
        }
        own[feed][ago]++;
    }

    /** Counts by days before the last one. */
    private static boolean isBehind(int[] own, int[] all, double rare) {
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
            if (known < MATERIAL * expected && atMost(known, expected) < rare) {
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
        int delay = delays[e.feed + UNKNOWN];
        return delay == 0 ? e.day : Math.min(e.label, e.day + delay);
    }

    /** Whether the case comes from a facility that is behind. */
    boolean isBehind(ScanBook.Entry e) {
        return isBehind[e.feed + UNKNOWN];
    }

    /** Facilities that are behind, by directory index. */
    Set<Integer> behind() {
        return behind;
    }
}
