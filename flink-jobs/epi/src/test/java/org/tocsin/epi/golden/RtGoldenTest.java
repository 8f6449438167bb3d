package org.tocsin.epi.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.rt.SerialInterval;
import org.tocsin.epi.run.Literals;

/** Serial intervals and infection pressure against EpiEstim. */
class RtGoldenTest {
    /** The reference's weights are differences of numbers near the lag: this is their rounding. */
    private static final double ROUNDING_PER_LAG = 4e-15;

    @Test
    void serialIntervalsEqualTheGrid() {
        Map<String, List<String>> grid =
                GoldenCase.readCsv(GoldenCase.ROOT.resolve("rt_cori/discr_si_grid.csv"));
        double worst = 0;
        int n = grid.get("w").size();
        for (int i = 0; i < n; i++) {
            int lag = Integer.parseInt(grid.get("lag").get(i));
            SerialInterval interval =
                    SerialInterval.gamma(number(grid, "mean", i), number(grid, "std", i), lag + 1);
            worst =
                    Math.max(
                            worst,
                            check("lag " + lag, number(grid, "w", i), interval.weight(lag), lag));
        }
        System.out.printf(
                "discretised serial interval: %d weights, max relative error above rounding %.1e%n",
                n, worst);
    }

    @Test
    void weightsAndPressureEqualEveryCase() {
        int weights = 0;
        int pressures = 0;
        double worst = 0;
        for (GoldenCase each : GoldenCase.of("rt_cori")) {
            double[] y = each.series().observed();
            Map<String, List<String>> si =
                    GoldenCase.readCsv(each.json().resolveSibling(each.id() + "__si.csv"));
            SerialInterval interval = interval(each.params(), y.length);
            for (int i = 0; i < si.get("w").size(); i++) {
                worst =
                        Math.max(
                                worst,
                                check(
                                        each + " lag " + i,
                                        number(si, "w", i),
                                        interval.weight(i),
                                        Math.max(i, 1)));
                weights++;
            }
            Map<String, List<String>> lambda =
                    GoldenCase.readCsv(each.json().resolveSibling(each.id() + "__lambda.csv"));
            double[] got = interval.pressure(y);
            assertTrue(Double.isNaN(got[0]));
            for (int i = 1; i < got.length; i++) {
                worst =
                        Math.max(
                                worst,
                                check(
                                        each + " lambda " + (i + 1),
                                        number(lambda, "lambda", i),
                                        got[i],
                                        100));
                pressures++;
            }
        }
        System.out.printf(
                "rt_cori: %d serial interval weights, %d infection pressures, max relative error above rounding %.1e%n",
                weights, pressures, worst);
    }

    private static SerialInterval interval(Map<String, Object> params, int length) {
        if (params.get("si_distr") instanceof List<?> list) {
            return SerialInterval.of(
                    list.stream().mapToDouble(x -> ((Number) x).doubleValue()).toArray());
        }
        return SerialInterval.gamma(
                ((Number) params.get("mean_si")).doubleValue(),
                ((Number) params.get("std_si")).doubleValue(),
                length);
    }

    private static double number(Map<String, List<String>> table, String column, int row) {
        return Literals.parse(table.get(column).get(row));
    }

    private static double check(String what, double expected, double got, int lag) {
        if (Math.abs(expected - got) <= ROUNDING_PER_LAG * Math.max(1, lag)) {
            return 0;
        }
        double error = Math.abs(expected - got) / Math.abs(expected);
        assertEquals(expected, got, 1e-8 * Math.abs(expected), what);
        return error;
    }
}
