package org.tocsin.epi.rt;

/**
 * Posterior of a reproduction number over a window.
 *
 * @param from first position of the window, counted from 0
 * @param to last position, inclusive
 * @param cases local cases in the window
 * @param pressure infection pressure summed over the window
 * @param shape shape of the gamma posterior; NaN when the window is too early
 * @param scale its scale
 */
public record RtEstimate(
        int from, int to, double cases, double pressure, double shape, double scale) {
    /** Whether there is an estimate. */
    public boolean given() {
        return !Double.isNaN(shape);
    }

    /** Posterior mean. */
    public double mean() {
        return shape * scale;
    }

    /** Posterior standard deviation. */
    public double sd() {
        return Math.sqrt(shape) * scale;
    }

    /** Posterior quantile; NaN when there is no estimate. */
    public double quantile(double p) {
        return given() ? GammaQuantile.of(p, shape) * scale : Double.NaN;
    }
}
