package org.tocsin.epi.glm;

/**
 * Weights that keep past outbreaks from raising the baseline.
 *
 * <p>Standardised Anscombe residual a = 1.5 (y^(2/3) mu^(-1/6) - mu^(1/2)) / sqrt(phi (1 - h)).
 * Counts with a above the limit get weight c a^-2, all others c, with c such that the weights sum
 * to the number of counts. Only large positive residuals lose weight.
 *
 * <p>Source: Farrington, Andrews, Beale, Catchpole (1996), J R Stat Soc A 159:547-563.
 */
public final class Anscombe {
    private Anscombe() {}

    /**
     * Prior weights for the second fit.
     *
     * @param fit first fit
     * @param phi dispersion, at least 1
     * @param limit residual above which a count loses weight
     */
    public static double[] weights(GlmFit fit, double phi, double limit) {
        double[] weights = new double[fit.size()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double a = residual(fit, i, phi);
            weights[i] = a > limit ? 1 / (a * a) : 1;
            total += weights[i];
        }
        double scale = weights.length / total;
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        return weights;
    }

    private static double residual(GlmFit fit, int i, double phi) {
        double mu = fit.mean(i);
        double rootY = Math.cbrt(fit.count(i));
        double sixthMu = Math.sqrt(Math.cbrt(mu));
        double raw = 1.5 * (rootY * rootY / sixthMu - Math.sqrt(mu));
        return raw / Math.sqrt(phi * (1 - fit.hat(i)));
    }
}
