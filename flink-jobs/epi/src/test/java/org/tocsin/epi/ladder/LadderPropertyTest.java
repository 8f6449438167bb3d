package org.tocsin.epi.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What must hold for every series, whatever the numbers. */
class LadderPropertyTest {
    private static final LadderOptions EXACT =
            LadderOptions.weekly().withFitting(LadderOptions.Fitting.EXACT);

    @Test
    void aLargerCountNeverLooksMoreNormal() {
        double[] series = flat(200, 5);
        double before = Double.POSITIVE_INFINITY;
        double score = Double.NEGATIVE_INFINITY;
        for (int y = 0; y <= 60; y++) {
            series[199] = y;
            LadderJudgement judged = Ladder.of(EXACT).judge(series, 190, 200).get(10);
            assertTrue(judged.exactP() <= before, "p at " + y);
            assertTrue(judged.score() >= score - 1e-12 || y < 5, "score at " + y);
            before = judged.exactP();
            score = judged.score();
        }
    }

    @Test
    void staysQuietOnAFlatSeries() {
        for (LadderOptions options : List.of(LadderOptions.weekly(), LadderOptions.daily())) {
            for (LadderJudgement judged : Ladder.of(options).judge(flat(900, 7), 1, 900)) {
                assertFalse(judged.exceeds(1.4), "point " + judged.position());
            }
        }
    }

    @Test
    void isFiniteAndOpenOnAnAllZeroSeries() {
        for (LadderOptions options : List.of(LadderOptions.weekly(), LadderOptions.daily())) {
            double[] zeros = new double[800];
            zeros[799] = 1;
            List<LadderJudgement> judged = Ladder.of(options).judge(zeros, 400, 800);
            for (LadderJudgement one : judged) {
                assertEquals(LadderJudgement.State.JUDGED, one.state());
                assertTrue(Double.isFinite(one.score()) && one.expected() > 0);
            }
            LadderJudgement firstCase = judged.get(400);
            assertEquals(firstCase.expected(), firstCase.exactP(), 0.2 * firstCase.expected());
        }
    }

    @Test
    void aMissingPointIsNotZero() {
        double[] series = flat(150, 20);
        series[120] = Double.NaN;
        List<LadderJudgement> judged = Ladder.of(EXACT).judge(series, 60, 150);
        assertEquals(LadderJudgement.State.MISSING, judged.get(61).state());
        assertTrue(Double.isNaN(judged.get(61).score()));
        assertEquals(20, judged.get(89).expected(), 0.2);
    }

