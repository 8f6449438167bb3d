package org.tocsin.epi.rt;

/**
 * Cohort reproduction number: how many people did the cases of this window infect, in retrospect?
 *
 * <p>A case with onset j was infected by one with onset i with probability p(i,j) = w(j-i) / sum_u
 * I_u w(j-u). R_i = sum_j p(i,j) I_j; a window's value is the mean over its cases.
 *
 * <p>Assumes that all cases are known and linked to each other. Cases whose offspring have not been
 * reported yet come out too low, so the last serial interval of a current series must not be read.
 * Missing counts count as 0. Intervals need simulation and are not given.
 *
 * <p>Source: Wallinga and Teunis (2004), Am J Epidemiol 160:509-516. Checked against {@code
 * wallinga_teunis} of the R package EpiEstim 2.2-4.
 */
public final class WallingaTeunis {
    private final double[] incidence;
    private final double[] offspring;

    private WallingaTeunis(double[] incidence, double[] offspring) {
        this.incidence = incidence;
        this.offspring = offspring;
    }

    /** Attributes every case of a series to earlier ones. */
    public static WallingaTeunis of(double[] counts, SerialInterval interval) {
        int n = counts.length;
        double[] cases = new double[n];
        for (int t = 0; t < n; t++) {
            cases[t] = Double.isNaN(counts[t]) ? 0 : counts[t];
        }
        double[] offspring = new double[n];
        for (int j = 0; j < n; j++) {
            double pressure = 0;
            for (int i = 0; i <= j; i++) {
                pressure += cases[i] * interval.weight(j - i);
            }
            for (int i = 0; i <= j && pressure > 0; i++) {
                offspring[i] += interval.weight(j - i) / pressure * cases[j];
            }
        }
        return new WallingaTeunis(cases, offspring);
    }

    /** Expected number infected by one case with onset at a position (from 0). */
    public double offspring(int position) {
        return offspring[position];
    }

    /** Mean over the cases of a window (from 0, inclusive); NaN when it has none. */
    public double mean(int from, int to) {
        double sum = 0;
        double cases = 0;
        for (int t = from; t <= to; t++) {
            sum += incidence[t] * offspring[t];
            cases += incidence[t];
        }
        return cases > 0 ? sum / cases : Double.NaN;
    }
}
