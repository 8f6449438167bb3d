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
 * 32:1206). Not for several threads.
 */
final class BaselineFitter {
    private static final int MOST_STEPS = 50;
    private static final double LARGEST_STEP = 2;

    private final LadderOptions options;
    private final BaselineRows design;
    private double[] information = new double[0];
    private double[] step = new double[0];
    private double[] byType = new double[0];
    private final double[] effect = new double[7];
    private final double[] contrast = new double[7];

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
        int p = design.columns + design.contrastColumns();
        reserve(p);
        Arrays.fill(design.points.weight, 0, n, 1);
        double[] penalty = design.penalties(rung);
        double centre = centre(n);
        double[] beta = start(t, rung, centre, before);
        double dispersion = 1;
        int lowered = 0;
        for (int pass = 0; pass <= options.dispersion().robustPasses(); pass++) {
            boolean lastPass = pass == options.dispersion().robustPasses();
            iterate(beta, penalty, centre, lastPass);
            predict(beta);
            dispersion = dispersion(beta.length);
            if (!lastPass) {
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
            cases += design.points.observed[i];
            exposure += Math.exp(design.points.offset[i]);
        }
        return Math.log((cases + 0.5) / exposure);
    }

    private double[] start(int t, LadderRung rung, double centre, BaselineFit before) {
        double[] beta = new double[design.columns + design.contrastColumns()];
        beta[0] = centre;
        if (options.fitting().warmStart() && before != null && before.rung() == rung) {
            System.arraycopy(before.coefficients(), 0, beta, 0, beta.length);
            if (rung.trend()) {
                beta[0] += beta[1] * (t - before.fittedAt()) / options.period();
            }
        }
        return beta;
    }

    private void iterate(double[] beta, double[] penalty, double centre, boolean lastPass) {
        LadderOptions.Fitting fitting = options.fitting();
        double enough = lastPass ? fitting.tolerance() : fitting.passTolerance();
        for (int i = 0; i < MOST_STEPS; i++) {
            if (newtonStep(beta, penalty, centre) < enough) {
                return;
            }
        }
    }

    /** One step of the penalised regression; leaves the Cholesky factor in {@code information}. */
    private double newtonStep(double[] beta, double[] penalty, double centre) {
        int p = beta.length;
        predict(beta);
        accumulate();
        assemble(p);
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

    /** Means of all points under these coefficients. */
    private void predict(double[] beta) {
        int seasonal = design.columns;
        for (int type = 0; type < design.types(); type++) {
            design.contrasts(type, contrast);
            effect[type] = 0;
            for (int i = 0; i < design.contrastColumns(); i++) {
                effect[type] += contrast[i] * beta[seasonal + i];
            }
        }
        BaselineColumns c = design.points;
        for (int type = 0; type < design.types(); type++) {
            for (int r = design.start[type]; r < design.start[type + 1]; r++) {
                c.mean[r] = c.offset[r] + beta[0] + effect[type];
            }
        }
        int at = 1;
        if (design.trend) {
            addColumn(beta[at++], c.time, c.mean);
        }
        for (int k = 0; k < design.harmonics; k++) {
            addColumn(beta[at++], c.cos[k], c.mean);
            addColumn(beta[at++], c.sin[k], c.mean);
        }
        for (int r = 0; r < design.count; r++) {
            c.mean[r] = Math.exp(Math.max(-30, Math.min(30, c.mean[r])));
        }
    }

    private void addColumn(double coefficient, double[] column, double[] sums) {
        for (int r = 0; r < design.count; r++) {
            sums[r] += coefficient * column[r];
        }
    }

    /** For each day type: packed lower triangle of X' diag(w mu) X, then X' w (y - mu). */
    private void accumulate() {
        BaselineColumns c = design.points;
        for (int r = 0; r < design.count; r++) {
            c.residual[r] = c.weight[r] * (c.observed[r] - c.mean[r]);
            c.curvature[r] = c.weight[r] * c.mean[r];
            c.moment[r] = c.curvature[r] * c.time[r];
        }
        int q = design.columns;
        int block = q * (q + 1) / 2 + q;
        SeasonSums sums = new SeasonSums(design.harmonics, design.trend);
        for (int type = 0; type < design.types(); type++) {
            sums.write(c, design.start[type], design.start[type + 1], byType, type * block);
        }
    }

    /** Puts the sums of the day types together: information (lower triangle) and gradient. */
    private void assemble(int p) {
        int q = design.columns;
        int triangle = q * (q + 1) / 2;
        int block = triangle + q;
        Arrays.fill(information, 0, p * p, 0);
        Arrays.fill(step, 0, p, 0);
        for (int type = 0; type < design.types(); type++) {
            int start = type * block;
            design.contrasts(type, contrast);
            int k = start;
            for (int i = 0; i < q; i++) {
                for (int j = 0; j <= i; j++) {
                    information[i * p + j] += byType[k++];
                }
                step[i] += byType[start + triangle + i];
            }
            addContrasts(start, p, byType[start + triangle]);
        }
    }

    /** The intercept is the first column, so its sums are those of the contrasts. */
    private void addContrasts(int start, int p, double residual) {
        int q = design.columns;
        for (int c = 0; c < p - q; c++) {
            if (contrast[c] != 0) {
                int row = (q + c) * p;
                for (int i = 0; i < q; i++) {
                    information[row + i] += contrast[c] * byType[start + i * (i + 1) / 2];
                }
                for (int d = 0; d <= c; d++) {
                    information[row + q + d] += contrast[c] * contrast[d] * byType[start];
                }
                step[q + c] += contrast[c] * residual;
            }
        }
    }

    private double dispersion(int parameters) {
        LadderDispersion assumed = options.dispersion();
        double weights = 0;
        double pearson = 0;
        BaselineColumns c = design.points;
        for (int r = 0; r < design.count; r++) {
            double residual = c.observed[r] - c.mean[r];
            weights += c.weight[r];
            pearson += c.weight[r] * residual * residual / c.mean[r];
        }
        double freedom = Math.max(1, weights - parameters);
        return Math.max(
                1,
                (pearson + assumed.priorPoints() * assumed.prior())
                        / (freedom + assumed.priorPoints()));
    }

    private int reweigh(double dispersion) {
        double limit = options.dispersion().robustLimit();
        double scale = 1.5 / Math.sqrt(dispersion);
        double least = limit * limit * dispersion;
        int lowered = 0;
        BaselineColumns c = design.points;
        for (int r = 0; r < design.count; r++) {
            c.weight[r] = 1;
            double residual = c.observed[r] - c.mean[r];
            // The Anscombe residual is at most the Pearson one: most points need no cube roots.
            if (residual > 0 && residual * residual > least * c.mean[r]) {
                double root = Math.cbrt(c.observed[r]);
                double squareRoot = Math.sqrt(c.mean[r]);
                double anscombe = scale * (root * root / Math.cbrt(squareRoot) - squareRoot);
                if (anscombe > limit) {
                    c.weight[r] = limit / anscombe * (limit / anscombe);
                    lowered++;
                }
            }
        }
        return lowered;
    }

    private void reserve(int p) {
        if (step.length < p) {
            step = new double[p];
            information = new double[p * p];
            byType = new double[7 * (p * (p + 1) / 2 + p)];
        }
    }
}
