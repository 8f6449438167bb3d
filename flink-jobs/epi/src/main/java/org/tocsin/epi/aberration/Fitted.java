package org.tocsin.epi.aberration;

import org.tocsin.epi.glm.GlmFit;
import org.tocsin.epi.glm.LevelTrendDesign;

/**
 * A Farrington regression and its prediction at the judged point.
 *
 * @param fit the regression
 * @param hasTrend whether a trend is in it
 * @param eta predicted log mean, offset included
 * @param spread x'(X'WX)^-1 x at the judged point
 */
record Fitted(GlmFit fit, boolean hasTrend, double eta, double spread) {
    /** Fits a design, with or without reweighting. */
    @FunctionalInterface
    interface Fitter {
        GlmFit fit(LevelTrendDesign design, double[] y, double[] offset);
    }

    /** Fits, and predicts at the highest level. */
    static Fitted of(
            LevelTrendDesign design,
            double[] y,
            double[] offset,
            double time,
            double offsetAt,
            Fitter fitter) {
        return of(design, y, offset, 0, time, offsetAt, fitter);
    }

    static Fitted of(
            LevelTrendDesign design,
            double[] y,
            double[] offset,
            int level,
            double time,
            double offsetAt,
            Fitter fitter) {
        GlmFit fit = fitter.fit(design, y, offset);
        return new Fitted(
                fit,
                design.hasTrend(),
                fit.linear().predict(level, time) + offsetAt,
                fit.linear().spreadAt(level, time));
    }

    boolean converged() {
        return fit.converged();
    }

    /** Predicted mean, never below 2.2e-16 (the floor of the log link). */
    double mean() {
        return Math.max(Math.exp(eta), Math.ulp(1.0));
    }

    double slope() {
        return hasTrend ? ((LevelTrendDesign.Fit) fit.linear()).slope() : Double.NaN;
    }

    /** Two-sided p-value of the trend with a given dispersion. */
    double slopeP(double dispersion) {
        LevelTrendDesign.Fit linear = (LevelTrendDesign.Fit) fit.linear();
        double t = linear.slope() / Math.sqrt(dispersion * linear.slopeSpread());
        return Farrington.twoSidedP(t, fit.degreesOfFreedom());
    }
}
