package org.tocsin.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/** Scores become signals by class, as a whole. */
class RecalibratedScoresTest {
    private final RecalibratedScores step =
            new RecalibratedScores(TriangleSettings.none().of(1, 1), EarsSettings.defaults());
    private final RecalibratedScores.Memory memory = new RecalibratedScores.Memory();
    private final List<Signal> signals = new ArrayList<>();

    private final LiveDetector.Judgements out =
            new LiveDetector.Judgements() {
                @Override
                public void point(Point point) {}

                @Override
                public void signal(Signal signal) {
                    signals.add(signal);
                }
            };

    private static TriangleScore score(int node, int label, double z, double receiptZ) {
        TriangleScore s = new TriangleScore();
        s.node = node;
        s.level = Level.COUNTY.ordinal();
        s.label = label;
        s.at = label;
        s.z = z;
        s.p = 0.001;
        s.observed = 20;
        s.expected = 8;
        s.inverseSize = 0.01;
        s.windowDays = 3;
        s.receiptZ = receiptZ;
        s.receiptsCount = true;
        s.receiptObserved = 25;
        s.receiptExpected = 12;
        s.receiptInverseSize = 0.01;
        s.receiptDays = 3;
        return s;
    }

    private Signal only(TriangleScore score) {
        signals.clear();
        step.take(List.of(score), memory, out);
        return signals.isEmpty() ? null : signals.get(0);
    }

    @Test
    void theBetterAxisSpeaksAndReceiptsPayAHandicap() {
        assertEquals(DateAxis.EQUAL_AGE, only(score(1, 1, 3.0, 3.5)).dates());
        Signal byReceipt = only(score(2, 1, 3.0, 3.6));
        assertEquals(DateAxis.RECEIPT, byReceipt.dates());
        assertEquals(3.05, byReceipt.score(), 1e-12);
        assertEquals("3d", byReceipt.rung());
    }

    @Test
    void aGuardedTriangleDoesNotCount() {
        TriangleScore s = score(1, 1, 6.0, 1.0);
        s.guarded = true;
        assertEquals(null, only(s));
    }

    @Test
    void aMessageNeedsTheReceiptsToConfirmIt() {
        assertEquals(Tier.LIST, only(score(1, 1, 5.0, 1.9)).tier());
        assertEquals(Tier.NOTIFY, only(score(2, 1, 5.0, 2.0)).tier());
        assertEquals(Tier.STORE, only(score(3, 1, 2.9, 2.0)).tier());
    }

    @Test
    void belowTheCaseFloorThereIsNoSignal() {
        TriangleScore s = score(1, 1, 5.0, 1.0);
        s.observed = 4;
        assertEquals(null, only(s));
    }

    @Test
    void receiptsAloneHaveTheirOwnLimit() {
        TriangleScore s = score(1, 1, Double.NaN, 2.76);
        s.receiptsOnly = true;
        assertEquals(2.46, only(s).score(), 1e-12);
        s = score(2, 1, Double.NaN, 2.74);
        s.receiptsOnly = true;
        assertEquals(null, only(s));
    }

    @Test
    void aRunBeginsOnceAWeek() {
        assertTrue(only(score(1, 1, 3.0, 1.0)).runStart());
        assertEquals(false, only(score(1, 8, 3.0, 1.0)).runStart());
        assertTrue(only(score(1, 16, 3.0, 1.0)).runStart());
    }

    @Test
    void aClassWhoseTailIsTooLongIsDividedByIt() {
        Random random = new Random(1);
        for (int label = 0; label < 56; label++) {
            List<TriangleScore> scores = new ArrayList<>();
            for (int node = 0; node < 50; node++) {
                double z = Math.min(2.4, 1.5 * random.nextGaussian());
                TriangleScore s = score(node, label, z, 0);
                scores.add(s);
            }
            step.take(scores, memory, out);
        }
        // 2,800 scores: more than 5 % of them are 2.4, so the 99 % quantile is 2.4 = 1.0316 x 2.326
        Signal s = only(score(99, 57, 4.0, 0));
        assertEquals(4.0 / (2.4 / 2.3263478740408408), s.score(), 1e-9);
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        List<TriangleScore> scores = new ArrayList<>();
        for (int node = 0; node < 5; node++) {
            scores.add(score(node, 1, 3.0 + node, 1.0));
        }
        step.take(scores, memory, out);
        List<Signal> forward = List.copyOf(signals);
        signals.clear();
        java.util.Collections.reverse(scores);
        step.take(scores, new RecalibratedScores.Memory(), out);
        assertEquals(forward, signals);
    }
}
