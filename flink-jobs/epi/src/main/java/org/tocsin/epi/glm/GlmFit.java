package org.tocsin.epi.glm;

/**
 * A fitted regression of counts. Hat values, dispersion and standard errors use the weights of the
 * last least-squares step (those of the mean before it), residuals the final mean, as the reference
 * does.
 */
public final class GlmFit {
    private final double[] y;
    private final double[] prior;
    private final double[] mu;
    private final double[] weights;
    private final LinearFit linear;
    private final double deviance;
    private final int rounds;
    private final boolean converged;

    GlmFit(
            double[] y,
            double[] prior,
            double[] mu,
            double[] weights,
            LinearFit linear,
            double deviance,
            int rounds,
            boolean converged) {
        this.y = y;
        this.prior = prior;
        this.mu = mu;
        this.weights = weights;
        this.linear = linear;
        this.deviance = deviance;
        this.rounds = rounds;
        this.converged = converged && Double.isFinite(deviance);
    }

    /** Whether the iterations ended by the stop rule. */
    public boolean converged() {
        return converged;
    }

    /** Rounds used. */
    public int rounds() {
        return rounds;
    }

    /** Deviance at the final mean. */
    public double deviance() {
        return deviance;
    }

    /** The last least-squares step: coefficients and (X'WX)^-1. */
    public LinearFit linear() {
        return linear;
    }

    /** Number of counts. */
    public int size() {
        return y.length;
    }

    /** Final mean of a row. */
    public double mean(int row) {
        return mu[row];
    }

    /** Count of a row. */
    public double count(int row) {
        return y[row];
    }

    /** All final means; not a copy. */
    public double[] means() {
        return mu;
    }

    /** Counts minus coefficients. */
    public int degreesOfFreedom() {
        return y.length - linear.rank();
    }

    /** Hat value W_i x_i'(X'WX)^-1 x_i. */
    public double hat(int row) {
        return weights[row] * linear.spread(row);
    }

    /** sum W r^2 / (n - p) over rows with W &gt; 0, W the working weights; not floored. */
    public double dispersion() {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            if (weights[i] > 0) {
                double r = (y[i] - mu[i]) / mu[i];
                sum += weights[i] * r * r;
            }
        }
        return sum / degreesOfFreedom();
    }

    /** sum v r^2 / (n - p) with the prior weights v in place of the working weights. */
    public double dispersionByPriorWeights() {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double r = (y[i] - mu[i]) / mu[i];
            sum += (prior == null ? 1 : prior[i]) * r * r;
        }
        return sum / degreesOfFreedom();
    }
}
