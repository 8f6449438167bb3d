package org.tocsin.drill.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Intervals of 95 %. */
public final class Intervals {
    private static final double Z = 1.959963984540054;
    private static final int RESAMPLES = 2000;
    private static final long SEED = 20_240_213;

    private Intervals() {}

    /** Wilson's interval of a share; NaN without trials. */
    public static double[] wilson(int hits, int trials) {
        if (trials == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double p = (double) hits / trials;
        double scale = 1 + Z * Z / trials;
        double centre = (p + Z * Z / (2 * trials)) / scale;
        double half = Z / scale * Math.sqrt(p * (1 - p) / trials + Z * Z / (4.0 * trials * trials));
        return new double[] {Math.max(0, centre - half), Math.min(1, centre + half)};
    }

    /** Garwood's exact Poisson interval of a rate. */
    public static double[] garwood(int events, double exposure) {
        double low =
                events == 0
                        ? 0
                        : new ChiSquaredDistribution(2.0 * events)
                                        .inverseCumulativeProbability(0.025)
                                / 2;
        double high =
                new ChiSquaredDistribution(2.0 * events + 2).inverseCumulativeProbability(0.975)
                        / 2;
        return new double[] {low / exposure, high / exposure};
    }

    /** Percentile interval over seeds that are drawn again 2,000 times, always the same way. */
    public static double[] bootstrap(int seeds, ToDoubleFunction<int[]> statistic) {
        if (seeds < 2) {
            return new double[] {Double.NaN, Double.NaN};
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] values = new double[RESAMPLES];
        int[] drawn = new int[seeds];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < seeds; i++) {
                drawn[i] = random.nextInt(seeds);
            }
            values[r] = statistic.applyAsDouble(drawn);
        }
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (known.length == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        return new double[] {
            known[(int) (0.025 * (known.length - 1))],
            known[(int) Math.ceil(0.975 * (known.length - 1))]
        };
    }

    /** The wider of two. */
    static double[] wider(double[] a, double[] b) {
        return Double.isNaN(b[0]) || a[1] - a[0] >= b[1] - b[0] ? a : b;
    }
}
