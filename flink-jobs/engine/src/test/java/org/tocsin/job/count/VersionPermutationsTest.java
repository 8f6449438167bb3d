package org.tocsin.job.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tocsin.count.CaseOrder;
import org.tocsin.count.CountBatch;
import org.tocsin.count.SeriesIndex;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;

/**
 * The versions of a report, whatever their receipt and arrival, give the deltas that follow from
 * what was visible at each of two day closes. The expected deltas come from counting anew, without
 * any state, what is visible at a close.
 */
class VersionPermutationsTest {
    private static final long HOUR = 3_600_000L;
    private static final int FIRST_DAY = Shangdang.day("2022-03-01");
    private static final int DAYS_APART = 3;

    /** Hours from the first close at which versions are received; the second is at 24. */
    private static final int[] RECEIPT_HOURS = {-20, -1, 0, 3, 24};

    private int cases;

    private CaseReport base(int base, int revision) {
        CaseReport r = Shangdang.report("his:V" + cases, person(1), base - 2, 0);
        r.revision = revision;
        r.institution = Shangdang.node("S140404-06");
        return r;
    }

    private long person(int n) {
        return (cases * 4L + n) * 0x9E3779B97F4A7C15L;
    }

    /** First report, other place and day, other person, withdrawal, other diagnosis. */
    private List<CaseReport> everyKind(int base) {
        CaseReport moved = base(base, 2);
        moved.residence = Shangdang.node("140404103");
        moved.occurrenceDay -= 1;
        moved.occurrenceAt -= 24 * HOUR;
        CaseReport other = base(base, 3);
        other.person = person(2);
        CaseReport gone = base(base, 4);
        gone.withdrawn = true;
        CaseReport diagnosis = base(base, 5);
        diagnosis.indicators = Shangdang.bit("GI");
        diagnosis.facility = Shangdang.node("F140404-06");
        return List.of(base(base, 1), moved, other, gone, diagnosis);
    }

    /** The same revision twice with other contents and once more unchanged; a non-resident. */
    private List<CaseReport> sameRevisions(int base) {
        CaseReport changed = base(base, 2);
        changed.indicators |= Shangdang.bit("SEVERE");
        CaseReport again = base(base, 2);
        again.person = person(3);
        again.flags &= ~CaseReport.RESIDENT;
        again.residence = CaseReport.NO_PLACE;
        CaseReport gone = base(base, 2);
        gone.withdrawn = true;
        return List.of(base(base, 1), base(base, 1), changed, again, gone);
    }

    /** Another report of the second person, nine days earlier and received the day before. */
    private CaseReport earlier(int base) {
        CaseReport r = Shangdang.report("his:E" + cases, person(2), base - 11, 0);
        r.receivedAt = Shangdang.CLOCK.closeOf(base) - 30 * HOUR;
        return r;
    }

    @Test
    void everyOrderOfReceiptAndArrivalGivesTheDeltasOfWhatWasVisible() throws Exception {
        List<int[]> orders = permutations(5);
        assertEquals(120, orders.size());
        try (CountingPipeline pipeline = new CountingPipeline()) {
            for (boolean second : new boolean[] {false, true}) {
                for (int[] receipts : orders) {
                    Set<List<String>> found = new HashSet<>();
                    for (int[] arrivals : orders) {
                        found.add(run(pipeline, second, receipts, arrivals));
                    }
                    assertEquals(1, found.size(), "one result for every order of arrival");
                }
            }
        }
        assertEquals(2 * 120 * 120, cases);
    }

