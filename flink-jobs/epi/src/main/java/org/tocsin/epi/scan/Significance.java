package org.tocsin.epi.scan;

/**
 * How rarely chance makes as strong a cluster.
 *
 * @param rank 1 + the number of replicates at or above the score, 0 without replicates
 * @param replicates replicates done
 * @param rankP Monte Carlo p-value, NaN if fewer than 99 replicates were done
 * @param gumbelP p-value of the Gumbel law, NaN where the law is not used
 * @param p the p-value to go by: Gumbel if the rank is below 10, otherwise Monte Carlo
 * @param recurrenceDays interval between analyses over p: in so many days chance alone makes one
 *     such cluster in this analysis
 */
public record Significance(
        int rank, int replicates, double rankP, double gumbelP, double p, double recurrenceDays) {
    /** Nothing is known: no replicates were made. */
    public static final Significance NONE =
            new Significance(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** True if some replicate stayed below the cluster; without replicates true. */
    public boolean beyondChance() {
        return rank <= replicates || replicates == 0;
    }

    /** Recurrence interval in days of a p-value, with analyses every {@code intervalDays}. */
    public static double interval(double p, double intervalDays) {
        return intervalDays / p;
    }

    /**
     * Recurrence interval of a p-value that has been adjusted for earlier analyses: {@code 1 - (1 -
     * p)^(1/m)} takes the place of p.
     *
     * @param analyses number m of analyses that the p-value was adjusted for, at least 1
     */
    public static double adjustedInterval(double p, int analyses, double intervalDays) {
        Require.that(analyses >= 1, "number of analyses must be >= 1", analyses);
        return intervalDays / -Math.expm1(Math.log1p(-p) / analyses);
    }
}
