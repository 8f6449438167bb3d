package org.tocsin.epi.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Growth of series whose growth is known by construction. */
class LocalTrendTest {
    private static final LocalTrend FREE = LocalTrend.of(new TrendOptions(20, 1, 1e3, 1, false));

    /** 1000 e^(0.1 t): rate 0.1, doubling in ln 2/0.1 = 6.93 days. */
    @Test
    void findsTheRateOfAnExponentialSeries() {
        double[] series = new double[20];
        Arrays.setAll(series, t -> 1000 * Math.exp(0.1 * t));
        Growth growth = FREE.estimate(series);
        // the level is drawn to the mean by half a case among 8,000: one part in 1e5
        assertEquals(0.1, growth.rate(), 1e-5);
        assertEquals(Math.log(2) / 0.1, growth.doublingTime(), 1e-3);
        assertEquals(series[19], growth.level(), 1);
        assertTrue(growth.certain());
        assertTrue(growth.shortestDoubling() < 6.94 && growth.longestDoubling() > 6.93);
    }

    @Test
    void aFallIsHalvingWithAMinusSign() {
        double[] series = new double[20];
        Arrays.setAll(series, t -> 5000 * Math.pow(0.5, t / 4.0));
        Growth growth = FREE.estimate(series);
        assertEquals(-4, growth.doublingTime(), 1e-3);
        assertEquals(Double.POSITIVE_INFINITY, growth.shortestDoubling());
    }

    /**
     * Two groups of one point each would do: counts 100 then 200 one point apart have rate ln 2;
     * the variance of a log ratio of Poisson counts is 1/100 + 1/200 = 0.015.
     */
    @Test
    void theStandardErrorIsThatOfALogRatio() {
        double[] series = {Double.NaN, 100, 200};
        Growth growth = LocalTrend.of(new TrendOptions(3, 1, 1e3, 1, false)).estimate(series);
        assertEquals(Math.log(2), growth.rate(), 0.01);
        assertEquals(Math.sqrt(0.015), growth.standardError(), 0.002);
        assertEquals(2, growth.points());
    }

    @Test
    void aFlatSeriesDoesNotGrowAndAnEmptyOneIsFinite() {
        for (double count : new double[] {0, 1, 50}) {
            double[] series = new double[20];
            Arrays.fill(series, count);
            Growth growth = LocalTrend.of(TrendOptions.daily()).estimate(series);
            assertEquals(0, growth.rate(), 1e-3);
            assertFalse(growth.certain());
            assertTrue(Double.isFinite(growth.standardError()) && growth.level() > 0);
        }
    }

    @Test
    void aHandfulOfCasesDoesNotDoubleOvernight() {
        double[] series = {0, 0, 0, 0, 0, 0, 1, 3};
        Growth growth = LocalTrend.of(TrendOptions.daily()).estimate(series);
        assertTrue(growth.rate() > 0 && growth.rate() < 0.2, "rate " + growth.rate());
        assertFalse(growth.certain());
    }

    @Test
    void anUnreportedPointIsLeftOut() {
        double[] series = new double[20];
        Arrays.setAll(series, t -> t == 15 ? Double.NaN : 1000 * Math.exp(0.1 * t));
        assertEquals(0.1, FREE.estimate(series).rate(), 1e-5);
    }

    @Test
    void growsWithTheNewestCount() {
        double before = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < 60; y += 3) {
            double[] series = {10, 10, 10, 10, 10, 10, 10, y};
            double rate = LocalTrend.of(TrendOptions.daily()).estimate(series).rate();
            assertTrue(rate > before);
            before = rate;
        }
    }

    @Test
    void saysWhatIsWrongWithAnArgument() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new TrendOptions(8, 1.5, 0.1, 0.9, false))
                        .getMessage();
        assertTrue(message.contains("got 1.5"), message);
    }
}
