package org.tocsin.epi.triangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for every triangle, whatever the numbers. */
class TrianglePropertyTest {
    private static final TriangleOptions OPTIONS = TriangleOptions.withDefaults().withDelays(15);

    @Test
    void moreCasesNeverLookMoreNormal() {
        double before = Double.NEGATIVE_INFINITY;
        for (int extra = 0; extra <= 40; extra++) {
            ReportingTriangle triangle = steady(150);
            triangle.add(148, 149, extra);
            EqualAgeResult result = EqualAgeDetector.of(OPTIONS).judge(triangle, 149);
            assertTrue(result.z() >= before, "z at " + extra);
            before = result.z();
        }
        assertTrue(before > 5);
    }

    @Test
    void staysQuietOnASteadyFeed() {
        ReportingTriangle triangle = steady(150);
        for (int label = 60; label < 150; label++) {
            TriangleJudgement judged = TriangleDetector.of(OPTIONS).judge(triangle, label);
            assertFalse(judged.exceeds(TriangleJudgement.DEFAULT_THRESHOLD, 1));
            assertFalse(judged.drift().signal());
        }
    }

    @Test
    void isFiniteWithoutAnyCase() {
        ReportingTriangle triangle = empty(150);
        TriangleJudgement judged = TriangleDetector.of(OPTIONS).judge(triangle, 149);
        assertEquals(0, judged.triangle().z());
        assertTrue(Double.isFinite(judged.score()));
        assertEquals(0, judged.drift().drift());
        Nowcast nowcast = Nowcast.at(triangle, 149, NowcastOptions.withDefaults());
        assertEquals(0, nowcast.day(0).missing());
        assertFalse(nowcast.share(0, 6).stated());
        triangle.add(149, 149, 1);
        double p = EqualAgeDetector.of(OPTIONS).judge(triangle, 149).smallestTail();
        assertTrue(p > 0.01 && p < 0.08, "first case: " + p);
    }

