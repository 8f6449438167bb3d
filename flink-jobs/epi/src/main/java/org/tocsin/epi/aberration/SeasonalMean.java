package org.tocsin.epi.aberration;

import org.tocsin.epi.glm.DenseDesign;
import org.tocsin.epi.glm.Family;
import org.tocsin.epi.glm.GlmFit;
import org.tocsin.epi.glm.Irls;
import org.tocsin.epi.glm.NegativeBinomialMl;

/**
 * An in-control mean learnt from the points before the monitored ones: log mean = 1 (+ time) + S
 * pairs of cosine and sine of the year.
 *
 * @param means mean of each monitored point
 * @param alpha negative binomial dispersion (variance m + alpha m^2); 0 for Poisson
 */
public record SeasonalMean(double[] means, double alpha) {

    /** Estimate the dispersion. */
    public static final double ESTIMATE = Double.NaN;

    /**
     * Shape of the regression.
     *
     * @param harmonics S, at least 0
     * @param trend whether time is a covariate
     * @param freq points a year
     * @param epoch number within its year of the first point of the series; 1 if the year's phase
     *     counts from the series' start
     */
    public record Shape(int harmonics, boolean trend, int freq, int epoch) {
        /** Checks every value. */
        public Shape {
            Checks.atLeast("S", harmonics, 0);
            Checks.atLeast("freq", freq, 1);
        }

        private double[] row(int point) {
            int offset = trend ? 2 : 1;
            double[] row = new double[offset + 2 * harmonics];
            row[0] = 1;
            int time = point + epoch;
            if (trend) {
                row[1] = time;
            }
            for (int s = 1; s <= harmonics; s++) {
                double angle = 2 * Math.PI * s * time / freq;
                row[offset + 2 * s - 2] = Math.cos(angle);
                row[offset + 2 * s - 1] = Math.sin(angle);
            }
            return row;
        }
    }

    /**
     * Learns from the points before {@code first} and predicts {@code first} to {@code last} (from
     * 0, inclusive). Missing counts are left out.
     *
     * @param alpha dispersion: 0 Poisson, a number above 0, or {@link #ESTIMATE}
     */
    public static SeasonalMean learn(
            double[] series, int first, int last, Shape shape, double alpha) {
        double[][] rows = new double[first][];
        double[] y = new double[first];
        int n = 0;
        for (int t = 0; t < first; t++) {
            if (!Double.isNaN(series[t])) {
                rows[n] = shape.row(t);
                y[n++] = series[t];
            }
        }
        if (n < 2 + 2 * shape.harmonics()) {
            throw new IllegalArgumentException(
                    "too few points before the first judged one for a seasonal mean, got " + n);
        }
        DenseDesign design = DenseDesign.of(java.util.Arrays.copyOf(rows, n));
        y = java.util.Arrays.copyOf(y, n);
        GlmFit fit;
        double used = alpha;
        if (Double.isNaN(alpha)) {
            NegativeBinomialMl nb = NegativeBinomialMl.fit(design, y);
            fit = nb.fit();
            used = 1 / nb.size();
        } else {
            Family family = alpha == 0 ? Family.poisson() : Family.negativeBinomial(1 / alpha);
            fit = new Irls(family, design, y, null, null).fit();
        }
        double[] means = new double[last - first + 1];
        for (int i = 0; i < means.length; i++) {
            means[i] = Math.exp(fit.linear().predict(shape.row(first + i)));
        }
        return new SeasonalMean(means, used);
    }

    /** A constant mean: that of the points before {@code first}, missing ones left out. */
    public static double[] constant(double[] series, int first, int last) {
        Sample sample = Sample.of(series, 0, first);
        if (sample.n() == 0) {
            throw new IllegalArgumentException(
                    "no counts before the first judged point to take the mean from");
        }
        double[] means = new double[last - first + 1];
        java.util.Arrays.fill(means, sample.mean());
        return means;
    }
}
