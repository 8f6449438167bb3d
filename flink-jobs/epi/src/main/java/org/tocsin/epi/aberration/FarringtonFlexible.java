package org.tocsin.epi.aberration;

import org.tocsin.epi.glm.Anscombe;
import org.tocsin.epi.glm.Family;
import org.tocsin.epi.glm.GlmFit;
import org.tocsin.epi.glm.Irls;
import org.tocsin.epi.glm.LevelTrendDesign;

/**
 * Farrington flexible: is this count above what all earlier weeks, with a season in steps and a
 * trend, let expect?
 *
 * <p>Quasi-Poisson regression log mu = level(season) + b t (+ log population) on {@link
 * SeasonalBaseline}, reweighted by Anscombe residuals above a limit. The trend stays iff there are
 * 3 years, its p-value is below the limit and the prediction does not exceed the largest baseline
 * count. Threshold U by {@link FlexibleOptions.Threshold}: delta method on a power scale, or the 1
 * - alpha quantile of a negative binomial (mean m, variance phi m) at m = mu0 or at m = the upper
 * limit of mu0. Alarm iff the score exceeds 1, the count is not 0 and enough cases fell in the last
 * points.
 *
 * <p>Two dispersions, as in the reference: phi = max(s, 1) from the working weights serves the
 * predictive distribution; s* from the prior weights, not floored, serves the trend's p-value and
 * the error of the prediction. The score of the negative binomial thresholds is taken from the log
 * mean, (y - log mu0)/(U - log mu0), also as there.
 *
 * <p>Missing counts are left out of the baseline; a missing count among the recent points means no
 * alarm, since it is unknown whether there are enough cases. All-zero baselines give a mean near 0,
 * often without convergence: then there is no verdict. Recent incomplete weeks look like low
 * counts.
 *
 * <p>Source: Noufaily, Enki, Farrington, Garthwaite, Andrews, Charlett (2013), Stat Med
 * 32:1206-1222; daily use: Noufaily et al. (2019), Bioinformatics 35:3110. Checked against {@code
 * farringtonFlexible} of the R package surveillance 1.20.3.
 */
public final class FarringtonFlexible {
    private static final int LEAST_YEARS_FOR_TREND = 3;

    private final FlexibleOptions options;
    private final double z;

    private FarringtonFlexible(FlexibleOptions options) {
        this.options = options;
        this.z = Normal.upperQuantile(options.alpha());
    }

    /** The method with given settings. */
    public static FarringtonFlexible of(FlexibleOptions options) {
        return new FarringtonFlexible(options);
    }

    /** The settings. */
    public FlexibleOptions options() {
        return options;
    }

    /** Whether a point (from 0) has all its reference points in the series. */
    public boolean hasBaseline(Calendar calendar, int t) {
        return t >= options.recent() - 1 && SeasonalBaseline.exists(calendar, t, options);
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
        int recent = options.recent();
        Checks.index(t, recent - 1, counts.length, "the last " + recent + " points are needed");
        SeasonalBaseline baseline = SeasonalBaseline.of(counts, calendar, t, options);
        Fitted fitted = fit(counts, population, calendar, baseline, t);
        return fitted.converged()
                ? judge(counts, t, fitted)
                : notConverged(counts[t], baseline.size(), enough(counts, t));
    }

