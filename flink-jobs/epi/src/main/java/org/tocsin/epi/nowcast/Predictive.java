package org.tocsin.epi.nowcast;

/**
 * Predictive distribution of the final number of cases of a day on 0 .. max, normalised there.
 *
 * @param soFar cases reported so far
 * @param mass probability of each number
 */
public record Predictive(int soFar, double[] mass) {

    /** Normalises weights. */
    static Predictive normalised(int soFar, double[] weights) {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        double[] mass = new double[weights.length];
        for (int k = 0; k < mass.length; k++) {
            mass[k] = weights[k] / sum;
        }
        return new Predictive(soFar, mass);
    }

    /** Mean. */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < mass.length; k++) {
            sum += k * mass[k];
        }
        return sum;
    }

    /** Smallest number whose distribution function is at least p. */
    public int quantile(double p) {
        double sum = 0;
        for (int k = 0; k < mass.length; k++) {
            sum += mass[k];
            // The sum of many masses may miss a round p by its rounding.
            if (sum >= p - 1e-12) {
                return k;
            }
        }
        return mass.length - 1;
    }
}