    @Test
    void anExcludedOutbreakIsJudgedButDoesNotRaiseTheBaseline() {
        List<LadderPoint> series = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            boolean outbreak = i >= 130 && i < 140;
            series.add(outbreak ? LadderPoint.of(40).exclude() : LadderPoint.of(10));
        }
        List<LadderJudgement> judged = Ladder.of(EXACT).judge(series, 120, 160);
        assertTrue(judged.get(11).exceeds(2.75));
        assertEquals(10, judged.get(40).expected(), 0.3);
        assertEquals(10, judged.get(40).coverage().excluded());
    }

    @Test
    void aDenominatorMovesTheExpectationInProportion() {
        List<LadderPoint> series = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int visits = i < 80 ? 100 : 300;
            series.add(LadderPoint.of(visits / 10.0).per(visits));
        }
        LadderJudgement last = Ladder.of(EXACT).judge(series, 100, 120).get(20);
        assertEquals(30, last.expected(), 0.3);
        assertFalse(last.exceeds(1.4));
    }

    @Test
    void closedDayTypesAreNeitherJudgedNorInTheBaseline() {
        double[] counts = new double[400];
        Arrays.setAll(counts, i -> (i + 1) % 7 == 0 || (i + 1) % 7 == 6 ? 0 : 12);
        List<LadderJudgement> judged = Ladder.of(LadderOptions.daily()).judge(counts, 380, 400);
        for (LadderJudgement one : judged) {
            boolean weekend = one.position() % 7 == 0 || one.position() % 7 == 6;
            assertEquals(weekend, one.state() == LadderJudgement.State.CLOSED);
            assertTrue(weekend || Math.abs(one.expected() - 12) < 0.3);
        }
        assertTrue(judged.get(0).coverage().closed() > 90);
    }

    @Test
    void aHolidayIsExpectedAsItsDayTypeNotAsItsWeekday() {
        List<LadderPoint> series = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            boolean holiday = day >= 290 && day < 297;
            int type = holiday ? 6 : day % 7;
            series.add(LadderPoint.of(type == 6 ? 4 : 20).onDayType(type));
        }
        List<LadderJudgement> judged = Ladder.of(LadderOptions.daily()).judge(series, 280, 300);
        for (LadderJudgement one : judged) {
            assertEquals(one.observed(), one.expected(), 0.6, "day " + one.position());
        }
    }

    @Test
    void aRestatedSeriesEqualsOneThatWasRightFromTheStart() throws IOException {
        for (String id : List.of("weekly_s555_missing_excluded", "daily_s003_open7")) {
            LadderCase one = LadderCase.named(id);
            int last = one.first() + one.rows().size() - 1;
            LadderStream stream = Ladder.of(one.options()).stream().withRevisionWindow(30);
            for (int t = 1; t < one.first(); t++) {
                stream.learn(one.series().get(t - 1));
            }
            for (int t = one.first(); t <= last; t++) {
                boolean wrong = t == last - 20;
                stream.judge(wrong ? LadderPoint.of(3) : one.series().get(t - 1));
            }
            List<LadderJudgement> restated = stream.restate(last - 20, one.series().get(last - 21));
            List<LadderJudgement> fresh =
                    Ladder.of(one.options()).judge(one.series(), one.first(), last);
            assertEquals(fresh.subList(fresh.size() - 21, fresh.size()), restated);
            assertEquals(
                    fresh.get(fresh.size() - 1),
                    stream.restate(last, one.series().get(last - 1)).get(0));
        }
    }

    @Test
    void aStreamResumedAfterEveryPointSaysTheSame() throws IOException {
        for (LadderCase one : LadderCase.all()) {
            int last = one.first() + one.rows().size() - 1;
            LadderOptions options = one.options();
            List<LadderJudgement> whole = Ladder.of(options).judge(one.series(), one.first(), last);
            LadderStream stream = Ladder.of(options).stream();
            one.series().subList(0, one.first() - 1).forEach(stream::learn);
            List<LadderJudgement> resumed = new ArrayList<>();
            resumed.add(stream.judge(one.series().get(one.first() - 1)));
            double[] state = stream.state();
            for (int t = one.first() + 1; t <= last; t++) {
                int reach = options.full().history() + options.full().guard();
                List<LadderPoint> newest = one.series().subList(Math.max(0, t - 1 - reach), t - 1);
                boolean needed = LadderStream.needsHistory(options, state);
                LadderStream next =
                        LadderStream.resume(options, state, needed ? newest : List.of());
                resumed.add(next.judge(one.series().get(t - 1)));
                state = next.state();
            }
            assertEquals(whole, resumed, one.id());
            assertTrue(state.length < 400, "numbers kept: " + state.length);
        }
    }

    @Test
    void theFitOfOperationIsAccurateTo1eMinus6() throws IOException {
        for (LadderCase one : LadderCase.all()) {
            int last = one.first() + one.rows().size() - 1;
            LadderOptions fast = one.options().withFitting(LadderOptions.Fitting.OPERATION);
            List<LadderJudgement> exact =
                    Ladder.of(one.options()).judge(one.series(), one.first(), last);
            List<LadderJudgement> quick = Ladder.of(fast).judge(one.series(), one.first(), last);
            for (int i = 0; i < exact.size(); i++) {
                double score = exact.get(i).score();
                double allowed = Double.isNaN(score) ? 1 : 1e-6 * Math.max(1, Math.abs(score));
                assertEquals(score, quick.get(i).score(), allowed);
            }
        }
    }

    @Test
    void theReportedWindowSumsItsOwnPoints() {
        double[] series = flat(200, 5);
        series[197] = 9;
        series[198] = 10;
        series[199] = 11;
        LadderJudgement last = Ladder.of(EXACT).judge(series, 150, 200).get(50);
        assertEquals(2, last.window().length());
        assertEquals(21, last.window().observed());
        assertEquals(21 - 10, last.window().excess(), 0.5);
    }

    @Test
    void saysWhatIsWrongWithAnArgument() {
        assertMessage("-1.0", () -> LadderPoint.of(-1));
        assertMessage("1..3, got 2..4", () -> Ladder.of(EXACT).judge(flat(3, 1), 2, 4));
        assertMessage("got 5", () -> Ladder.of(EXACT).stream().restate(5, LadderPoint.of(1)));
        assertMessage("got -2.0", () -> LadderOptions.weekly().withPeriod(-2));
    }

    private static void assertMessage(String part, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static double[] flat(int length, double count) {
        double[] series = new double[length];
        Arrays.fill(series, count);
        return series;
    }
}
