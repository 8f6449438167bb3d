package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthlyCurveTest {
    /** National notifications of influenza 2023 to 2025, month divided by mean month. */
    private static final List<Double> INFLUENZA =
            List.of(1.84, .87, 1.55, .71, .24, .15, .13, .10, .14, .27, 2.13, 3.87);

    @Test
    void keepsTheMeanOfEachMonth() {
        MonthlyCurve curve = new MonthlyCurve(INFLUENZA);
        double mean = INFLUENZA.stream().mapToDouble(d -> d).average().orElseThrow();
        for (int month = 1; month <= 12; month++) {
            YearMonth ym = YearMonth.of(2023, month);
            double sum = 0;
            for (int d = 1; d <= ym.lengthOfMonth(); d++) {
                sum += curve.at((int) ym.atDay(d).toEpochDay());
            }
            double expected = INFLUENZA.get(month - 1) / mean;
            assertEquals(expected, sum / ym.lengthOfMonth(), 0.02 * expected + 0.002);
        }
    }

    @Test
    void neverJumpsAtTheTurnOfAMonthOrYear() {
        MonthlyCurve curve = new MonthlyCurve(INFLUENZA);
        int first = (int) LocalDate.of(2023, 1, 1).toEpochDay();
        for (int day = first; day < first + 365; day++) {
            double step = Math.abs(curve.at(day + 1) - curve.at(day));
            assertTrue(step < 0.2, "step of " + step + " after " + LocalDate.ofEpochDay(day));
        }
    }
}
