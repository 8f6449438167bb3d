package org.tocsin.epi.ladder;

import java.util.Arrays;

/**
 * Fits the seasonal baseline: quasi-Poisson regression with shrunk coefficients in which past
 * outbreaks lose weight.
 *
 * <p>log mu(u) = b0 + trend (u - t)/P + harmonics + day-type contrasts (+ log denominator).
 * Penalised iteratively reweighted least squares; after each of the first passes, points whose
 * standardised Anscombe residual a exceeds c get weight (c/a)^2. Only excesses are down-weighted,
 * continuously.
 *
 * <p>Sources: Farrington et al. 1996 (J R Stat Soc A 159:547), Noufaily et al. 2013 (Stat Med
 * 32:1206). Holds work arrays and is not for several threads.
 */
final class BaselineFitter {
    private static final int MOST_STEPS = 50;
    private static final double LARGEST_STEP = 2;

    private final LadderOptions options;
    private final BaselineRows design;
    private double[] weight = new double[0];
    private double[] mean = new double[0];
    private double[] information = new double[0];
    private double[] step = new double[0];

    BaselineFitter(LadderOptions options, BaselineRows design) {
        this.options = options;
        this.design = design;
    }

    /**
     * The baseline for the point at {@code t}, or null where the history is too short.
     *
     * @param before the last fit, from which to start; may be null
     */
    BaselineFit fit(LadderHistory history, int t, BaselineFit before) {
        BaselineCoverage coverage = window(history, t, options.full());
        LadderRung rung = seasonalRung(coverage.used());
        if (rung == LadderRung.NONE) {
            coverage = window(history, t, options.young());
            if (coverage.used() < options.minimumHistory()) {
                return null;
            }
            rung = LadderRung.LEVEL;
        }
        design.fill(history, coverage, t, rung);
        return solve(t, rung, coverage, before);
    }

    private BaselineCoverage window(LadderHistory history, int t, LadderHorizon horizon) {
        int to = t - horizon.guard() - 1;
        int from = Math.max(history.first(), to - horizon.history() + 1);
        return design.coverage(history, from, to);
    }

    private LadderRung seasonalRung(int used) {
        double year = options.period() * design.openShare();
        if (used < options.minimumHistory() || used < 0.95 * year) {
            return LadderRung.NONE;
        }
        return used >= 1.9 * year ? LadderRung.SEASON_AND_TREND : LadderRung.SEASON;
    }

    private BaselineFit solve(
            int t, LadderRung rung, BaselineCoverage coverage, BaselineFit before) {
        int n = design.count;
        int p = design.columns;
        reserve(n, p);
        Arrays.fill(weight, 0, n, 1);
        double[] penalty = design.penalties(rung);
        double centre = centre(n);
        double[] beta = start(t, rung, centre, before);
        double dispersion = 1;
        int lowered = 0;
        for (int pass = 0; pass <= options.dispersion().robustPasses(); pass++) {
            iterate(beta, penalty, centre);
            dispersion = dispersion(beta);
            if (pass < options.dispersion().robustPasses()) {
                lowered = reweigh(dispersion);
            }
        }
        return new BaselineFit(
                rung,
                t,
                beta,
                Arrays.copyOf(information, p * p),
                dispersion,
                coverage.withDownWeighted(lowered / (double) n));
    }

    private double centre(int n) {
        double cases = 0;
        double exposure = 0;
        for (int i = 0; i < n; i++) {
            cases += design.observed[i];
            exposure += Math.exp(design.offset[i]);
        }
        return Math.log((cases + 0.5) / exposure);
    }

    private double[] start(int t, LadderRung rung, double centre, BaselineFit before) {
        double[] beta = new double[design.columns];
        beta[0] = centre;
        if (options.fitting().warmStart() && before != null && before.rung() == rung) {
            System.arraycopy(before.coefficients(), 0, beta, 0, beta.length);
            if (rung.trend()) {
                beta[0] += beta[1] * (t - before.fittedAt()) / options.period();
            }
        }
        return beta;
    }

    private void iterate(double[] beta, double[] penalty, double centre) {
        for (int i = 0; i < MOST_STEPS; i++) {
            double largest = newtonStep(beta, penalty, centre);
            if (largest < options.fitting().tolerance()) {
                return;
            }
        }
    }

    /** One step of the penalised regression; leaves the Cholesky factor in {@code information}. */
    private double newtonStep(double[] beta, double[] penalty, double centre) {
        int p = beta.length;
        accumulate(beta);
        for (int i = 0; i < p; i++) {
            information[i * p + i] += penalty[i];
            step[i] -= penalty[i] * (beta[i] - (i == 0 ? centre : 0));
        }
        Cholesky.decompose(information, p);
        Cholesky.solve(information, p, step);
        double largest = 0;
        for (int i = 0; i < p; i++) {
            double change = Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step[i]));
            beta[i] += change;
            largest = Math.max(largest, Math.abs(change));
        }
        return largest;
    }

    /** Lower triangle of X' diag(w mu) X into {@code information}, X' w (y - mu) into step. */
    private void accumulate(double[] beta) {
        int p = beta.length;
        Arrays.fill(information, 0, p * p, 0);
        Arrays.fill(step, 0, p, 0);
        double[] rows = design.rows;
        for (int r = 0, at = 0; r < design.count; r++, at += p) {
            double mu = Math.exp(predictor(beta, r));
            double residual = weight[r] * (design.observed[r] - mu);
            double curvature = weight[r] * mu;
            for (int i = 0; i < p; i++) {
                double x = rows[at + i];
                step[i] += residual * x;
                double scaled = curvature * x;
                if (scaled != 0) {
                    for (int j = 0; j <= i; j++) {
                        information[i * p + j] += scaled * rows[at + j];
                    }
                }
            }
        }
    }

    private double predictor(double[] beta, int r) {
        double sum = design.offset[r];
        int at = r * beta.length;
        for (int i = 0; i < beta.length; i++) {
            sum += design.rows[at + i] * beta[i];
        }
        return Math.max(-30, Math.min(30, sum));
    }

    private double dispersion(double[] beta) {
        LadderDispersion assumed = options.dispersion();
        double weights = 0;
        double pearson = 0;
        for (int r = 0; r < design.count; r++) {
            double mu = Math.exp(predictor(beta, r));
            double residual = design.observed[r] - mu;
            mean[r] = mu;
            weights += weight[r];
            pearson += weight[r] * residual * residual / mu;
        }
        double freedom = Math.max(1, weights - beta.length);
        return Math.max(
                1,
                (pearson + assumed.priorPoints() * assumed.prior())
                        / (freedom + assumed.priorPoints()));
    }

    private int reweigh(double dispersion) {
        double limit = options.dispersion().robustLimit();
        double scale = 1.5 / Math.sqrt(dispersion);
        int lowered = 0;
        for (int r = 0; r < design.count; r++) {
            double root = Math.cbrt(design.observed[r]);
            double squareRoot = Math.sqrt(mean[r]);
            double anscombe = scale * (root * root / Math.cbrt(squareRoot) - squareRoot);
            if (anscombe > limit) {
                weight[r] = limit / anscombe * (limit / anscombe);
                lowered++;
            } else {
                weight[r] = 1;
            }
        }
        return lowered;
    }

    private void reserve(int n, int p) {
        if (weight.length < n) {
            weight = new double[n];
            mean = new double[n];
        }
        if (step.length < p) {
            step = new double[p];
            information = new double[p * p];
        }
    }
}
