package org.tocsin.epi.aberration;

import java.util.Arrays;

/**
 * The comparison points of the RKI and Bayes methods: the w points before t (if the current year
 * counts) and, for each of the b years before, the 2w + 1 points around the same time. By index
 * only; calendar dates are not used.
 *
 * @param years years back (b)
 * @param halfWindow half window in points (w)
 * @param currentYear whether the points just before t count (actY)
 * @param freq points a year
 */
public record BaseValues(int years, int halfWindow, boolean currentYear, int freq) {
    /** Checks every value. */
    public BaseValues {
        Checks.atLeast("b", years, 0);
        Checks.atLeast("w", halfWindow, 0);
        Checks.atLeast("freq", freq, 1);
        if (years == 0 && !(currentYear && halfWindow > 0)) {
            throw new IllegalArgumentException(
                    "no comparison points: b is 0, so actY must be true and w at least 1, got w "
                            + halfWindow
                            + ", actY "
                            + currentYear);
        }
    }

    /** First position (from 0) whose comparison points all exist. */
    public int firstIndex() {
        return years * freq + halfWindow;
    }

    /** The comparison counts of position t (from 0), missing ones as NaN. */
    double[] at(double[] series, int t) {
        Checks.index(t, firstIndex(), series.length, "b " + years + ", w " + halfWindow);
        double[] values = new double[years * (2 * halfWindow + 1) + halfWindow];
        int n = 0;
        if (currentYear) {
            System.arraycopy(series, t - halfWindow, values, 0, halfWindow);
            n = halfWindow;
        }
        for (int i = 1; i <= years; i++) {
            int size = 2 * halfWindow + 1;
            System.arraycopy(series, t - i * freq - halfWindow, values, n, size);
            n += size;
        }
        return Arrays.copyOf(values, n);
    }
}