    @Test
    void theOrderInWhichDeltasArriveDoesNotMatter() {
        List<int[]> deltas = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 900; i++) {
            int day = random.nextInt(150);
            deltas.add(new int[] {day, Math.min(149, day + random.nextInt(6)), 1});
        }
        ReportingTriangle first = empty(150);
        deltas.forEach(d -> first.add(d[0], d[1], d[2]));
        Collections.shuffle(deltas, random);
        ReportingTriangle second = empty(150);
        deltas.forEach(d -> second.add(d[0], d[1], d[2]));
        assertEquals(
                TriangleDetector.of(OPTIONS).judge(first, 149),
                TriangleDetector.of(OPTIONS).judge(second, 149));
    }

    @Test
    void aBoundedLiveTriangleSaysTheSameAsTheWholeOne() {
        ReportingTriangle whole = ReportingTriangle.of(15, 400);
        ReportingTriangle live = ReportingTriangle.keeping(OPTIONS);
        DriftWatch watch = new DriftWatch();
        DriftWatch wholeWatch = new DriftWatch();
        Random random = new Random(9);
        TriangleDetector detector = TriangleDetector.of(OPTIONS);
        for (int label = 0; label < 400; label++) {
            whole.open(label % 7);
            live.open(label % 7);
            for (int d = 0; d <= Math.min(label, 5); d++) {
                int cases = random.nextInt(6 - d);
                whole.add(label - d, label, cases);
                live.add(label - d, label, cases);
            }
            if (label > 330) {
                assertEquals(
                        detector.judge(whole, label, wholeWatch, 1),
                        detector.judge(live, label, watch, 1));
            }
        }
    }

    @Test
    void aWithdrawalTakesBackWhatACaseDid() {
        ReportingTriangle triangle = steady(150);
        EqualAgeResult before = EqualAgeDetector.of(OPTIONS).judge(triangle, 149);
        triangle.add(149, 149, 30);
        triangle.add(149, 149, -30);
        assertEquals(before, EqualAgeDetector.of(OPTIONS).judge(triangle, 149));
    }

    @Test
    void casesOutsideTheTriangleAreCountedApart() {
        ReportingTriangle triangle = empty(60);
        triangle.add(10, 40, 3);
        triangle.add(20, 15, 2);
        assertEquals(3, triangle.beyondDelays());
        assertEquals(2, triangle.beforeOccurrence());
        assertEquals(0, triangle.receipts(40));
        assertThrows(IllegalArgumentException.class, () -> triangle.add(10, 60, 1));
    }

    @Test
    void aLinkThatFailsIsDownAndWhatComesNextIsABacklog() {
        ReportingTriangle triangle = steady(120);
        LinkWatch watch = LinkWatch.of(OPTIONS);
        assertEquals(LabelState.NORMAL, watch.state(triangle, 119));
        int down = triangle.open(120 % 7);
        assertEquals(LabelState.DOWN, watch.state(triangle, down));
        triangle.mark(down, LabelState.DOWN);
        int next = triangle.open(121 % 7);
        triangle.add(120, next, 10);
        triangle.add(121, next, 10);
        assertEquals(LabelState.BACKLOG, watch.state(triangle, next));
        triangle.mark(next, LabelState.BACKLOG);
        assertTrue(ReceiptScore.of(OPTIONS).judge(triangle, next, 3).setAside());
        assertEquals(
                EqualAgeResult.State.LINK_DOWN,
                EqualAgeDetector.of(OPTIONS).judge(triangle, down).state());
    }

    @Test
    void anUploadOfOldCasesIsABacklogAndASurgeIsNot() {
        ReportingTriangle triangle = steady(120);
        for (int d = 4; d < 12; d++) {
            triangle.add(119 - d, 119, 3);
        }
        assertEquals(LabelState.BACKLOG, LinkWatch.of(OPTIONS).state(triangle, 119));
        ReportingTriangle surge = steady(120);
        surge.add(119, 119, 24);
        assertEquals(LabelState.NORMAL, LinkWatch.of(OPTIONS).state(surge, 119));
    }

    @Test
    void fasterReportingAloneIsGuarded() {
        ReportingTriangle triangle = empty(160);
        for (int day = 0; day < 160; day++) {
            int sameDay = day < 155 ? 4 : 10;
            triangle.add(day, day, sameDay);
            if (day + 1 < 160) {
                triangle.add(day, day + 1, 12 - sameDay);
            }
        }
        TriangleJudgement judged = TriangleDetector.of(OPTIONS).judge(triangle, 159);
        assertTrue(judged.drift().faster(), "drift " + judged.drift().drift());
        assertTrue(judged.guarded());
        assertFalse(judged.exceeds(TriangleJudgement.DEFAULT_THRESHOLD, 3));
    }

    @Test
    void theGateOpensAfterSevenCompleteLabelsAndClosesAtOnce() {
        GateKeeper keeper = new GateKeeper();
        DriftResult calm = DriftResult.none(0, 0);
        GateResult complete = new GateResult(0, 28, 400, 0.99, 1, 0.97, true);
        for (int i = 0; i < 6; i++) {
            assertFalse(keeper.add(complete, calm));
        }
        assertTrue(keeper.add(complete, calm));
        assertFalse(keeper.add(new GateResult(0, 28, 400, 0.95, 1, 0.92, false), calm));
        assertTrue(keeper.open());
        assertTrue(keeper.add(new GateResult(0, 28, 400, 0.93, 1, 0.89, false), calm));
        assertFalse(keeper.open());
    }

    @Test
    void recalibrationNeverSharpens() {
        Recalibration calm = new Recalibration();
        Recalibration wild = new Recalibration();
        Random random = new Random(1);
        for (int day = 0; day < 60; day++) {
            double[] scores = random.doubles(50).map(u -> 2 * u - 1).toArray();
            calm.add(scores);
            wild.add(java.util.Arrays.stream(scores).map(z -> 5 * z).toArray());
        }
        assertEquals(1, calm.divisor());
        // 99 % quantile of a uniform on -5..5 is 4.9
        assertEquals(4.9 / 2.326, wild.divisor(), 0.03);
    }

    @Test
    void anInvalidDayIsLeftOutOnBothSides() {
        ReportingTriangle triangle = steady(150);
        triangle.invalidate(149);
        EqualAgeResult result = EqualAgeDetector.of(OPTIONS).judge(triangle, 149);
        assertTrue(result.ages().get(0).leftOut());
        assertEquals(0, result.ages().get(0).expected());
        for (int age = 1; age <= 3; age++) {
            triangle.invalidate(149 - age);
        }
        assertEquals(
                EqualAgeResult.State.NOTHING_VALID,
                EqualAgeDetector.of(OPTIONS).judge(triangle, 149).state());
    }

    private static ReportingTriangle empty(int days) {
        ReportingTriangle triangle = ReportingTriangle.of(15, Math.max(days, 160) + 20);
        for (int day = 0; day < days; day++) {
            triangle.open(day % 7);
        }
        return triangle;
    }

    /** Ten cases a day: 4 at once, 3 a day later, 2 and 1 after that. */
    private static ReportingTriangle steady(int days) {
        ReportingTriangle triangle = empty(days);
        int[] byDelay = {4, 3, 2, 1};
        for (int day = 0; day < days; day++) {
            for (int d = 0; d < byDelay.length && day + d < days; d++) {
                triangle.add(day, day + d, byDelay[d]);
            }
        }
        return triangle;
    }
}
