package org.tocsin.epi.mpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Worked by hand: fifteen periods with 1, 2, .. 15 cases. Mean 8; sum of squared deviations 2 (1 +
 * 4 + .. + 49) = 280; SD = sqrt(280/14) = sqrt(20) = 4.472136; limit 8 + 2 x 4.472136 = 16.944272.
 */
class HistoricalLimitsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 5, 15);

    @Test
    void limitIsTheMeanPlusTwoStandardDeviationsOfFifteenPeriods() {
        HistoricalLimits.Result sixteen = judge(cases(16), Set.of(), Set.of());
        assertEquals(8, sixteen.mean());
        assertEquals(4.47213595499958, sixteen.deviation(), 1e-12);
        assertEquals(16.94427190999916, sixteen.limit(), 1e-12);
        assertFalse(sixteen.exceeded());
        assertTrue(judge(cases(17), Set.of(), Set.of()).exceeded());
    }

    @Test
    void gapsAndEventsAreDroppedAndCounted() {
        HistoricalLimits.Result result =
                judge(
                        cases(17),
                        Set.of(LocalDate.of(2023, 5, 1)),
                        Set.of(LocalDate.of(2021, 5, 20)));
        assertEquals(1, result.gapPeriods());
        assertEquals(1, result.eventPeriods());
        assertEquals(13, result.periods().size());
    }

    @Test
    void aGapInTheCurrentPeriodIsNoJudgement() {
        HistoricalLimits.Result result = judge(cases(17), Set.of(DAY.minusDays(20)), Set.of());
        assertFalse(result.judged());
        assertFalse(result.exceeded());
    }

    @Test
    void staysQuietAndFiniteWithoutAnyCase() {
        HistoricalLimits.Result result = judge(Map.of(), Set.of(), Set.of());
        assertEquals(0, result.limit());
        assertFalse(result.exceeded());
    }

    private static Map<LocalDate, Double> cases(double current) {
        Map<LocalDate, Double> cases = new HashMap<>();
        double next = 1;
        for (int y = 1; y <= 5; y++) {
            for (int j = -1; j <= 1; j++) {
                cases.put(DAY.minusYears(y).plusDays(28L * j - 27), next++);
            }
        }
        cases.put(DAY.minusDays(27), current);
        return cases;
    }

    private static HistoricalLimits.Result judge(
            Map<LocalDate, Double> cases, Set<LocalDate> missing, Set<LocalDate> events) {
        return HistoricalLimits.withDefaults()
                .judge(MovingPercentileTest.daily(cases, missing, events), DAY);
    }
}
