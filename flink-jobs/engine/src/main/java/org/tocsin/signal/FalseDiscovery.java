package org.tocsin.signal;

/**
 * Which of many p-values may be taken as discoveries.
 *
 * <p>Source: Benjamini and Hochberg 1995 (J R Stat Soc B 57:289): the largest i with p(i) at most q
 * i / n. Without any outbreak the chance of a discovery is at most q, so a daily run at q gives
 * about 7 q false days a week.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * The limit that a p-value may reach and be a discovery.
     *
     * @param ascending the smallest p-values, ascending; those left out must be above q
     * @param tests number of p-values, left out ones included
     * @param rate q, expected share of false ones among the discoveries
     * @return the limit, inclusive; negative when there is no discovery
     */
    public static double limit(double[] ascending, int tests, double rate) {
        for (int i = ascending.length; i > 0; i--) {
            double line = rate * i / tests;
            if (ascending[i - 1] <= line) {
                return line;
            }
        }
        return -1;
    }
}