    private List<String> run(
            CountingPipeline pipeline, boolean second, int[] receipts, int[] arrivals)
            throws Exception {
        cases++;
        int base = FIRST_DAY + DAYS_APART * cases;
        long close = Shangdang.CLOCK.closeOf(base);
        List<CaseReport> versions = new ArrayList<>(second ? sameRevisions(base) : everyKind(base));
        for (int i = 0; i < 5; i++) {
            versions.get(i).receivedAt = close + RECEIPT_HOURS[receipts[i]] * HOUR;
        }
        pipeline.batches.clear();
        CaseReport earlier = earlier(base);
        pipeline.receive(earlier);
        List<Integer> open = new ArrayList<>();
        for (int i : arrivals) {
            open.add(i);
        }
        for (int i : arrivals) {
            pipeline.receive(versions.get(i));
            open.remove((Integer) i);
            long next = close + 25 * HOUR;
            for (int o : open) {
                next = Math.min(next, versions.get(o).receivedAt);
            }
            pipeline.watermark(next - 1);
        }
        versions.add(earlier);
        assertEquals(expected(versions, base), occurrences(pipeline.batches, base));
        return everything(pipeline.batches, base);
    }

    /** Deltas by label, node, axis, indicator and occurrence day, from counting anew. */
    private static Map<String, String> expected(List<CaseReport> all, int base) {
        Map<String, int[]> before = new HashMap<>();
        Map<String, String> deltas = new TreeMap<>();
        for (int label = base - 2; label <= base + 1; label++) {
            Map<String, int[]> now = counted(all, Shangdang.CLOCK.closeOf(label), base);
            Set<String> keys = new TreeSet<>(now.keySet());
            keys.addAll(before.keySet());
            for (String key : keys) {
                int[] a = before.getOrDefault(key, new int[2]);
                int[] b = now.getOrDefault(key, new int[2]);
                if (a[0] != b[0] || a[1] != b[1]) {
                    deltas.put((label - base) + " " + key, (b[0] - a[0]) + "/" + (b[1] - a[1]));
                }
            }
            before = now;
        }
        return deltas;
    }

    private static Map<String, int[]> counted(List<CaseReport> all, long at, int base) {
        Map<String, CaseReport> visible = new TreeMap<>();
        all.stream()
                .filter(r -> r.receivedAt <= at)
                .sorted(CaseOrder.REPORTS)
                .forEach(
                        r -> {
                            CaseReport held = visible.get(r.id);
                            if (held == null || r.revision >= held.revision) {
                                visible.put(r.id, r);
                            }
                        });
        List<CaseReport> reports = new ArrayList<>(visible.values());
        reports.removeIf(r -> r.withdrawn);
        reports.sort(java.util.Comparator.comparingInt(r -> r.occurrenceDay));
        Map<String, int[]> counts = new HashMap<>();
        Map<String, Integer> episodes = new HashMap<>();
        for (CaseReport r : reports) {
            for (int bit = 0; bit < 64; bit++) {
                if ((r.indicators >>> bit & 1) != 0) {
                    String episode = r.person + "|" + bit;
                    int began = episodes.getOrDefault(episode, Integer.MIN_VALUE / 2);
                    boolean leads = r.occurrenceDay > began + 14;
                    if (leads) {
                        episodes.put(episode, r.occurrenceDay);
                    }
                    add(counts, r, bit, leads ? 1 : 0, base);
                }
            }
        }
        return counts;
    }

    private static void add(
            Map<String, int[]> counts, CaseReport r, int bit, int persons, int base) {
        int[] leaves = {r.residence, r.facility, r.institution};
        for (Axis axis : Axis.values()) {
            int leaf = leaves[axis.ordinal()];
            if (leaf < 0 || axis == Axis.RESIDENCE && !r.has(CaseReport.RESIDENT)) {
                continue;
            }
            for (int node : Shangdang.directory().selfAndAncestors(leaf)) {
                String key = node + " " + axis + " " + bit + " " + (r.occurrenceDay - base);
                int[] c = counts.computeIfAbsent(key, k -> new int[2]);
                c[0] += persons;
                c[1] += 1;
            }
        }
    }

