package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Do cases exceed their share of the population, given the total?
 *
 * <p>Formula (Kulldorff 1997, 2001): {@code LLR = c ln(c/mu) + (C - c) ln((C - c)/(C - mu))} if c
 * &gt; mu, with mu scaled so that it sums to C. Constant population: {@code mu[i][t] = C pop_i / (T
 * sum pop)}. Baseline of any regression: {@code mu = C b[i][t] / sum b}. Covariates: give the
 * indirectly standardised expectation as the baseline ({@link #standardised}).
 *
 * <p>Assumes Poisson counts with the given proportions. A location without population takes part
 * without weight, but a case where nothing is expected is refused, as are negative or missing
 * baselines. Recent incomplete days look like low rates; if places are late unequally, like
 * clusters elsewhere. Replicates: C cases multinomial with probabilities mu / C.
 *
 * <p>Source: Kulldorff, Commun Stat Theory Methods 1997;26:1481-96; J R Stat Soc A 2001;164:61-72.
 * Checked against SaTScan 10.3.2 and exhaustive enumeration.
 */
public final class PoissonModel extends ScanModel {
    private final double[] population;
    private final double[][] baseline;
    private final double[] weights;

    private PoissonModel(
            CaseTable cases, double[] population, double[][] baseline, double[] weights) {
        super(cases);
        this.population = population;
        this.baseline = baseline;
        this.weights = weights;
    }

    /** Constant population of each location, which is also its weight. */
    public static PoissonModel ofPopulation(CaseTable cases, double[] population) {
        double[][] column = new double[population.length][];
        for (int i = 0; i < population.length; i++) {
            column[i] = new double[cases.steps()];
            Arrays.fill(column[i], population[i]);
        }
        checkedCells("population", column, cases);
        return new PoissonModel(cases, population.clone(), new double[0][], population.clone());
    }

    /** A baseline of each location and step, whose sums are the weights. */
    public static PoissonModel ofBaseline(CaseTable cases, double[][] baseline) {
        return ofBaseline(cases, baseline, rowSums(baseline));
    }

    /** A baseline of each location and step, and weights of the locations. */
    public static PoissonModel ofBaseline(CaseTable cases, double[][] baseline, double[] weights) {
        double[][] cells = checkedCells("baseline", baseline, cases);
        Require.that(
                weights.length == cells.length, "weights must be " + cells.length, weights.length);
        return new PoissonModel(cases, new double[0], cells, weights.clone());
    }

    /**
     * Expected cases by indirect standardisation: {@code mu[i][t] = sum over k of pop[i][t][k] C_k
     * / P_k}.
     *
     * @param population by location, step and stratum
     * @param cases all cases of each stratum
     */
    public static double[][] standardised(double[][][] population, long[] cases) {
        double[] rate = new double[cases.length];
        for (int k = 0; k < cases.length; k++) {
            double all = 0;
            for (double[][] place : population) {
                for (double[] step : place) {
                    all += step[k];
                }
            }
            rate[k] = all == 0 ? 0 : cases[k] / all;
        }
        double[][] expected = new double[population.length][];
        for (int i = 0; i < population.length; i++) {
            expected[i] = new double[population[i].length];
            for (int t = 0; t < population[i].length; t++) {
                for (int k = 0; k < rate.length; k++) {
                    expected[i][t] += population[i][t][k] * rate[k];
                }
            }
        }
        return expected;
    }

    private boolean constant() {
        return baseline.length == 0;
    }

    @Override
    ScanModel only(int[] kept) {
        double[] people = constant() ? new double[kept.length] : population;
        double[] weight = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            weight[k] = weights[kept[k]];
            if (constant()) {
                people[k] = population[kept[k]];
            }
        }
        double[][] cells = constant() ? baseline : pick(baseline, kept);
        return new PoissonModel(cases().only(kept), people, cells, weight);
    }

    @Override
    double[] weights() {
        return weights.clone();
    }

    @Override
    Mass mass(Windows windows) {
        if (!constant()) {
            return CellMass.of(scaled(), windows);
        }
        double[] share = new double[windows.count()];
        for (int w = 0; w < share.length; w++) {
            share[w] = (double) (windows.to[w] - windows.from[w]) / windows.steps;
        }
        double[] place = new double[population.length];
        double all = sum(population);
        for (int i = 0; i < place.length; i++) {
            place[i] = cases().total() * (population[i] / all);
        }
        return new SeparableMass(place, share);
    }

    private double[][] scaled() {
        double factor = cases().total() / sum(rowSums(baseline));
        double[][] mu = new double[baseline.length][];
        for (int i = 0; i < mu.length; i++) {
            mu[i] = Arrays.stream(baseline[i]).map(b -> b * factor).toArray();
        }
        return mu;
    }

    @Override
    Score score() {
        return new ConditionalPoissonScore(cases().total(), true);
    }

    /** The number of cases within the horizon is binomial; each falls into a cell by its share. */
    @Override
    CaseDraw draw(Windows windows) {
        CellLaw cells =
                constant()
                        ? CellLaw.ofPlaces(population, windows.horizon)
                        : CellLaw.ofCells(baseline, windows.horizon);
        double all = constant() ? sum(population) * windows.steps : sum(rowSums(baseline));
        double recent = Math.min(1, cells.total() / all);
        CountLaw number =
                windows.horizon == windows.steps
                        ? CountLaw.constant(cases().total())
                        : CountLaw.binomial(cases().total(), recent);
        return new IndependentDraw(number, cells);
    }
}
