package org.tocsin.epi.aberration;

import org.apache.commons.math3.distribution.TDistribution;
import org.tocsin.epi.glm.Anscombe;
import org.tocsin.epi.glm.Family;
import org.tocsin.epi.glm.GlmFit;
import org.tocsin.epi.glm.Irls;
import org.tocsin.epi.glm.LevelTrendDesign;

/**
 * Farrington 1996: is this count above what the same weeks of the last years, with a trend, let
 * expect?
 *
 * <p>A quasi-Poisson regression log mu = a + b t on the 2w + 1 points around the same time of each
 * of the last b years; counts with a large positive Anscombe residual lose weight and the
 * regression is refitted once. The trend stays iff there are 3 years, its p-value is below 0.05 and
 * the prediction does not exceed the largest baseline count. Threshold: {@link PowerThreshold} with
 * q = z(1 - alpha/2) and tau = phi + se^2/mu. Score X = (y - mu)/(U - mu); alarm iff X &gt; 1 and
 * at least {@code minCases} cases fell in the last {@code recent} points. Without enough cases the
 * threshold reads 0.
 *
 * <p>Assumes that the same season of earlier years, the current year left out, is a fair
 * comparison. Points of the window before the start of the series are left out. An all-zero
 * baseline has a mean near 0 and never alarms by itself, for want of cases. Missing counts in the
 * baseline are refused. Recent incomplete weeks look like low counts.
 *
 * <p>Source: Farrington, Andrews, Beale, Catchpole (1996), J R Stat Soc A 159:547-563. Checked
 * against {@code farrington} of the R package surveillance 1.20.3.
 */
public final class Farrington {
    private static final int LEAST_YEARS_FOR_TREND = 3;
    private static final double TREND_P = 0.05;
    private static final double REWEIGHT_LIMIT = 1;

    private final int years;
    private final int halfWindow;
    private final boolean reweight;
    private final double quantile;
    private final boolean trend;
    private final int minCases;
    private final int recent;
    private final PowerThreshold power;

    private Farrington(
            int years,
            int halfWindow,
            boolean reweight,
            double quantile,
            boolean trend,
            int minCases,
            int recent,
            PowerThreshold power) {
        this.years = years;
        this.halfWindow = halfWindow;
        this.reweight = reweight;
        this.quantile = quantile;
        this.trend = trend;
        this.minCases = minCases;
        this.recent = recent;
        this.power = power;
    }

    /** Five years, half window 3, reweighting, alpha 0.05 two-sided, trend, 5 cases in 4 points. */
    public static Farrington withDefaults() {
        return new Farrington(
                5, 3, true, Normal.upperQuantile(0.025), true, 5, 4, PowerThreshold.TWO_THIRDS);
    }

    /** A copy with another number of years, at least 1. */
    public Farrington withYears(int b) {
        return new Farrington(
                Checks.atLeast("b", b, 1),
                halfWindow,
                reweight,
                quantile,
                trend,
                minCases,
                recent,
                power);
    }

    /** A copy with another half window, in points, at least 0. */
    public Farrington withHalfWindow(int w) {
        return new Farrington(
                years,
                Checks.atLeast("w", w, 0),
                reweight,
                quantile,
                trend,
                minCases,
                recent,
                power);
    }

    /** A copy with or without down-weighting of past outbreaks. */
    public Farrington withReweight(boolean on) {
        return new Farrington(years, halfWindow, on, quantile, trend, minCases, recent, power);
    }

    /** A copy with another alpha, two-sided. */
    public Farrington withAlpha(double alpha) {
        double q = Normal.upperQuantile(Checks.probability("alpha", alpha) / 2);
        return new Farrington(years, halfWindow, reweight, q, trend, minCases, recent, power);
    }

    /** A copy that tries, or does not try, a trend. */
    public Farrington withTrend(boolean on) {
        return new Farrington(years, halfWindow, reweight, quantile, on, minCases, recent, power);
    }

    /** A copy that judges only with this many cases in this many recent points. */
    public Farrington withLimit(int cases, int points) {
        return new Farrington(
                years,
                halfWindow,
                reweight,
                quantile,
                trend,
                Checks.atLeast("limit54 cases", cases, 0),
                Checks.atLeast("limit54 points", points, 1),
                power);
    }

    /** A copy with another power transform. */
    public Farrington withPower(PowerThreshold other) {
        return new Farrington(
                years, halfWindow, reweight, quantile, trend, minCases, recent, other);
    }

