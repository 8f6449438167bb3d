package org.tocsin.epi.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The search that skips equals the plain loop over every centre, zone and window. */
class CylinderSearchTest {
    private static final int PLACES = 24;
    private static final int STEPS = 36;

    private final Random random = new Random(20240213);

    private Locations places() {
        double[] x = random.doubles(PLACES, 0, 10).toArray();
        double[] y = random.doubles(PLACES, 0, 10).toArray();
        x[5] = x[4];
        y[5] = y[4];
        return Locations.plane(x, y);
    }

    private CaseTable cases(int number, int strata) {
        CaseTable.Builder cases = CaseTable.builder(PLACES, STEPS);
        for (int c = 0; c < number; c++) {
            int place = (int) (PLACES * random.nextDouble() * random.nextDouble());
            int step = random.nextInt(STEPS);
            cases.add(place, step, step % strata, 1);
        }
        return cases.build();
    }

    private double[][] cells(double low, double high) {
        double[][] cells = new double[PLACES][];
        for (int i = 0; i < PLACES; i++) {
            cells[i] = random.doubles(STEPS, low, high).toArray();
        }
        return cells;
    }

    private List<ScanModel> models() {
        List<ScanModel> models = new ArrayList<>();
        models.add(PermutationModel.of(cases(400, 1)));
        models.add(PermutationModel.of(cases(400, 7)));
        models.add(
                PoissonModel.ofPopulation(cases(300, 1), random.doubles(PLACES, 1, 50).toArray()));
        models.add(PoissonModel.ofBaseline(cases(300, 1), cells(0.01, 1)));
        models.add(ExpectationPoissonModel.of(cases(300, 1), cells(0.01, 0.3)));
        int[][] tests = new int[PLACES][STEPS];
        CaseTable positives = cases(200, 1);
        for (int c = 0; c < positives.total(); c++) {
            tests[positives.location(c)][positives.step(c)]++;
        }
        for (int[] row : tests) {
            for (int t = 0; t < STEPS; t++) {
                row[t] += random.nextInt(3);
            }
        }
        models.add(BernoulliModel.of(positives, tests));
        return models;
    }

    private static double plain(
            Zones zones, Windows windows, Mass mass, Score score, Cases cases, int from, int to) {
        double best = 0;
        for (int centre = 0; centre < zones.centres(); centre++) {
            mass.bind(zones, centre);
            for (int z = 0; z < zones.ends(centre).length; z++) {
                int[] set = zones.set(centre, z);
                for (int w = 0; w < windows.count(); w++) {
                    int inside = 0;
                    for (int e = from; e < to; e++) {
                        boolean in =
                                cases.lag[e] >= windows.from[w] && cases.lag[e] < windows.to[w];
                        boolean of = Arrays.binarySearch(set, cases.location[e]) >= 0;
                        inside += in && of ? cases.count[e] : 0;
                    }
                    double value = inside < 2 ? 0 : score.of(inside, mass.at(z, w));
                    best = Math.max(best, value);
                }
            }
        }
        return best;
    }

    private void compare(ScanModel model, WindowOptions lengths, int replicates) {
        Locations places = places();
        Windows windows = Windows.of(lengths, STEPS);
        Zones zones = Zones.of(places, model.weights(), ZoneOptions.withDefaults());
        Mass mass = model.mass(windows);
        CaseDraw draw = model.draw(windows);
        ScanOptions options =
                ScanOptions.withDefaults()
                        .withWindows(lengths)
                        .withReplicates(new ReplicateOptions(replicates, 7, false, 1));
        double[] maxima = new Replicates(zones, model, windows, mass, options).run(0).maxima();
        for (int r = 0; r < replicates; r++) {
            Cases cases = new Cases(PLACES, windows.horizon);
            draw.draw(new SplittableRandom(Mix.of(7 + Mix.of(r))), cases);
            double expected =
                    plain(zones, windows, mass.copy(), model.score(), cases, 0, cases.size);
            assertEquals(expected, maxima[r], 1e-9, model.getClass() + " replicate " + r);
        }
    }

    @Test
    void aliveWindowsAreSearchedExactly() {
        for (ScanModel model : models()) {
            compare(model, WindowOptions.prospective(2, 20), 6);
        }
    }

