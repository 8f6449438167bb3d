package org.tocsin.cluster;

import java.io.Serializable;

/**
 * A place with many customers has cases by chance. A case at such a place links only if more
 * persons ate there around its meal than the place's own history explains.
 *
 * @param historyDays days of meals before the window that make the history
 * @param fewest cases in the history below which the key is quiet and every pair links
 * @param alpha largest probability of so many persons by chance, P(Poisson(rate x window + 0.5) at
 *     least as many); the rule of the clustering specification, section 4
 */
public record BusyKey(int historyDays, int fewest, double alpha) implements Serializable {
    private static final double CONTINUITY = 0.5;

    /** Eight weeks, three persons, one in a thousand. */
    public static BusyKey defaults() {
        return new BusyKey(56, 3, 0.001);
    }

    /**
     * Whether so many persons are more than the history explains.
     *
     * @param persons distinct persons in the window
     * @param before cases in the history
     * @param share length of the window as a share of the history
     */
    public boolean exceeds(int persons, int before, double share) {
        if (before < fewest) {
            return true;
        }
        return upperTail(persons, before * share + CONTINUITY) <= alpha;
    }

    /** P(X at least k) for X Poisson with the given mean, summed from below. */
    static double upperTail(int k, double mean) {
        double term = Math.exp(-mean);
        double below = 0;
        for (int i = 0; i < k; i++) {
            below += term;
            term *= mean / (i + 1);
        }
        return Math.max(0, 1 - below);
    }
}
