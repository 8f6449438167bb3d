package org.tocsin.epi.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tocsin.epi.nowcast.DelayTriangle;
import org.tocsin.epi.run.Literals;
import org.tocsin.epi.run.MethodCatalogue;
import org.tocsin.epi.run.SeriesData;
import org.tocsin.epi.run.Table;

/** The nowcast of the 2011 outbreak against the reference. */
class NowcastGoldenTest {
    private static final GoldenCase CASE = GoldenCase.of("nowcast").get(0);
    private static final Map<String, List<String>> EXPECTED = CASE.expected();

    /** Means are sums of 301 masses from normal distribution functions; README allows 1e-6. */
    private static final double TOLERANCE = 1e-6;

    /**
     * The reference draws the delay distribution by simulation (1000 draws, seed not published), so
     * its Bayesian numbers cannot be reproduced to more digits than this; see the method's comment.
     */
    private static final double SIMULATION_ERROR = 0.02;

    private static Table nowcast() {
        SeriesData list =
                GoldenCase.series(GoldenCase.ROOT.resolve("series/hus_o104_linelist.csv"));
        Map<String, Object> params =
                Map.of(
                        "now",
                        "2011-06-02",
                        "D",
                        15,
                        "from",
                        "2011-05-01",
                        "N_max",
                        300,
                        "prior_mean",
                        50,
                        "prior_variance",
                        3000);
        return MethodCatalogue.withDefaults().run("nowcast", params, list);
    }

    @Test
    void theTriangleIsTheReferences() {
        SeriesData list =
                GoldenCase.series(GoldenCase.ROOT.resolve("series/hus_o104_linelist.csv"));
        List<DelayTriangle.Dates> dates = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            dates.add(
                    new DelayTriangle.Dates(
                            day(list, "date_hospitalisation", i), day(list, "date_report", i)));
        }
        long now = LocalDate.parse("2011-06-02").toEpochDay();
        DelayTriangle triangle =
                DelayTriangle.of(dates, LocalDate.parse("2011-05-01").toEpochDay(), now, 15);
        Map<String, List<String>> expected =
                GoldenCase.readCsv(CASE.json().resolveSibling(CASE.id() + "__triangle.csv"));
        for (int row = 0; row < triangle.days(); row++) {
            for (int d = 0; d <= Math.min(15, triangle.age(row)); d++) {
                assertEquals(
                        expected.get("d" + d).get(row), String.valueOf(triangle.cases(row, d)));
            }
        }
    }

    private static long day(SeriesData list, String column, int row) {
        return LocalDate.parse(list.texts(column).get(row)).toEpochDay();
    }

    @Test
    void lawlessAndUniformEqualTheReference() {
        Comparison comparison = new Comparison("nowcast", TOLERANCE);
        List<String> columns = nowcast().columns();
        List<String> bayes = columns.stream().filter(c -> c.contains("bayes")).toList();
        List<String> problems =
                comparison.compare(CASE.id(), nowcast(), EXPECTED, java.util.Set.copyOf(bayes));
        System.out.println(comparison.summary());
        assertTrue(problems.isEmpty(), () -> String.join("\n", problems));
    }

    @Test
    void bayesAgreesUpToTheReferencesSimulation() {
        Table got = nowcast();
        double worst = 0;
        int quantiles = 0;
        for (String form : List.of("bayes.notrunc", "bayes.trunc")) {
            for (int row = 0; row < got.size(); row++) {
                double expected = Literals.parse(EXPECTED.get("mean_" + form).get(row));
                double error = Math.abs(got.number(row, "mean_" + form) / expected - 1);
                worst = Math.max(worst, error);
                assertTrue(
                        error < SIMULATION_ERROR,
                        form
                                + " row "
                                + row
                                + ": "
                                + got.number(row, "mean_" + form)
                                + " for "
                                + expected);
                for (String q : List.of("q0.025_", "q0.5_", "q0.975_")) {
                    double miss =
                            got.number(row, q + form)
                                    - Literals.parse(EXPECTED.get(q + form).get(row));
                    assertTrue(Math.abs(miss) <= 3, q + form + " row " + row + ": off by " + miss);
                    quantiles += miss == 0 ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "nowcast bayes: simulated in the reference; means within %.2f %%, %d of 66 quantiles equal%n",
                100 * worst, quantiles);
    }
}