    /** The maxima of both searches are equal, to the last bit. */
    @Test
    void lookingAtEveryCylinderGivesTheSameMaxima() {
        for (ScanModel model : models()) {
            Windows windows = Windows.of(WindowOptions.prospective(2, 20), STEPS);
            Zones zones = Zones.of(places(), model.weights(), ZoneOptions.withDefaults());
            Mass mass = model.mass(windows);
            CaseDraw draw = model.draw(windows);
            DenseSearch dense = new DenseSearch(zones, windows, mass.copy(), model.score(), 2);
            Cases cases = new Cases(PLACES, windows.horizon);
            for (int r = 0; r < 6; r++) {
                cases.clear();
                draw.draw(new SplittableRandom(Mix.of(7 + Mix.of(r))), cases);
                double skipping = skipping(zones, windows, mass.copy(), model.score(), cases);
                assertTrue(skipping > 0, "a replicate without a high cylinder shows nothing");
                assertEquals(skipping, dense.search(cases), model.getClass() + " replicate " + r);
            }
        }
    }

    private static double skipping(
            Zones zones, Windows windows, Mass mass, Score score, Cases cases) {
        int total = cases.total(0, cases.size);
        CylinderSearch search = new CylinderSearch(windows, mass, score, 2, total, PLACES);
        double best = 0;
        for (int centre = 0; centre < zones.centres(); centre++) {
            search.bind(zones, centre);
            best = search.search(cases, 0, cases.size, best);
        }
        return best;
    }

    /** A score is never above its factor times the square of the excess, nor its other bound. */
    @Test
    void factorsBoundTheScores() {
        for (Score score :
                List.of(new ConditionalPoissonScore(60, false), new ExpectationPoissonScore())) {
            for (int cases = 1; cases <= 60; cases++) {
                for (double mass = 0.013; mass < cases; mass += 0.37) {
                    double excess = cases - score.expected(mass);
                    double bound = score.curvature(mass) * excess * excess;
                    String which = cases + " cases, mass " + mass;
                    assertTrue(score.of(cases, mass) <= bound, which);
                    assertTrue(score.of(cases, mass) <= score.bound(cases, mass), which);
                }
            }
        }
    }

    @Test
    void windowsAnywhereAreSearchedExactly() {
        for (ScanModel model : models()) {
            compare(model, WindowOptions.retrospective(1, 3), 2);
        }
    }

    @Test
    void placesWithoutCoordinatesAreLeftOutAndNamed() {
        double[] x = {0, 1, Double.NaN, 3};
        double[] y = {0, 0, 0, 0};
        int[][] cases = {{0, 1, 0, 3}, {1, 1, 1, 0}, {5, 5, 5, 5}, {0, 1, 1, 1}};
        ScanResult result =
                ScanStatistic.of(
                                Locations.plane(x, y),
                                ScanOptions.withDefaults()
                                        .withReplicates(
                                                ReplicateOptions.withDefaults().withNumber(0)))
                        .scan(PermutationModel.of(CaseTable.of(cases)));
        assertEquals(List.of(2), result.unlocated());
        assertEquals(20, result.excludedCases());
        assertEquals(10, result.totalCases());
        assertTrue(Double.isNaN(result.bestPerCentre()[2]));
        assertEquals(List.of(0), result.clusters().get(0).locations());
    }

    @Test
    void oneCaseOrAllCasesInOnePlaceAreNoCluster() {
        Locations three = Locations.plane(new double[] {0, 1, 2}, new double[] {0, 0, 0});
        ScanStatistic scan = ScanStatistic.of(three, ScanOptions.withDefaults());
        int[][] none = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
        int[][] one = {{0, 0, 1}, {0, 0, 0}, {0, 0, 0}};
        int[][] place = {{1, 2, 9}, {0, 0, 0}, {0, 0, 0}};
        int[][] day = {{0, 0, 3}, {0, 0, 2}, {0, 0, 1}};
        for (int[][] cases : List.of(none, one, place, day)) {
            ScanResult result = scan.scan(PermutationModel.of(CaseTable.of(cases)));
            assertEquals(List.of(), result.clusters());
        }
    }
}
