package org.tocsin.epi.aberration;

/**
 * Settings of the generalised likelihood ratio charts.
 *
 * @param limit statistic at which an alarm is raised (c.ARL)
 * @param window largest number of points back at which a change may have begun (M); -1 for all
 * @param least least number of points in the changed stretch (Mtilde)
 * @param decrease whether falls are looked for in place of rises
 */
public record GlrOptions(double limit, int window, int least, boolean decrease) {
    /** Checks every value. */
    public GlrOptions {
        Checks.positive("c.ARL", limit);
        Checks.atLeast("Mtilde", least, 1);
        if (window != -1 && window < least) {
            throw new IllegalArgumentException(
                    "M must be -1 or at least Mtilde " + least + ", got " + window);
        }
    }

    /** Limit 5, all change points, rises. */
    public static GlrOptions withDefaults() {
        return new GlrOptions(5, -1, 1, false);
    }
}
