package org.tocsin.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.ladder.Ladder;
import org.tocsin.epi.ladder.LadderJudgement;
import org.tocsin.epi.ladder.LadderOptions;
import org.tocsin.epi.ladder.LadderPoint;
import org.tocsin.model.Level;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.place.WorkCalendar;

/** The ladder at day closes says what the method says of the whole series. */
class LadderLiveTest {
    /** First judged day of a daily series that has cases from the start: 28 + 14 days before it. */
    private static final int FIRST = 42;

    private static LadderLive ladder() {
        return new LadderLive(
                LadderSettings.defaults(),
                DateGate.RECEIPT,
                WorkCalendar.NONE,
                new EventBook(List.of(), EMPTY, List.of()),
                List.of());
    }

    private static final org.tocsin.place.Directory EMPTY =
            new org.tocsin.place.Directory(List.of(), Map.of());

    private static int[] counts(int days, double mean, long seed) {
        Random random = new Random(seed);
        int[] counts = new int[days];
        for (int t = 0; t < days; t++) {
            double limit = Math.exp(-mean * (1 + 0.3 * Math.cos(2 * Math.PI * t / 365.25)));
            int n = 0;
            for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
                n++;
            }
            counts[t] = n;
        }
        return counts;
    }

    private static LiveSeries run(int[] counts, Level level) {
        LiveSeries live = new LiveSeries(ladder(), level);
        for (int day = 0; day < counts.length; day++) {
            live.receive(day, counts[day], day);
            live.close(day);
        }
        return live;
    }

    private static List<LadderJudgement> whole(int[] counts) {
        List<LadderPoint> points = new ArrayList<>();
        for (int day = 0; day < counts.length; day++) {
            points.add(LadderPoint.of(counts[day]).onDayType(WorkCalendar.weekday(day)));
        }
        return Ladder.of(LadderOptions.daily()).judge(points, FIRST + 1, counts.length);
    }

    private static void same(List<LadderJudgement> expected, LiveSeries live) {
        // the first judged day is the start, known only afterwards
        assertEquals(expected.size() - 1, live.points.size());
        for (LadderJudgement j : expected.subList(1, expected.size())) {
            double[] point = live.points.get(j.position() - 1);
            assertEquals(j.observed(), point[0], 0);
            assertEquals(j.expected(), point[1], 1e-6 * Math.max(1, j.expected()));
            assertEquals(j.score(), point[3], 1e-5 * Math.max(1, Math.abs(j.score())));
            assertEquals(j.exactP(), point[4], 1e-6);
        }
    }

    @Test
    void dayByDayIsWhatTheMethodSaysOfTheWholeSeries() {
        int[] counts = counts(500, 6, 1);
        same(whole(counts), run(counts, Level.COUNTY));
    }

    @Test
    void aCorrectionRestatesWhatFollowsAsIfItHadBeenThereFromTheStart() {
        int[] counts = counts(460, 6, 2);
        LiveSeries live = new LiveSeries(ladder(), Level.COUNTY);
        for (int day = 0; day < counts.length; day++) {
            boolean corrected = day == 430;
            live.receive(day, corrected ? counts[day] + 9 : counts[day], day);
            if (day == 447) {
                live.receive(430, -9, 447);
            }
            live.close(day);
        }
        same(whole(counts), live);
        // as it stood before the correction, the day was a signal; restated it is none
        assertTrue(live.signals.stream().anyMatch(s -> s.day() == 430 && !s.seenLate()));
    }

    @Test
    void aRestatedSignalIsSeenLateAndReachesNobody() {
        int[] counts = counts(460, 6, 3);
        LiveSeries live = new LiveSeries(ladder(), Level.COUNTY);
        for (int day = 0; day < counts.length; day++) {
            live.receive(day, counts[day], day);
            if (day == 447) {
                live.receive(440, 30, 447);
            }
            live.close(day);
        }
        List<Signal> late = live.signals.stream().filter(Signal::seenLate).toList();
        assertTrue(late.stream().anyMatch(s -> s.day() == 440 && s.observed() >= 30));
        for (Signal s : late) {
            assertEquals(Tier.STORE, s.tier());
            assertFalse(s.runStart());
        }
    }

    @Test
    void aSeriesWithoutEnoughCasesHoldsNothingAndJudgesNothing() {
        int[] counts = new int[400];
        for (int day = 3; day < counts.length; day += 30) {
            counts[day] = 1;
        }
        LiveSeries live = run(counts, Level.TOWNSHIP);
        assertEquals(0, live.memory());
        assertTrue(live.points.isEmpty());
    }

    @Test
    void whatIsRememberedIsBounded() {
        // states of 3 weeks and the newest: at most 6 of about 300 numbers
        assertTrue(run(counts(700, 6, 4), Level.COUNTY).memory() < 6 * 320);
    }

    @Test
    void judgesFromAboutAYearOnAndIsListedAtMostBefore() {
        int[] counts = counts(420, 6, 5);
        for (int day : List.of(200, 410)) {
            counts[day] += 40;
        }
        LiveSeries live = new LiveSeries(ladder(), Level.COUNTY);
        int judgeFrom = 0;
        for (int day = 0; day < counts.length; day++) {
            live.receive(day, counts[day], day);
            if (live.close(day) && judgeFrom == 0) {
                judgeFrom = day;
            }
        }
        // 0.95 x 365.25 days and 14 days of guard, at a refit, which is every 7 days
        int full = (int) Math.ceil(0.95 * 365.25) + 14;
        assertTrue(judgeFrom >= full && judgeFrom < full + 7, "judge from " + judgeFrom);
        assertEquals(Tier.LIST, tier(live, 200));
        assertEquals(Tier.NOTIFY, tier(live, 410));
    }

    private static Tier tier(LiveSeries live, int day) {
        return live.signals.stream().filter(s -> s.day() == day).findFirst().orElseThrow().tier();
    }

    @Test
    void weeksAreJudgedOnSundaysOnly() {
        LadderLive weekly =
                new LadderLive(
                        LadderSettings.defaults().withWeekly(java.util.Set.of("FLU")),
                        DateGate.RECEIPT,
                        WorkCalendar.NONE,
                        new EventBook(List.of(), EMPTY, List.of()),
                        List.of(
                                new org.tocsin.model.Indicator(
                                        LiveSeries.INDICATOR, "FLU", "", "", true, "disease")));
        LiveSeries live = new LiveSeries(weekly, Level.COUNTY);
        int[] counts = counts(200, 20, 6);
        for (int day = 0; day < 7 * counts.length; day++) {
            if (WorkCalendar.weekday(day) == 6) {
                live.receive(day, counts[day / 7], day);
            }
            live.close(day);
        }
        assertFalse(live.points.isEmpty());
        for (int day : live.points.keySet()) {
            assertEquals(6, WorkCalendar.weekday(day));
        }
        assertEquals(7, Arrays.stream(live.points.lastEntry().getValue()).toArray()[8], 0);
    }
}
