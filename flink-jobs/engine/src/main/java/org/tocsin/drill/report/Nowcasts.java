package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * What the incomplete days of a curve will have had in the end; NaN where there is no estimate.
 * Only for curves by day: intervals of days do not add up to those of weeks.
 *
 * @param estimate cases expected in the end
 * @param low lower end of the 80 % interval
 * @param high upper end
 * @param tooEarly whether so little of the day is known that there is no estimate
 */
record Nowcasts(double[] estimate, double[] low, double[] high, boolean[] tooEarly) {
    static Nowcasts of(Series estimates, TimeAxis time, boolean[] incomplete) {
        int size = time.size();
        Nowcasts n =
                new Nowcasts(
                        new double[size], new double[size], new double[size], new boolean[size]);
        for (double[] values : new double[][] {n.estimate, n.low, n.high}) {
            Arrays.fill(values, Double.NaN);
        }
        for (int step = 0; step < size && !time.weekly(); step++) {
            LocalDate day = time.starts().get(step);
            if (incomplete[step] && !Double.isNaN(estimates.get(day, "known"))) {
                n.estimate[step] = estimates.known(day, "estimate");
                n.low[step] = estimates.known(day, "low80");
                n.high[step] = estimates.known(day, "high80");
                n.tooEarly[step] = Double.isNaN(n.estimate[step]);
            }
        }
        return n;
    }

    /** Whether any day has an estimate or is too early for one. */
    boolean any() {
        for (int step = 0; step < estimate.length; step++) {
            if (tooEarly[step] || !Double.isNaN(estimate[step])) {
                return true;
            }
        }
        return false;
    }
}
