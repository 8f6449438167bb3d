package org.tocsin.epi.glm;

/**
 * Iteratively reweighted least squares with a log link.
 *
 * <p>Each round takes the working response z = eta - offset + (y - mu)/mu with working weights v
 * times the family's, solves the least-squares problem and updates eta and mu = exp(eta), never
 * below 2.2e-16. It stops when |D - D_old| / (|D| + 0.1) &lt; 1e-8, D the deviance, or gives up
 * after 25 rounds. These are the rules of R's {@code glm.fit}; they matter, because estimates that
 * stop elsewhere differ from the reference in the ninth digit.
 */
public final class Irls {
    private static final double EPSILON = 1e-8;
    private static final int MAX_ROUNDS = 25;
    private static final double LEAST_MEAN = Math.ulp(1.0);
    private static final double LOG_LEAST_MEAN = Math.log(LEAST_MEAN);

    private final Family family;
    private final Design design;
    private final double[] y;
    private final double[] logY;
    private final double[] prior;
    private final double[] offset;

    /**
     * A problem.
     *
     * @param family distribution of the counts
     * @param design covariates
     * @param y counts, none missing
     * @param prior prior weights, or null for 1 each
     * @param offset log exposures, or null for 0 each
     */
    public Irls(Family family, Design design, double[] y, double[] prior, double[] offset) {
        this.family = family;
        this.design = design;
        this.y = y;
        this.logY = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            logY[i] = Math.log(y[i]);
        }
        this.prior = prior;
        this.offset = offset;
    }

    /** Fits from the family's start. */
    public GlmFit fit() {
        double[] eta = new double[y.length];
        for (int i = 0; i < eta.length; i++) {
            eta[i] = Math.log(family.start(y[i]));
        }
        return fitFrom(eta);
    }

    /** Fits from given linear predictors, which are overwritten. */
    public GlmFit fitFrom(double[] eta) {
        double[] mu = new double[y.length];
        double[] weights = new double[y.length];
        double[] response = new double[y.length];
        double deviance = mean(eta, mu);
        LinearFit step = null;
        for (int round = 1; round <= MAX_ROUNDS; round++) {
            linearise(eta, mu, weights, response);
            step = design.solve(weights, response);
            for (int i = 0; i < eta.length; i++) {
                eta[i] = step.fitted(i) + offset(i);
            }
            double before = deviance;
            deviance = mean(eta, mu);
            if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < EPSILON) {
                return new GlmFit(y, prior, mu, weights, step, deviance, round, true);
            }
        }
        return new GlmFit(y, prior, mu, weights, step, deviance, MAX_ROUNDS, false);
    }

    /** Sets the means and returns the deviance. */
    private double mean(double[] eta, double[] mu) {
        double half = 0;
        for (int i = 0; i < eta.length; i++) {
            double value = Math.exp(eta[i]);
            double logMu = eta[i];
            if (value < LEAST_MEAN) {
                value = LEAST_MEAN;
                logMu = LOG_LEAST_MEAN;
            }
            mu[i] = value;
            half += prior(i) * family.halfDeviance(y[i], logY[i], value, logMu);
        }
        return 2 * half;
    }

    private void linearise(double[] eta, double[] mu, double[] weights, double[] response) {
        for (int i = 0; i < eta.length; i++) {
            response[i] = eta[i] - offset(i) + (y[i] - mu[i]) / mu[i];
            weights[i] = prior(i) * family.workingWeight(mu[i]);
        }
    }

    private double prior(int i) {
        return prior == null ? 1 : prior[i];
    }

    private double offset(int i) {
        return offset == null ? 0 : offset[i];
    }
}
