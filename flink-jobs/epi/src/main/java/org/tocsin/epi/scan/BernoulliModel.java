package org.tocsin.epi.scan;

/**
 * Is the share of positive tests higher inside than outside?
 *
 * <p>Formula (Kulldorff 1997): c positives of n tests inside, C of N in all; {@code LLR = c ln(c/n)
 * + (n-c) ln((n-c)/n) + (C-c) ln((C-c)/(N-n)) + (N-n-C+c) ln((N-n-C+c)/(N-n)) - C ln(C/N) - (N-C)
 * ln((N-C)/N)}, 0 at n = 0 or n = N. Expected = C n / N.
 *
 * <p>Assumes that every test has the same chance of being positive. Places and days without tests
 * say nothing and cost nothing. Recent days whose negatives arrive later than their positives give
 * false clusters; scan with a lag. Replicates: C positives without replacement among N tests. The
 * weight of a location is its number of tests.
 *
 * <p>Source: Kulldorff, Commun Stat Theory Methods 1997;26:1481-96. Checked against SaTScan 10.3.2
 * and exhaustive enumeration.
 */
public final class BernoulliModel extends ScanModel {
    private final int[][] tests;
    private final double[] weights;

    private BernoulliModel(CaseTable positives, int[][] tests, double[] weights) {
        super(positives);
        this.tests = tests;
        this.weights = weights;
    }

    /**
     * The model, with the number of tests as weights.
     *
     * @param positives the positive tests
     * @param tests all tests {@code [location][step]}, positives included
     */
    public static BernoulliModel of(CaseTable positives, int[][] tests) {
        double[] weights = new double[tests.length];
        for (int i = 0; i < tests.length; i++) {
            for (int n : tests[i]) {
                weights[i] += n;
            }
        }
        return of(positives, tests, weights);
    }

    /** The model, with other weights of the locations. */
    public static BernoulliModel of(CaseTable positives, int[][] tests, double[] weights) {
        Require.that(
                tests.length == positives.locations() && weights.length == tests.length,
                "tests and weights must have " + positives.locations() + " locations",
                tests.length);
        int[][] copy = new int[tests.length][];
        int[][] positive = new int[tests.length][positives.steps()];
        for (int c = 0; c < positives.total(); c++) {
            positive[positives.location(c)][positives.step(c)]++;
        }
        for (int i = 0; i < tests.length; i++) {
            copy[i] = tests[i].clone();
            Require.that(
                    copy[i].length == positives.steps(),
                    "tests of location " + i + " must have " + positives.steps() + " steps",
                    copy[i].length);
            for (int t = 0; t < copy[i].length; t++) {
                Require.that(
                        copy[i][t] >= positive[i][t],
                        "tests of location "
                                + i
                                + ", step "
                                + t
                                + " must be >= "
                                + positive[i][t]
                                + " positives",
                        copy[i][t]);
            }
        }
        return new BernoulliModel(positives, copy, weights.clone());
    }

    @Override
    ScanModel only(int[] kept) {
        int[][] rows = new int[kept.length][];
        double[] weight = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            rows[k] = tests[kept[k]];
            weight[k] = weights[kept[k]];
        }
        return new BernoulliModel(cases().only(kept), rows, weight);
    }

    @Override
    double[] weights() {
        return weights.clone();
    }

    private double[][] cells() {
        double[][] cells = new double[tests.length][cases().steps()];
        for (int i = 0; i < tests.length; i++) {
            for (int t = 0; t < tests[i].length; t++) {
                cells[i][t] = tests[i][t];
            }
        }
        return cells;
    }

    private long total() {
        return (long) sum(rowSums(cells()));
    }

    @Override
    Mass mass(Windows windows) {
        return CellMass.of(cells(), windows);
    }

    @Override
    Score score() {
        return new BernoulliScore(cases().total(), total());
    }

    @Override
    CaseDraw draw(Windows windows) {
        return new PositiveDraw(tests, cases().total(), total(), windows);
    }

    @Override
    long trials(int[] locations, int startStep, int endStep) {
        long sum = 0;
        for (int i : locations) {
            for (int t = startStep; t <= endStep; t++) {
                sum += tests[i][t];
            }
        }
        return sum;
    }
}
