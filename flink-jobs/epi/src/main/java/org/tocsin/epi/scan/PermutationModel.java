package org.tocsin.epi.scan;

/**
 * Are cases closer in space and time than their places and days alone explain? Needs cases only.
 *
 * <p>Formula (Kulldorff et al. 2005): {@code mu(Z,s,e) = rowSum(Z) colSum(s,e) / C} and {@code LLR
 * = c ln(c/mu) + (C - c) ln((C - c)/(C - mu))} if c &gt; mu. With strata (day of week, age group)
 * mu is the sum over strata of {@code c_k[i][.] c_k[.][t] / C_k}; a stratum without cases adds 0.
 *
 * <p>Adjusts for any purely spatial and any purely temporal variation, so it cannot see a cluster
 * of the whole region, nor a lasting one. A place that becomes late makes a false hole and false
 * clusters elsewhere; leave it out of all steps. A history below about four times the longest
 * window lets a cluster raise its own expectation. Replicates: the time labels are permuted over
 * the cases of each stratum, so all margins stay. The weight of a location is its number of cases.
 *
 * <p>Source: Kulldorff, Heffernan, Hartman, Assuncao, Mostashari, PLoS Med 2005;2:e59. Checked
 * against SaTScan 10.3.2 and exhaustive enumeration.
 */
public final class PermutationModel extends ScanModel {
    private double[][] expected;

    private PermutationModel(CaseTable cases) {
        super(cases);
    }

    /** The model of these cases, in their strata. */
    public static PermutationModel of(CaseTable cases) {
        return new PermutationModel(cases);
    }

    @Override
    ScanModel only(int[] kept) {
        return new PermutationModel(cases().only(kept));
    }

    @Override
    double[] weights() {
        int[] rows = cases().byLocation();
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            weights[i] = rows[i];
        }
        return weights;
    }

    @Override
    Mass mass(Windows windows) {
        return cases().strata() == 1 ? separable(windows) : CellMass.of(strata(), windows);
    }

    private Mass separable(Windows windows) {
        long[] before = new long[windows.steps + 1];
        for (int c = 0; c < cases().total(); c++) {
            before[cases().lag(c) + 1]++;
        }
        for (int lag = 0; lag < windows.steps; lag++) {
            before[lag + 1] += before[lag];
        }
        double[] share = new double[windows.count()];
        for (int w = 0; w < share.length; w++) {
            share[w] = (double) (before[windows.to[w]] - before[windows.from[w]]) / cases().total();
        }
        return new SeparableMass(weights(), share);
    }

    /** Expected cases by location and step, computed when first asked for. */
    private double[][] strata() {
        if (expected == null) {
            expected = sumOverStrata();
        }
        return expected;
    }

    private double[][] sumOverStrata() {
        CaseTable cases = cases();
        int strata = cases.strata();
        double[][] row = new double[strata][cases.locations()];
        double[][] column = new double[strata][cases.steps()];
        double[] total = new double[strata];
        for (int c = 0; c < cases.total(); c++) {
            row[cases.stratum(c)][cases.location(c)]++;
            column[cases.stratum(c)][cases.step(c)]++;
            total[cases.stratum(c)]++;
        }
        double[][] mu = new double[cases.locations()][cases.steps()];
        for (int k = 0; k < strata; k++) {
            for (int i = 0; i < mu.length; i++) {
                if (row[k][i] > 0) {
                    addTo(mu[i], column[k], row[k][i] / total[k]);
                }
            }
        }
        return mu;
    }

    private static void addTo(double[] sums, double[] values, double factor) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] += factor * values[t];
        }
    }

    @Override
    Score score() {
        return new ConditionalPoissonScore(cases().total(), false);
    }

    @Override
    CaseDraw draw(Windows windows) {
        return new LabelDraw(cases(), windows.horizon);
    }
}
