package org.tocsin.epi.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The search by groups of centres gives the maxima of the plain loop over every centre, zone and
 * window, to the last bit, and so do the two other searches.
 */
class GroupSearchTest {
    private static final int STEPS = 40;
    private static final int INSTANCES = 12;
    private static final int REPLICATES = 40;

    private final Random random = new Random(20240214);

    /** Places at random, on a lattice (many equal distances), some at the same point. */
    private Locations places(int number, boolean lattice) {
        double[] x = new double[number];
        double[] y = new double[number];
        for (int i = 0; i < number; i++) {
            x[i] = lattice ? i % 7 : random.nextDouble() * 10;
            y[i] = lattice ? i / 7 : random.nextDouble() * 10;
            if (i > 0 && random.nextInt(9) == 0) {
                x[i] = x[i - 1];
                y[i] = y[i - 1];
            }
        }
        return Locations.plane(x, y);
    }

    /** Weights from even to very uneven; every fifth place has none. */
    private double[] weights(int number) {
        double spread = 2 * random.nextDouble();
        double[] weights = new double[number];
        for (int i = 0; i < number; i++) {
            weights[i] = i % 5 == 4 ? 0 : Math.exp(spread * random.nextGaussian());
        }
        return weights;
    }

    private CaseTable cases(double[] weights, int number, int strata) {
        double[] until = weights.clone();
        Arrays.parallelPrefix(until, Double::sum);
        CaseTable.Builder table = CaseTable.builder(weights.length, STEPS);
        for (int c = 0; c < number; c++) {
            double u = random.nextDouble() * until[until.length - 1];
            int place = 0;
            while (until[place] <= u) {
                place++;
            }
            int step = random.nextInt(STEPS);
            table.add(place, step, step % strata, 1);
        }
        return table.build();
    }

    /** Expected cases by place and step, with steps that are much lower in some places. */
    private double[][] cells(double[] weights, double total) {
        double all = Arrays.stream(weights).sum() * STEPS;
        double[][] cells = new double[weights.length][STEPS];
        for (int i = 0; i < weights.length; i++) {
            for (int t = 0; t < STEPS; t++) {
                double factor = (i + t) % 7 == 0 ? 1e-4 : 0.5 + random.nextDouble();
                cells[i][t] = weights[i] * total / all * factor;
            }
        }
        return cells;
    }

    private int[][] tests(CaseTable positives) {
        int[][] tests = new int[positives.locations()][STEPS];
        for (int c = 0; c < positives.total(); c++) {
            tests[positives.location(c)][positives.step(c)] += 1 + random.nextInt(3);
        }
        return tests;
    }

    private List<ScanModel> models(int places, int number) {
        double[] weights = weights(places);
        CaseTable cases = cases(weights, number, 1);
        double[][] cells = cells(weights, number);
        List<ScanModel> models = new ArrayList<>();
        models.add(PermutationModel.of(cases));
        models.add(PermutationModel.of(cases(weights, number, 7)));
        models.add(PoissonModel.ofPopulation(cases, weights));
        models.add(PoissonModel.ofBaseline(cases, cells));
        models.add(ExpectationPoissonModel.of(cases, cells));
        models.add(BernoulliModel.of(cases, tests(cases)));
        return models;
    }

    private static double plain(
            Zones zones, Windows windows, Mass mass, Score score, int fewest, Cases cases) {
        double best = 0;
        for (int centre = 0; centre < zones.centres(); centre++) {
            mass.bind(zones, centre);
            for (int z = 0; z < zones.ends(centre).length; z++) {
                int[] set = zones.set(centre, z);
                int[] byLag = new int[windows.horizon];
                for (int e = 0; e < cases.size; e++) {
                    boolean of = Arrays.binarySearch(set, cases.location[e]) >= 0;
                    byLag[cases.lag[e]] += of ? cases.count[e] : 0;
                }
                for (int w = 0; w < windows.count(); w++) {
                    int inside = Arrays.stream(byLag, windows.from[w], windows.to[w]).sum();
                    double value = inside < fewest ? 0 : score.of(inside, mass.at(z, w));
                    best = Math.max(best, value);
                }
            }
        }
        return best;
    }

    /** Compares the searches on the replicates of a model; gives the number of high maxima. */
    private int compare(ScanModel model, Locations places, ZoneOptions limits, int fewest) {
        Windows windows = Windows.of(WindowOptions.prospective(1 + random.nextInt(3), 20), STEPS);
        Zones zones = Zones.of(places, model.weights(), limits);
        Mass mass = model.mass(windows);
        Score score = model.score();
        ReplicateDraw draw = new ReplicateDraw(model.draw(windows), 7);
        Cases one = new Cases(places.size(), windows.horizon);
        double[] plain = new double[REPLICATES];
        for (int r = 0; r < REPLICATES; r++) {
            one.clear();
            draw.draw(r, one);
            plain[r] = plain(zones, windows, mass.copy(), score, fewest, one);
        }
        Nearness nearness = new Nearness(zones, windows, mass.copy());
        GroupSearch groups = new GroupSearch(zones, windows, mass.copy(), score, fewest, nearness);
        DenseSearch dense = new DenseSearch(zones, windows, mass.copy(), score, fewest);
        List<ReplicateSearch> searches =
                List.of(
                        new ReplicateSearch.ByGroup(draw, groups, one, windows.horizon),
                        new ReplicateSearch.ByCentre(
                                draw, zones, windows, mass.copy(), score, fewest),
                        new ReplicateSearch.Dense(draw, one, dense));
        for (ReplicateSearch search : searches) {
            double[] found = new double[REPLICATES];
            search.search(found, 0, REPLICATES);
            String which = search.getClass().getSimpleName() + ", " + model.getClass();
            assertArrayEquals(plain, found, which);
        }
        return (int) Arrays.stream(plain).filter(m -> m > 0).count();
    }

    @Test
    void allSearchesGiveTheMaximaOfThePlainLoop() {
        int high = 0;
        int all = 0;
        for (int k = 0; k < INSTANCES; k++) {
            int number = 20 + random.nextInt(60);
            Locations places = places(number, k % 3 == 0);
            ZoneOptions limits =
                    ZoneOptions.withDefaults()
                            .withMaxFraction(k % 4 == 1 ? 0.1 : 0.5)
                            .withMaxRadius(k % 4 == 2 ? 3 : Double.POSITIVE_INFINITY)
                            .withTieRule(k % 2 == 0 ? TieRule.GROUP : TieRule.BY_INDEX);
            for (ScanModel model : models(number, 20 + random.nextInt(400))) {
                high += compare(model, places, limits, 1 + k % 3);
                all += REPLICATES;
            }
        }
        System.out.printf("scan, searches: %d maxima, %d above 0, all equal%n", all, high);
        assertTrue(high > all / 2, high + " of " + all);
    }

    /** Neighbours stand together: halving a line of places gives its two ends. */
    @Test
    void placesOnALineAreOrderedAlongIt() {
        double[] x = {5, 1, 7, 3, 0, 6, 2, 4};
        int[] order = CentreOrder.of(Locations.plane(x, new double[x.length]));
        double[] left = new double[4];
        for (int k = 0; k < left.length; k++) {
            left[k] = x[order[k]];
        }
        Arrays.sort(left);
        assertTrue(
                Arrays.equals(left, new double[] {0, 1, 2, 3})
                        || Arrays.equals(left, new double[] {4, 5, 6, 7}),
                Arrays.toString(left));
        assertEquals(x.length, Arrays.stream(order).distinct().count());
    }
}