    private static Map<String, String> occurrences(List<CountBatch> batches, int base) {
        Map<String, int[]> sums = new TreeMap<>();
        for (CountBatch b : batches) {
            for (int i = 0; i < b.keys().length; i++) {
                long key = b.keys()[i];
                if (CountBatch.series(key) != SeriesIndex.ACTIVITY) {
                    String text =
                            "%d %d %s %d %d"
                                    .formatted(
                                            b.label() - base,
                                            b.node(),
                                            Axis.values()[CountBatch.axis(key)],
                                            CountBatch.series(key),
                                            CountBatch.occurrenceDay(key) - base);
                    int[] sum = sums.computeIfAbsent(text, k -> new int[2]);
                    sum[0] += b.persons()[i];
                    sum[1] += b.visits()[i];
                }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        sums.forEach(
                (key, sum) -> {
                    if (sum[0] != 0 || sum[1] != 0) {
                        texts.put(key, sum[0] + "/" + sum[1]);
                    }
                });
        return texts;
    }

    private static List<String> everything(List<CountBatch> batches, int base) {
        List<String> all = new ArrayList<>();
        for (CountBatch b : batches) {
            for (int i = 0; i < b.keys().length; i++) {
                long key = b.keys()[i];
                all.add(
                        List.of(
                                        b.node(),
                                        b.label() - base,
                                        CountBatch.axis(key),
                                        CountBatch.series(key),
                                        CountBatch.occurrenceDay(key) - base,
                                        CountBatch.entryLabel(key) - base,
                                        b.persons()[i],
                                        b.visits()[i])
                                .toString());
            }
        }
        all.sort(null);
        return all;
    }

    private static List<int[]> permutations(int n) {
        List<int[]> all = new ArrayList<>();
        permute(new int[n], 0, new boolean[n], all);
        return all;
    }

    private static void permute(int[] order, int k, boolean[] used, List<int[]> out) {
        if (k == order.length) {
            out.add(order.clone());
            return;
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                used[i] = true;
                order[k] = i;
                permute(order, k + 1, used, out);
                used[i] = false;
            }
        }
    }

    @Test
    void stateIsTheSameAfterARestoreInTheMiddle() throws Exception {
        cases++;
        int base = FIRST_DAY;
        long close = Shangdang.CLOCK.closeOf(base);
        List<CaseReport> versions = everyKind(base);
        for (int i = 0; i < 5; i++) {
            versions.get(i).receivedAt = close + RECEIPT_HOURS[i] * HOUR;
        }
        List<String> whole;
        try (CountingPipeline pipeline = new CountingPipeline()) {
            for (CaseReport r : versions) {
                pipeline.receive(r);
            }
            pipeline.watermark(close + 25 * HOUR);
            whole = everything(pipeline.batches, base);
            assertEquals(0, pipeline.timers());
        }
        for (int cut = 0; cut <= 5; cut++) {
            CountingPipeline.Snapshot snapshot;
            List<CountBatch> batches = new ArrayList<>();
            try (CountingPipeline first = new CountingPipeline()) {
                for (CaseReport r : versions.subList(0, cut)) {
                    first.receive(r);
                    first.watermark(r.receivedAt - 1); // the newest still waits in state
                }
                snapshot = first.snapshot(1);
                batches.addAll(first.batches);
            }
            try (CountingPipeline second = new CountingPipeline(snapshot)) {
                for (CaseReport r : versions.subList(cut, 5)) {
                    second.receive(r);
                }
                second.watermark(close + 25 * HOUR);
                batches.addAll(second.batches);
            }
            assertEquals(summed(whole), summed(everything(batches, base)), "cut after " + cut);
            assertTrue(!batches.isEmpty());
        }
    }

    private static Map<String, Integer> summed(List<String> lines) {
        Map<String, Integer> sums = new TreeMap<>();
        for (String line : lines) {
            String[] f = line.substring(1, line.length() - 1).split(", ");
            String key = String.join(" ", List.of(f).subList(0, 6));
            sums.merge(key + " persons", Integer.parseInt(f[6]), Integer::sum);
            sums.merge(key + " visits", Integer.parseInt(f[7]), Integer::sum);
        }
        sums.values().removeIf(v -> v == 0);
        return sums;
    }
}
