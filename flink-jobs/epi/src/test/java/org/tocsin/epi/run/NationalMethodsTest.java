package org.tocsin.epi.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.mpm.MpmPercentiles;

/** Methods that have no reference output: worked by hand, or equal to what they are made of. */
class NationalMethodsTest {
    private static final MethodCatalogue CATALOGUE = MethodCatalogue.withDefaults();

    private static SeriesData series(LocalDate first, double[] counts) {
        return series(first, counts, 1);
    }

    private static SeriesData series(LocalDate first, double[] counts, int step) {
        List<String> dates = new ArrayList<>();
        List<String> observed = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            dates.add(first.plusDays((long) i * step).toString());
            observed.add(Double.isNaN(counts[i]) ? "NA" : Literals.text(counts[i]));
        }
        return SeriesData.of("s", Map.of("date", dates, "observed", observed), Map.of());
    }

    /**
     * The example of the method's own test: periods of 1 to 15 cases have mean 8 and variance 280 /
     * 14 = 20, so the limit is 8 + 2 x sqrt(20) = 16.94: 17 cases exceed it, 16 do not. By week the
     * same, since every period holds four weeks.
     */
    @Test
    void historicalLimitsByHand() {
        LocalDate last = LocalDate.of(2024, 5, 20);
        for (int step : new int[] {1, 7}) {
            LocalDate first = last.minusDays(2100);
            double[] counts = new double[2100 / step + 1];
            int next = 1;
            for (int year = 1; year <= 5; year++) {
                for (int j = -1; j <= 1; j++) {
                    long middle = last.minusYears(year).plusDays(28L * j - 14).toEpochDay();
                    counts[(int) (middle - first.toEpochDay()) / step] = next++;
                }
            }
            for (int cases : new int[] {16, 17}) {
                counts[counts.length - 1] = cases;
                Map<String, Object> params = Map.of("first_index", counts.length);
                SeriesData series = series(first, counts, step);
                List<String> row = CATALOGUE.run("historical_limits", params, series).texts(0);
                assertEquals(Integer.toString(cases), row.get(2));
                assertEquals("8", row.get(3));
                assertEquals(16.94427190999916, Double.parseDouble(row.get(4)), 1e-12);
                assertEquals(cases == 17 ? "1" : "0", row.get(5));
                assertEquals("15", row.get(8));
            }
        }
    }

    @Test
    void historicalLimitsNeedHistory() {
        SeriesData young = series(LocalDate.of(2024, 1, 1), new double[300]);
        InvalidInputException e =
                assertThrows(
                        InvalidInputException.class,
                        () -> CATALOGUE.run("historical_limits", Map.of(), young));
        assertTrue(e.getMessage().startsWith("series too short: no whole period"));
    }

    /**
     * The example of the method's own test: blocks 1 to 6, P80 has rank 1 + 5 x 0.8 = 5, so the
     * threshold is 5; six cases in the last seven days exceed it, five only reach it.
     */
    @Test
    void movingPercentilesByHand() {
        LocalDate first = LocalDate.of(2022, 1, 1);
        Map<LocalDate, Integer> cases = new HashMap<>();
        cases.put(LocalDate.of(2023, 5, 5), 3);
        cases.put(LocalDate.of(2023, 5, 12), 5);
        cases.put(LocalDate.of(2023, 5, 20), 1);
        cases.put(LocalDate.of(2022, 5, 2), 4);
        cases.put(LocalDate.of(2022, 5, 15), 2);
        cases.put(LocalDate.of(2022, 5, 22), 6);
        cases.put(LocalDate.of(2024, 5, 10), 5);
        LocalDate last = LocalDate.of(2024, 5, 15);
        double[] counts = new double[(int) (last.toEpochDay() - first.toEpochDay()) + 1];
        cases.forEach((day, n) -> counts[(int) (day.toEpochDay() - first.toEpochDay())] = n);
        Map<String, Object> params = new HashMap<>(Map.of("years", 2, "half_width", 1));
        params.put("first_index", counts.length);
        Table above = CATALOGUE.run("mpm", params, series(first, counts));
        assertEquals(List.of("5", "NA", "5", "0"), above.texts(0).subList(2, 6));
        params.put("comparison", ">=");
        assertEquals("1", CATALOGUE.run("mpm", params, series(first, counts)).texts(0).get(5));
        params.put("comparison", ">");
        counts[counts.length - 1] = 1;
        assertEquals("1", CATALOGUE.run("mpm", params, series(first, counts)).texts(0).get(5));
        params.put("percentile", 90);
        assertEquals("5.5", CATALOGUE.run("mpm", params, series(first, counts)).texts(0).get(4));
        params.remove("percentile");
        params.put("disease", "Dysentery");
        assertEquals("5.5", CATALOGUE.run("mpm", params, series(first, counts)).texts(0).get(4));
    }

    /** Column "best P, 2011-2013" of the national evaluation. */
    @Test
    void percentilesByDisease() {
        assertEquals(90, MpmPercentiles.of("dysentery"));
        assertEquals(80, MpmPercentiles.of("Mumps"));
        assertEquals(90, MpmPercentiles.of("hepatitis A"));
        assertEquals(80, MpmPercentiles.of("influenza"));
        assertEquals(90, MpmPercentiles.of("Japanese encephalitis"));
        assertEquals(80, MpmPercentiles.of("HFRS"));
        assertEquals(90, MpmPercentiles.of("scarlet fever"));
        assertEquals(80, MpmPercentiles.of("measles"));
        assertEquals(16, MpmPercentiles.diseases().size());
    }

    @Test
    void farringtonDailyIsTheFlexibleMethodOnSumsOfSevenDays() {
        double[] counts = new double[1600];
        double[] sums = new double[counts.length];
        for (int t = 0; t < counts.length; t++) {
            counts[t] = 4 + t * 31 % 7 + (t % 7 == 5 ? 3 : 0) + t * 17 % 11 % 4;
            for (int i = Math.max(0, t - 6); i <= t; i++) {
                sums[t] += counts[i];
            }
        }
        LocalDate first = LocalDate.of(2019, 1, 1);
        Table daily =
                CATALOGUE.run(
                        "farrington_daily", Map.of("first_index", 1590), series(first, counts));
        Map<String, Object> params = new HashMap<>();
        params.put("freq", 364);
        params.put("epoch_as_date", false);
        params.put("b", 4);
        params.put("pastWeeksNotIncluded", 12);
        params.put("pThresholdTrend", 1);
        params.put("alpha", 0.01);
        params.put("first_index", 1590);
        Table flexible = CATALOGUE.run("farrington_flexible", params, series(first, sums));
        assertEquals(11, daily.size());
        for (int row = 0; row < daily.size(); row++) {
            assertEquals(flexible.texts(row), daily.texts(row));
        }
        counts[1595] = Double.NaN;
        Table gap =
                CATALOGUE.run(
                        "farrington_daily", Map.of("first_index", 1590), series(first, counts));
        assertEquals("NA", gap.texts(6).get(2));
        assertThrows(
                InvalidInputException.class,
                () -> CATALOGUE.run("farrington_daily", Map.of("summs", 7), series(first, sums)));
    }

    /**
     * Tokars 2009: total visits as denominator. Twice the visits and twice the cases every other
     * week is no excess when visits are given, and the expectation follows them: with c cases a
     * visit throughout, expected / visits is the same in both kinds of weeks.
     */
    @Test
    void allVisitsAsDenominator() {
        List<String> observed = new ArrayList<>();
        List<String> visits = new ArrayList<>();
        for (int week = 0; week < 60; week++) {
            observed.add(week % 2 == 0 ? "20" : "40");
            visits.add(week % 2 == 0 ? "1000" : "2000");
        }
        SeriesData with =
                SeriesData.of(
                        "v",
                        Map.of("observed", observed, "visits", visits),
                        Map.of("epoch_as_date", false));
        Table table = CATALOGUE.run("ladder", Map.of("hist", 26), with);
        double even = table.number(58, "expected");
        double odd = table.number(59, "expected");
        assertEquals(2, odd / even, 0.03);
        assertTrue(Math.abs(odd - 40) < 2, "expected " + odd);
    }
}
