package org.tocsin.epi.rt;

/**
 * Instantaneous reproduction number: how many people would one case infect under the conditions of
 * this window?
 *
 * <p>With local cases I, infection pressure Lambda ({@link SerialInterval#pressure} of all cases)
 * and a gamma prior (shape a0 = (mean/sd)^2, scale b0 = sd^2/mean), the posterior over window s..e
 * is gamma with shape A = a0 + sum local and scale B = 1/(1/b0 + sum Lambda). It is given only when
 * e exceeds the mean serial interval.
 *
 * <p>Assumes that the serial interval is known, that reporting is constant over the window and that
 * imported cases are told apart (the first point always counts as imported). Missing counts count
 * as 0. Recent incomplete days pull R down: nowcast first.
 *
 * <p>Source: Cori, Ferguson, Fraser, Cauchemez (2013), Am J Epidemiol 178:1505-1512; imported
 * cases: Thompson et al. (2019), Epidemics 29:100356. Checked against {@code estimate_R} of the R
 * package EpiEstim 2.2-4.
 */
public final class CoriRt {
    private final SerialInterval interval;
    private final double shape;
    private final double scale;

    private CoriRt(SerialInterval interval, double shape, double scale) {
        this.interval = interval;
        this.shape = shape;
        this.scale = scale;
    }

    /** The method with a prior of mean 5 and standard deviation 5. */
    public static CoriRt of(SerialInterval interval) {
        return new CoriRt(interval, 1, 5);
    }

    /** A copy with another prior mean and standard deviation of R. */
    public CoriRt withPrior(double mean, double sd) {
        if (!(mean > 0) || !(sd > 0)) {
            throw new IllegalArgumentException(
                    "prior mean and sd must be > 0, got " + mean + " and " + sd);
        }
        return new CoriRt(interval, mean / sd * (mean / sd), sd * sd / mean);
    }

    /**
     * Number of cases in a window from which the posterior's relative standard deviation is at most
     * 0.3 whatever the data say; a warning is due below it.
     */
    public int advisedCases() {
        return (int) Math.ceil(1 / (0.3 * 0.3) - shape);
    }

    /**
     * Estimates one window.
     *
     * @param local local cases by day, NaN where missing
     * @param pressure infection pressure of all cases
     * @param from first position of the window, counted from 0, at least 1
     * @param to last position, inclusive
     */
    public RtEstimate estimate(double[] local, double[] pressure, int from, int to) {
        if (from < 1 || to < from || to >= local.length) {
            throw new IllegalArgumentException(
                    "window must lie in 2.."
                            + local.length
                            + " (counted from 1), got "
                            + (from + 1)
                            + ".."
                            + (to + 1));
        }
        double cases = 0;
        double lambda = 0;
        for (int t = from; t <= to; t++) {
            cases += Double.isNaN(local[t]) ? 0 : local[t];
            lambda += pressure[t];
        }
        boolean given = to + 1 > interval.mean();
        double a = given ? shape + cases : Double.NaN;
        double b = given ? 1 / (1 / scale + lambda) : Double.NaN;
        return new RtEstimate(from, to, cases, lambda, a, b);
    }
}
