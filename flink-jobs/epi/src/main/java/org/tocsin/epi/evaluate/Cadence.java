package org.tocsin.epi.evaluate;

/** Step of a benchmark, and what its measures mean by "soon" and "never". */
public enum Cadence {
    /** A point is a week: soon = 2 weeks, an undetected outbreak counts as found after 4. */
    WEEKLY(2, 4),
    /** A point is a day: soon = 7 days, an undetected outbreak counts as found after 14. */
    DAILY(7, 14);

    private final int soon;
    private final int horizon;

    Cadence(int soon, int horizon) {
        this.soon = soon;
        this.horizon = horizon;
    }

    /** Points of "detected soon". */
    public int soon() {
        return soon;
    }

    /** Points at which the restricted mean delay ends. */
    public int horizon() {
        return horizon;
    }
}
