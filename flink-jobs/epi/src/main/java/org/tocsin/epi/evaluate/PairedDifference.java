package org.tocsin.epi.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mean difference of two methods on the same series, with a bootstrap interval over series (2,000
 * draws, fixed seed, percentiles 2.5 and 97.5).
 *
 * @param mean first minus second
 * @param low lower limit
 * @param high upper limit
 */
public record PairedDifference(double mean, double low, double high) {
    private static final int DRAWS = 2000;
    private static final long SEED = 20240213;

    /** Difference of two values a series. */
    static PairedDifference of(double[] first, double[] second) {
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        if (differences.length == 0) {
            return new PairedDifference(Double.NaN, Double.NaN, Double.NaN);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++) {
                sum += differences[random.nextInt(differences.length)];
            }
            means[draw] = sum / differences.length;
        }
        Arrays.sort(means);
        return new PairedDifference(
                Arrays.stream(differences).average().orElse(Double.NaN),
                means[(int) (0.025 * DRAWS)],
                means[(int) (0.975 * DRAWS) - 1]);
    }

    /** Difference in attributable POD. */
    public static PairedDifference ofPod(Sweep.AtRate first, Sweep.AtRate second) {
        return of(first.attributable(), second.attributable());
    }

    /** Difference in the restricted mean delay, in points. */
    public static PairedDifference ofDelay(
            Sweep.AtRate first, Sweep.AtRate second, Cadence cadence) {
        return of(first.delays(cadence.horizon()), second.delays(cadence.horizon()));
    }
}
