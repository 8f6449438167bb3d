package org.tocsin.epi.scan;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;

/** Law of a number of cases, drawn by inversion of its distribution function. */
final class CountLaw {
    private final int lowest;
    private final double[] cumulated;

    private CountLaw(int lowest, double[] cumulated) {
        this.lowest = lowest;
        this.cumulated = cumulated;
    }

    static CountLaw constant(int value) {
        return new CountLaw(value, new double[] {1});
    }

    static CountLaw binomial(int trials, double p) {
        if (p <= 0 || p >= 1) {
            return constant(p <= 0 ? 0 : trials);
        }
        double mean = trials * p;
        double deviation = Math.sqrt(mean * (1 - p));
        return between(
                mean,
                deviation,
                trials,
                k -> choose(trials, k) + k * Math.log(p) + (trials - k) * Math.log1p(-p));
    }

    static CountLaw poisson(double mean) {
        if (mean <= 0) {
            return constant(0);
        }
        return between(
                mean,
                Math.sqrt(mean),
                Integer.MAX_VALUE / 2,
                k -> k * Math.log(mean) - mean - Gamma.logGamma(k + 1.0));
    }

    /** Marked among drawn, without replacement. */
    static CountLaw hypergeometric(long population, long marked, long drawn) {
        if (drawn == 0 || marked == 0 || drawn == population || marked == population) {
            return constant((int) Math.min(drawn, marked));
        }
        double mean = marked * ((double) drawn / population);
        double deviation = Math.sqrt(mean * (1 - (double) drawn / population));
        return between(
                mean,
                deviation,
                (int) Math.min(marked, drawn),
                k ->
                        choose(marked, k)
                                + choose(population - marked, drawn - k)
                                - choose(population, drawn));
    }

    private interface LogMass {
        double at(int k);
    }

    private static double choose(double n, double k) {
        if (k < 0 || k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        return Gamma.logGamma(n + 1) - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1);
    }

    /** The probabilities within 12 standard deviations, and some more, of the mean. */
    private static CountLaw between(double mean, double deviation, int most, LogMass law) {
        int spread = (int) Math.ceil(12 * deviation) + 20;
        int low = (int) Math.max(0, Math.floor(mean) - spread);
        int high = (int) Math.min(most, Math.ceil(mean) + spread);
        double[] cumulated = new double[high - low + 1];
        double sum = 0;
        for (int k = low; k <= high; k++) {
            sum += Math.exp(law.at(k));
            cumulated[k - low] = sum;
        }
        for (int j = 0; j < cumulated.length; j++) {
            cumulated[j] /= sum;
        }
        return new CountLaw(low, cumulated);
    }

    /** The smallest number whose distribution function is above u, for u in [0, 1). */
    int draw(double u) {
        int j = Arrays.binarySearch(cumulated, u);
        int above = j >= 0 ? j + 1 : -j - 1;
        while (above > 0 && cumulated[above - 1] > u) {
            above--;
        }
        return lowest + Math.min(above, cumulated.length - 1);
    }
}
