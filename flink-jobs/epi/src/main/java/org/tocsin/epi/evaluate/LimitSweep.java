package org.tocsin.epi.evaluate;

/**
 * Alarms of a chart that starts afresh after each alarm, run once for every limit: its statistic
 * depends on the limit, so one run cannot tell what another limit would have done.
 *
 * @param limits ascending
 * @param alarms by limit, then by judged point
 */
public record LimitSweep(double[] limits, boolean[][] alarms) {
    /** Whether there is an alarm under one of the limits; none above the largest. */
    boolean alarm(int index, double limit) {
        int at = java.util.Arrays.binarySearch(limits, limit);
        return at >= 0 && alarms[at][index];
    }
}
