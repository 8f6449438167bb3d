package org.tocsin.epi.mpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Worked by hand, since no reference implementation exists.
 *
 * <p>Small example, judged day 15 May 2024, Y = 2, w = 1, blocks of 7 days. Anchors: 15 May 2023
 * and 15 May 2022. Blocks of a year end on 8, 15 and 22 May: 2-8, 9-15, 16-22 May.
 *
 * <pre>
 *   2023: 3 on 5 May -> 3;  5 on 12 May -> 5;  1 on 20 May -> 1
 *   2022: 4 on 2 May (first day of the block) -> 4;  2 on 15 May (last) -> 2;  6 on 22 May -> 6
 *         100 on 1 May and 100 on 23 May lie outside
 *   sorted: 1 2 3 4 5 6, n = 6
 *   P80: rank 1 + 5 x 0.8 = 5    -> 5
 *   P50: rank 1 + 5 x 0.5 = 3.5  -> 3 + 0.5 (4 - 3) = 3.5
 *   P90: rank 1 + 5 x 0.9 = 5.5  -> 5 + 0.5 (6 - 5) = 5.5
 * </pre>
 */
class MovingPercentileTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 15);
    private static final MpmOptions SMALL = MpmOptions.withDefaults().withYears(2).withHalfWidth(1);

    @Test
    void takesThePercentileOfTheSameWeeksOfEarlierYears() {
        MpmResult result = judge(SMALL, small(6));
        assertEquals(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), result.blocks());
        assertEquals(5, result.threshold());
        assertEquals(6, result.observed());
        assertTrue(result.signal());
        assertEquals(
                List.of(LocalDate.of(2023, 5, 15), LocalDate.of(2022, 5, 15)), result.anchors());
        assertEquals(3.5, judge(SMALL.withPercentile(50), small(6)).threshold());
        assertEquals(5.5, judge(SMALL.withPercentile(90), small(6)).threshold());
    }

    @Test
    void aCountAtTheThresholdIsASignalOnlyWhenReachingIsEnough() {
        assertFalse(judge(SMALL, small(5)).signal());
        MpmOptions reaching = SMALL.withComparison(MpmOptions.Comparison.REACHES);
        assertTrue(judge(reaching, small(5)).signal());
    }

    /**
     * Fifteen blocks with 1, 2, .. 15 cases, Y = 3, w = 2. P80: rank 1 + 14 x 0.8 = 12.2 -> 12 +
     * 0.2 (13 - 12) = 12.2. Twelve cases are below it, thirteen above.
     */
    @Test
    void interpolatesBetweenTheTwelfthAndThirteenthOfFifteenBlocks() {
        Map<LocalDate, Double> cases = new HashMap<>();
        double next = 1;
        for (int year = 2021; year <= 2023; year++) {
            for (int j = -2; j <= 2; j++) {
                cases.put(LocalDate.of(year, 5, 15).plusDays(7L * j - 3), next++);
            }
        }
        cases.put(DAY, 12.0);
        MpmResult twelve = judge(MpmOptions.withDefaults(), cases);
        assertEquals(12.2, twelve.threshold(), 1e-12);
        assertFalse(twelve.signal());
        cases.put(DAY.minusDays(6), 1.0);
        assertTrue(judge(MpmOptions.withDefaults(), cases).signal());
        cases.put(DAY.minusDays(7), 9.0);
        assertEquals(13, judge(MpmOptions.withDefaults(), cases).observed());
    }

    @Test
    void needsTheMinimumCount() {
        Map<LocalDate, Double> one = new HashMap<>(Map.of(DAY, 1.0));
        assertFalse(judge(SMALL, one).signal());
        assertTrue(judge(SMALL.withMinimumCount(1), one).signal());
    }

    @Test
    void the29thOfFebruaryIsComparedWithThe28th() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);
        DailyCounts counts = daily(Map.of(), Set.of(), Set.of());
        MpmResult result = MovingPercentile.of(SMALL).judge(counts, leapDay);
        assertEquals(
                List.of(LocalDate.of(2023, 2, 28), LocalDate.of(2022, 2, 28)), result.anchors());
    }

    /** Spring Festival 10 Feb 2024, 22 Jan 2023, 1 Feb 2022. 17 Feb 2024 is its day + 7. */
    @Test
    void earlierYearsAreAlignedToSpringFestivalNearIt() {
        MpmOptions lunar =
                SMALL.withSpringFestivals(
                        Map.of(
                                2024, LocalDate.of(2024, 2, 10),
                                2023, LocalDate.of(2023, 1, 22),
                                2022, LocalDate.of(2022, 2, 1)));
        DailyCounts counts = daily(Map.of(), Set.of(), Set.of());
        MovingPercentile method = MovingPercentile.of(lunar);
        MpmResult near = method.judge(counts, LocalDate.of(2024, 2, 17));
        assertTrue(near.lunar());
        assertEquals(List.of(LocalDate.of(2023, 1, 29), LocalDate.of(2022, 2, 8)), near.anchors());
        // 2 Mar 2024 = + 21 is the last aligned day, 3 Mar the first ordinary one
        assertTrue(method.judge(counts, LocalDate.of(2024, 3, 2)).lunar());
        MpmResult after = method.judge(counts, LocalDate.of(2024, 3, 3));
        assertFalse(after.lunar());
        assertEquals(LocalDate.of(2023, 3, 3), after.anchors().get(0));
        // 2021's festival is not known: that year's blocks cannot be aligned
        MpmResult three =
                MovingPercentile.of(lunar.withYears(3)).judge(counts, LocalDate.of(2024, 2, 17));
        assertEquals(3, three.gapBlocks());
        assertEquals(2, three.completeYears());
    }

    /** Without the block of 22 May 2022: 1 2 3 4 5; P80: rank 1 + 4 x 0.8 = 4.2 -> 4.2. */
    @Test
    void blocksInsideConfirmedEventsAreLeftOut() {
        DailyCounts counts = daily(small(5), Set.of(), Set.of(LocalDate.of(2022, 5, 18)));
        MpmResult result = MovingPercentile.of(SMALL).judge(counts, DAY);
        assertEquals(1, result.eventBlocks());
        assertEquals(4.2, result.threshold(), 1e-12);
        assertTrue(result.signal());
        MpmResult with = MovingPercentile.of(SMALL.withoutEvents(false)).judge(counts, DAY);
        assertEquals(5, with.threshold());
    }

    @Test
    void withFewerThanTwoCompleteYearsThereIsNoSignal() {
        Set<LocalDate> gap = Set.of(LocalDate.of(2022, 5, 18));
        MpmResult result = MovingPercentile.of(SMALL).judge(daily(small(50), gap, Set.of()), DAY);
        assertEquals(MpmResult.State.INSUFFICIENT_HISTORY, result.state());
        assertEquals(1, result.gapBlocks());
        assertFalse(result.signal());
        MpmResult three =
                MovingPercentile.of(SMALL.withYears(3)).judge(daily(small(50), gap, Set.of()), DAY);
        assertEquals(MpmResult.State.JUDGED, three.state());
        assertEquals(8, three.blocks().size());
    }

    @Test
    void anUnreportedDayOfTheCurrentPeriodIsNotZeroAndDoesNotBlind() {
        Set<LocalDate> gap = Set.of(DAY.minusDays(2));
        MpmResult result = MovingPercentile.of(SMALL).judge(daily(small(6), gap, Set.of()), DAY);
        assertEquals(1, result.missingDays());
        assertTrue(result.signal());
        Set<LocalDate> all = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            all.add(DAY.minusDays(i));
        }
        MpmResult nothing = MovingPercentile.of(SMALL).judge(daily(small(6), all, Set.of()), DAY);
        assertEquals(MpmResult.State.NOTHING_REPORTED, nothing.state());
    }

    @Test
    void onlyTheFirstDayOfARunIsNews() {
        DailyCounts history = DailyCounts.startingAt(LocalDate.of(2021, 1, 1));
        while (history.nextDay().isBefore(LocalDate.of(2024, 5, 1))) {
            history.append(0, false);
        }
        MpmStream stream = MpmStream.from(MovingPercentile.of(SMALL), history);
        int starts = 0;
        int signals = 0;
        for (int i = 0; i < 20; i++) {
            LocalDate day = LocalDate.of(2024, 5, 1).plusDays(i);
            MpmStream.Step step = stream.judge(day, i == 3 ? 4 : 0, false);
            starts += step.runStart() ? 1 : 0;
            signals += step.result().signal() ? 1 : 0;
        }
        assertEquals(1, starts);
        assertEquals(7, signals);
        assertThrows(IllegalArgumentException.class, () -> stream.judge(DAY, 0, false));
    }

    @Test
    void moreCasesNeverLookMoreNormal() {
        boolean before = false;
        double rank = 0;
        for (int n = 0; n < 12; n++) {
            MpmResult result = judge(SMALL, small(n));
            assertTrue(!before || result.signal());
            assertTrue(result.rank() >= rank);
            before = result.signal();
            rank = result.rank();
        }
    }

    @Test
    void staysQuietOnFlatAndEmptySeries() {
        Map<LocalDate, Double> flat = new HashMap<>();
        for (LocalDate d = LocalDate.of(2020, 1, 1); !d.isAfter(DAY); d = d.plusDays(1)) {
            flat.put(d, 3.0);
        }
        assertFalse(judge(MpmOptions.withDefaults(), flat).signal());
        MpmResult empty = judge(MpmOptions.withDefaults(), Map.of());
        assertEquals(0, empty.threshold());
        assertFalse(empty.signal());
    }

    private static Map<LocalDate, Double> small(double current) {
        Map<LocalDate, Double> cases = new HashMap<>();
        cases.put(LocalDate.of(2023, 5, 5), 3.0);
        cases.put(LocalDate.of(2023, 5, 12), 5.0);
        cases.put(LocalDate.of(2023, 5, 20), 1.0);
        cases.put(LocalDate.of(2022, 5, 1), 100.0);
        cases.put(LocalDate.of(2022, 5, 2), 4.0);
        cases.put(LocalDate.of(2022, 5, 15), 2.0);
        cases.put(LocalDate.of(2022, 5, 22), 6.0);
        cases.put(LocalDate.of(2022, 5, 23), 100.0);
        cases.put(DAY.minusDays(3), current);
        return cases;
    }

    private static MpmResult judge(MpmOptions options, Map<LocalDate, Double> cases) {
        return MovingPercentile.of(options)
                .judge(daily(cases, Collections.emptySet(), Collections.emptySet()), DAY);
    }

    static DailyCounts daily(
            Map<LocalDate, Double> cases, Set<LocalDate> missing, Set<LocalDate> events) {
        DailyCounts counts = DailyCounts.startingAt(LocalDate.of(2019, 1, 1));
        while (!counts.nextDay().isAfter(DAY)) {
            LocalDate day = counts.nextDay();
            double count = missing.contains(day) ? Double.NaN : cases.getOrDefault(day, 0.0);
            counts.append(count, events.contains(day));
        }
        return counts;
    }
}
