package org.tocsin.epi.golden;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.tocsin.epi.nowcast.DelayTriangle;

/**
 * The Bayesian nowcast as the R package surveillance computes it, by simulation, run many times:
 * how far do two runs of it differ?
 *
 * <p>One run: 1000 draws of the delay distribution from its generalised Dirichlet posterior in
 * reverse time (prior 0.1 for each delay), for each the posterior of the total on 0 .. 300 under a
 * negative binomial prior with mean 50 and variance 3000 and binomial reporting, and the average of
 * these.
 */
final class SimulatedNowcast {
    private static final int RUNS = 60;
    private static final int DRAWS = 1000;
    private static final int MAX = 300;
    private static final double KAPPA = 0.1;
    private static final double MEAN = 50;
    private static final double SIZE = 50.0 * 50 / (3000 - 50);

    private final double[][][] mass;

    private SimulatedNowcast(double[][][] mass) {
        this.mass = mass;
    }

    /** Mean and standard deviation over the runs, and the standard error of that mean. */
    record Scatter(double average, double sd) {
        double error() {
            return sd / Math.sqrt(RUNS);
        }
    }

    static SimulatedNowcast of(DelayTriangle triangle, boolean truncated) {
        double[][][] mass = new double[RUNS][triangle.days()][];
        for (int run = 0; run < RUNS; run++) {
            simulate(triangle, hazards(triangle, truncated, 1 + run), mass[run]);
        }
        return new SimulatedNowcast(mass);
    }

    /** Share with exactly a delay among those with at most it: one beta for each delay above 0. */
    private static BetaDistribution[] hazards(DelayTriangle triangle, boolean truncated, int seed) {
        RandomGenerator random = new Well19937c(seed);
        BetaDistribution[] hazards = new BetaDistribution[triangle.maxDelay() + 1];
        double below = 0;
        for (int d = 1; d < hazards.length; d++) {
            below += triangle.withDelay(d - 1);
            double with = triangle.withDelay(d);
            double earlier = truncated ? triangle.upToDelay(d) - with : below;
            hazards[d] = new BetaDistribution(random, KAPPA + with, KAPPA * d + earlier);
        }
        return hazards;
    }

    private static void simulate(
            DelayTriangle triangle, BetaDistribution[] hazards, double[][] to) {
        int longest = triangle.maxDelay();
        for (int draw = 0; draw < DRAWS; draw++) {
            double share = 1;
            for (int d = longest; d > 0; d--) {
                share *= 1 - hazards[d].sample();
                int day = triangle.days() - d;
                to[day] = to[day] == null ? new double[MAX + 1] : to[day];
                add(to[day], triangle.soFar(day), share);
            }
        }
    }

    private static void add(double[] mass, int known, double share) {
        double[] term = new double[MAX + 1];
        double ratio = (1 - share) * MEAN / (MEAN + SIZE);
        term[known] = 1;
        double sum = 1;
        for (int total = known + 1; total <= MAX; total++) {
            term[total] = term[total - 1] * ratio * (total - 1 + SIZE) / (total - known);
            sum += term[total];
        }
        for (int total = known; total <= MAX; total++) {
            mass[total] += term[total] / sum / DRAWS;
        }
    }

    Scatter mean(int day) {
        double[] means = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            for (int total = 0; total <= MAX; total++) {
                means[run] += total * mass[run][day][total];
            }
        }
        return scatter(means);
    }

    Scatter quantile(int day, double p) {
        double[] quantiles = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            double sum = mass[run][day][0];
            while (sum < p) {
                quantiles[run]++;
                sum += mass[run][day][(int) quantiles[run]];
            }
        }
        return scatter(quantiles);
    }

    private static Scatter scatter(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Scatter(mean, Math.sqrt(squares / (RUNS - 1)));
    }
}
