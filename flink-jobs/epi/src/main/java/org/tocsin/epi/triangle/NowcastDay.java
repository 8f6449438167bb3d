package org.tocsin.epi.triangle;

import java.util.List;

/**
 * How many cases one occurrence day will have had when all are reported. A picture; it never raises
 * an alarm. Without an estimate (too early) the numbers after {@code batch} are NaN.
 *
 * @param age labels since the day
 * @param day occurrence day
 * @param known cases known
 * @param reported expected share reported at this age, F
 * @param logVariance variance of its logarithm
 * @param batch clustering of reports, at least 1
 * @param missing expected cases still to come
 * @param missingVariance their variance
 * @param quantiles 2.5, 10, 50, 90 and 97.5 % quantiles of the final count; empty without estimate
 */
public record NowcastDay(
        int age,
        int day,
        double known,
        double reported,
        double logVariance,
        double batch,
        double missing,
        double missingVariance,
        List<Double> quantiles) {

    /** Whether there is an estimate; otherwise the day is drawn as "too early". */
    public boolean estimated() {
        return !quantiles.isEmpty();
    }

    /** Expected final count. */
    public double expected() {
        return known + missing;
    }
}
