package org.tocsin.epi.triangle;

/**
 * How complete the days of a source are at a lag.
 *
 * @param lag age at which the days would be judged
 * @param days occurrence days looked at
 * @param total cases known of them at the horizon
 * @param share of them known at the lag; NaN without cases
 * @param batch clustering of the share from day to day, at least 1
 * @param low lower 95 % bound of the share
 * @param complete whether days may be judged by occurrence at this lag
 */
public record GateResult(
        int lag,
        int days,
        double total,
        double share,
        double batch,
        double low,
        boolean complete) {}