    /** First position (from 0) whose recent points exist; its baseline may still be short. */
    public int firstIndex() {
        return recent - 1;
    }

    /** First position (from 0) with a baseline of all years in an index calendar. */
    public int firstWholeBaseline(Calendar calendar) {
        return Math.max(recent - 1, years * calendar.freq() + halfWindow);
    }

    /**
     * Judges one point.
     *
     * @param counts the series, NaN where missing
     * @param population population per point as offset, or null
     * @param calendar how points correspond to earlier years
     * @param t position of the judged point, from 0
     */
    public FarringtonPoint judgeAt(double[] counts, double[] population, Calendar calendar, int t) {
        Checks.index(t, recent - 1, counts.length, "the last " + recent + " points are needed");
        int[] points = baseline(calendar, t);
        if (points.length < 2) {
            throw new IllegalArgumentException(
                    "no baseline for index "
                            + (t + 1)
                            + ": the series starts too late; decrease b");
        }
        return judge(counts, t, fit(counts, population, points, t));
    }

    private int[] baseline(Calendar calendar, int t) {
        int[] points = new int[years * (2 * halfWindow + 1)];
        int n = 0;
        for (int i = years; i >= 1; i--) {
            for (int shift = -halfWindow; shift <= halfWindow; shift++) {
                int point = calendar.windowPoint(t, i, shift);
                if (point >= 0) {
                    points[n++] = point;
                }
            }
        }
        return java.util.Arrays.copyOf(points, n);
    }

    /** Regression with the trend decision. */
    private Fitted fit(double[] counts, double[] population, int[] points, int t) {
        double[] y = new double[points.length];
        double[] time = new double[points.length];
        double[] offset = population == null ? null : new double[points.length];
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] = counts[points[i]];
            if (Double.isNaN(y[i])) {
                throw new IllegalArgumentException(
                        "count at index "
                                + (points[i] + 1)
                                + " is missing; this method does not support missing counts in the"
                                + " baseline");
            }
            time[i] = points[i] + 1;
            largest = Math.max(largest, y[i]);
            if (offset != null) {
                offset[i] = Math.log(population[points[i]]);
            }
        }
        double offsetAt = population == null ? 0 : Math.log(population[t]);
        LevelTrendDesign design = LevelTrendDesign.of(new int[y.length], time, trend);
        Fitted fitted = Fitted.of(design, y, offset, t + 1, offsetAt, this::reweighted);
        if (trend && !(fitted.converged() && keepTrend(fitted, largest))) {
            return Fitted.of(design.withoutTrend(), y, offset, t + 1, offsetAt, this::reweighted);
        }
        return fitted;
    }

    private GlmFit reweighted(LevelTrendDesign design, double[] y, double[] offset) {
        GlmFit fit = new Irls(Family.poisson(), design, y, null, offset).fit();
        if (!reweight || !fit.converged()) {
            return fit;
        }
        double phi = Math.max(fit.dispersion(), 1);
        double[] weights = Anscombe.weights(fit, phi, REWEIGHT_LIMIT);
        return new Irls(Family.poisson(), design, y, weights, offset).fit();
    }

    private boolean keepTrend(Fitted fitted, double largest) {
        return years >= LEAST_YEARS_FOR_TREND
                && fitted.slopeP(fitted.fit().dispersion()) < TREND_P
                && fitted.mean() <= largest;
    }

    private FarringtonPoint judge(double[] counts, int t, Fitted fitted) {
        double phi = Math.max(fitted.fit().dispersion(), 1);
        double mu = fitted.mean();
        double logError = Math.sqrt(phi * fitted.spread());
        double se = mu * logError;
        double tau = phi + se * se / mu;
        double upper = power.upper(mu, tau, quantile);
        double score = (counts[t] - mu) / (upper - mu);
        double cases = 0;
        for (int i = t - recent + 1; i <= t; i++) {
            cases += counts[i];
        }
        boolean enough = cases >= minCases;
        Verdict alarm = enough ? Verdict.strictlyAbove(score, 1) : Verdict.QUIET;
        return new FarringtonPoint(
                counts[t],
                mu,
                logError,
                enough ? upper : 0,
                score,
                Double.isNaN(cases) ? Verdict.UNKNOWN : alarm,
                phi,
                fitted.hasTrend(),
                fitted.slope(),
                power.probability(counts[t], mu, tau),
                fitted.fit().size(),
                enough,
                fitted.converged());
    }

    /** Two-sided p-value of Student's t. */
    static double twoSidedP(double t, int degreesOfFreedom) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-Math.abs(t));
    }
}
