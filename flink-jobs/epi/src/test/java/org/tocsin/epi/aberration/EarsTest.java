package org.tocsin.epi.aberration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Hand-worked EARS points. */
class EarsTest {
    private static final double NA = Double.NaN;

    @Test
    void liveFormIsMeanPlusZStandardDeviations() {
        // 1 3 5 7 9: mean 5, sum of squares 16+4+0+4+16 = 40, sd sqrt(40/4) = 3.1622776601683795.
        EarsPoint point = Ears.c1().withZ(3).judge(15, 1, 3, 5, 7, 9);
        assertEquals(5, point.expected());
        assertEquals(3.1622776601683795, point.sd(), 1e-15);
        assertEquals(14.486832980505138, point.threshold(), 1e-14);
        assertEquals(Verdict.ALARM, point.alarm());
        assertEquals(Verdict.QUIET, Ears.c1().withZ(3).judge(14, 1, 3, 5, 7, 9).alarm());
    }

    @Test
    void aMissingDayDoesNotBlindTheLiveForm() {
        EarsPoint point = Ears.c1().withZ(3).judge(15, 1, NA, 3, 5, 7, NA, 9);
        assertEquals(5, point.expected());
        assertEquals(5, point.baselineDays());
        assertEquals(2, point.missingDays());
        assertEquals(Verdict.ALARM, point.alarm());
    }

    @Test
    void aMissingDayBlindsTheReferenceForm() {
        double[] series = {1, 2, NA, 3, 4, 5, 6, 30};
        EarsPoint point = Ears.c1().judgeAt(series, 7);
        assertEquals(Verdict.UNKNOWN, point.alarm());
        assertEquals(EarsPoint.Standing.MISSING_REPORT, point.standing());
    }

    @Test
    void theFloorOfTheDeviationKeepsTwoCasesAfterZerosQuiet() {
        Ears plain = Ears.c2();
        Ears floored = plain.withMinSigma(1);
        double[] zeros = new double[7];
        assertEquals(Verdict.ALARM, plain.judge(2, zeros).alarm());
        // Threshold 0 + 3.09 * 1.
        assertEquals(Verdict.QUIET, floored.judge(3, zeros).alarm());
        assertEquals(Verdict.ALARM, floored.judge(4, zeros).alarm());
    }

    @Test
    void threeModerateDaysAlarmTogetherInC3() {
        // Each C2 is 1.8, so each adds 0.8; 2.4 exceeds 2, two of them (1.6) do not.
        Ears c2 = Ears.c2().withMinSigma(1);
        EarsPoint day = c2.judge(1.8, new double[7]);
        EarsPoint quiet = c2.judge(0, new double[7]);
        EarsC3 c3 = EarsC3.withDefaults().withMinSigma(1).withLimit(2);
        assertEquals(2.4, c3.judge(day, day, day).score(), 1e-15);
        assertEquals(Verdict.ALARM, c3.judge(day, day, day).alarm());
        assertEquals(Verdict.QUIET, c3.judge(day, day, quiet).alarm());
    }

    @Test
    void argumentsAreRefusedWithTheirValue() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> Ears.c1().withBaseline(2))
                        .getMessage();
        assertEquals("baseline must be >= 3, got 2", message);
    }
}
