package org.tocsin.epi.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/**
 * Forecasts hold as often as they say on simulated series; {@link RollingForecastTest} has real
 * ones.
 */
class CountForecasterTest {
    @Test
    void aSteadySeriesGoesOn() {
        CountForecaster forecaster = CountForecaster.daily();
        for (int t = 0; t < 120; t++) {
            forecaster.add(20, t % 7);
        }
        assertEquals(140, forecaster.forecast().get(0).mean(), 1);
        assertEquals(280, forecaster.forecast().get(1).mean(), 2);
        assertEquals(20, forecaster.forecast().get(2).median(), 1);
        assertEquals(0, forecaster.growth().rate(), 1e-3);
    }

    @Test
    void aGrowingSeriesIsExpectedToGrowByLessThanItDid() {
        CountForecaster forecaster = CountForecaster.weekly();
        for (int t = 0; t < 12; t++) {
            forecaster.add(Math.round(10 * Math.pow(1.4, t)), 0);
        }
        double last = Math.round(10 * Math.pow(1.4, 11));
        double next = forecaster.forecast().get(0).mean();
        assertTrue(next > last * 1.1 && next < last * 1.45, "next " + next + " after " + last);
    }

    @Test
    void theWeeklyPatternIsCarriedOn() {
        CountForecaster forecaster = CountForecaster.daily();
        for (int t = 0; t < 140; t++) {
            forecaster.add(t % 7 >= 5 ? 10 : 50, t % 7);
        }
        // 140 is a day of type 0, 7 days ahead of 139 (type 6) is a type 6 again
        assertEquals(10, forecaster.forecast().get(2).mean(), 2);
        assertEquals(5 * 50 + 2 * 10, forecaster.forecast().get(0).mean(), 8);
    }

    @Test
    void staysNearZeroAndFiniteWithoutAnyCase() {
        CountForecaster forecaster = CountForecaster.daily();
        for (int t = 0; t < 60; t++) {
            forecaster.add(0, t % 7);
        }
        for (Forecast forecast : forecaster.forecast()) {
            assertTrue(Double.isFinite(forecast.mean()) && forecast.mean() < 1.5);
            assertTrue(forecast.covers(0, 0.8));
        }
    }

    @Test
    void anUnreportedDayIsNotZero() {
        CountForecaster forecaster = CountForecaster.daily();
        for (int t = 0; t < 120; t++) {
            forecaster.add(t % 11 == 3 ? Double.NaN : 20, t % 7);
        }
        assertEquals(140, forecaster.forecast().get(0).mean(), 3);
    }

    @Test
    void intervalsHoldOnSimulatedSeries() {
        Well19937c random = new Well19937c(11);
        int[] inside = new int[2];
        int judged = 0;
        for (int series = 0; series < 12; series++) {
            CountForecaster forecaster = CountForecaster.weekly();
            double level = Math.log(4 * (series + 1));
            Forecast forecast = null;
            for (int t = 0; t < 150; t++) {
                level += 0.1 * random.nextGaussian();
                double count =
                        new PoissonDistribution(random, Math.exp(level), 1e-12, 100000).sample();
                if (forecast != null && t > 30) {
                    inside[0] += forecast.covers(count, 0.8) ? 1 : 0;
                    inside[1] += forecast.covers(count, 0.95) ? 1 : 0;
                    judged++;
                }
                forecaster.add(count, 0);
                forecast = forecaster.forecast().get(0);
            }
        }
        // 12 x 119 forecasts one step ahead; central intervals of counts may hold more often
        assertTrue(inside[0] >= (0.80 - 3 * Math.sqrt(0.8 * 0.2 / judged)) * judged);
        assertTrue(inside[1] >= (0.95 - 3 * Math.sqrt(0.95 * 0.05 / judged)) * judged);
        assertTrue(inside[0] <= 0.9 * judged, "far too wide: " + inside[0] / (double) judged);
    }

    @Test
    void goesOnFromItsStateAsIfNothingHadHappened() {
        CountForecaster whole = CountForecaster.daily();
        CountForecaster restored = CountForecaster.daily();
        Well19937c random = new Well19937c(5);
        for (int t = 0; t < 150; t++) {
            double count = t == 77 ? Double.NaN : random.nextInt(30);
            if (t == 100) {
                restored.restore(whole.state());
            }
            whole.add(count, t % 7);
            if (t >= 100) {
                restored.add(count, t % 7);
                assertEquals(whole.forecast(), restored.forecast());
                assertEquals(whole.growth(), restored.growth());
            }
        }
    }

    @Test
    void saysWhatIsWrongWithAnArgument() {
        CountForecaster forecaster = CountForecaster.weekly();
        assertThrows(IllegalStateException.class, forecaster::forecast);
        assertThrows(IllegalArgumentException.class, () -> forecaster.add(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> forecaster.add(1, 9));
        assertThrows(IllegalArgumentException.class, () -> new ForecastTarget(3, 2));
    }

    @Test
    void quantilesAreInOrder() {
        Forecast forecast = new Forecast(ForecastTarget.point(1), 12.5, 0.2);
        long[] q =
                Arrays.stream(new double[] {0.025, 0.1, 0.5, 0.9, 0.975})
                        .mapToLong(forecast::quantile)
                        .toArray();
        for (int i = 1; i < q.length; i++) {
            assertTrue(q[i] > q[i - 1]);
        }
    }
}