    private Fitted fit(
            double[] counts,
            double[] population,
            Calendar calendar,
            SeasonalBaseline baseline,
            int t) {
        int n = baseline.size();
        double[] y = new double[n];
        double[] time = new double[n];
        double[] offset = population == null ? null : new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            int point = baseline.points()[i];
            y[i] = counts[point];
            time[i] = time(calendar, baseline.firstBeforeDropping(), point);
            largest = Math.max(largest, y[i]);
            if (offset != null) {
                offset[i] = Math.log(population[point]);
            }
        }
        // The reference counts the judged point's time from the first baseline row with a count.
        double now = time(calendar, baseline.points()[0], t);
        double offsetAt = population == null ? 0 : Math.log(population[t]);
        int top = options.periods() - 1;
        LevelTrendDesign design = LevelTrendDesign.of(baseline.levels(), time, options.trend());
        Fitted fitted = Fitted.of(design, y, offset, top, now, offsetAt, this::reweighted);
        if (options.trend() && !(fitted.converged() && keepTrend(fitted, largest))) {
            return Fitted.of(
                    design.withoutTrend(), y, offset, top, now, offsetAt, this::reweighted);
        }
        return fitted;
    }

    private static double time(Calendar calendar, int origin, int point) {
        return calendar.dated() ? calendar.steps(origin, point) : point + 1;
    }

    private GlmFit reweighted(LevelTrendDesign design, double[] y, double[] offset) {
        GlmFit fit = new Irls(Family.poisson(), design, y, null, offset).fit();
        if (!options.reweight() || !fit.converged()) {
            return fit;
        }
        double phi = Math.max(fit.dispersion(), 1);
        double[] weights = Anscombe.weights(fit, phi, options.weightsThreshold());
        return new Irls(Family.poisson(), design, y, weights, offset).fit();
    }

    private boolean keepTrend(Fitted fitted, double largest) {
        if (options.years() < LEAST_YEARS_FOR_TREND || !(Math.exp(fitted.eta()) <= largest)) {
            return false;
        }
        return options.pThresholdTrend() == 1
                || fitted.slopeP(errorDispersion(fitted.fit())) < options.pThresholdTrend();
    }

    private double errorDispersion(GlmFit fit) {
        return options.reweight() ? fit.dispersionByPriorWeights() : fit.dispersion();
    }

    /** Whether the recent points hold the minimum of cases; UNKNOWN with a missing count. */
    private Verdict enough(double[] counts, int t) {
        double cases = 0;
        for (int i = t - options.recent() + 1; i <= t; i++) {
            cases += counts[i];
        }
        return Double.isNaN(cases) ? Verdict.UNKNOWN : Verdict.of(cases >= options.minCases());
    }

    private FarringtonPoint judge(double[] counts, int t, Fitted fitted) {
        double y = counts[t];
        double eta = fitted.eta();
        double mu = Math.exp(eta);
        double phi = Math.max(fitted.fit().dispersion(), 1);
        double seEta = Math.sqrt(errorDispersion(fitted.fit()) * fitted.spread());
        double upper;
        double centre;
        double p;
        if (options.threshold() == FlexibleOptions.Threshold.DELTA) {
            double se = mu * seEta;
            double tau = phi + se * se / mu;
            upper = options.power().upper(mu, tau, z);
            centre = mu;
            p = options.power().exceedance(y, mu, tau);
        } else {
            boolean muan = options.threshold() == FlexibleOptions.Threshold.MUAN;
            double m = muan ? Math.exp(eta + z * seEta) : mu;
            upper = CountQuantiles.upperQuantile(options.alpha(), m, phi);
            centre = eta;
            p = Double.isNaN(y) ? Double.NaN : CountQuantiles.upperTail(y, m, phi);
        }
        double score = (y - centre) / (upper - centre);
        return new FarringtonPoint(
                y,
                mu,
                seEta,
                upper,
                score,
                Verdict.of(enough(counts, t).isAlarm() && score > 1 && y != 0),
                phi,
                fitted.hasTrend(),
                fitted.slope(),
                p,
                fitted.fit().size(),
                enough(counts, t).isAlarm(),
                true);
    }

    private static FarringtonPoint notConverged(double y, int size, Verdict enough) {
        double no = Double.NaN;
        return new FarringtonPoint(
                y,
                no,
                no,
                no,
                no,
                Verdict.UNKNOWN,
                no,
                false,
                no,
                no,
                size,
                enough.isAlarm(),
                false);
    }
}
