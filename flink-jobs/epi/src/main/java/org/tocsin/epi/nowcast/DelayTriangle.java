package org.tocsin.epi.nowcast;

import java.util.Arrays;
import java.util.List;

/**
 * Cases by event day and reporting delay, as known at the end of day {@code now}: n(t, d), d = 0 ..
 * D, observed where t + d &lt;= now. Longer delays count as D, cases reported after now are
 * unknown.
 *
 * <p>From it come two distributions of the delay:
 *
 * <ul>
 *   <li>reverse-time hazard g(d) = sum_t n(t,d) / sum_t sum_{x&lt;=d} n(t,x) over all t with t + d
 *       &lt;= now, g(0) = 1, and F(d) = product of (1 - g(i)) over i &gt; d: right for truncated
 *       data;
 *   <li>the plain shares of all reports seen so far, which count young days' short delays double.
 * </ul>
 *
 * <p>Source: Lawless (1994), Can J Stat 22:15-31.
 */
public final class DelayTriangle {
    private final long firstDay;
    private final int[][] cases;
    private final int maxDelay;

    private DelayTriangle(long firstDay, int[][] cases, int maxDelay) {
        this.firstDay = firstDay;
        this.cases = cases;
        this.maxDelay = maxDelay;
    }

    /** One case: epoch days of the event and of its report. */
    public record Dates(long event, long report) {}

    /**
     * Counts a line list.
     *
     * @param list one entry per case; those reported after {@code now} or with an event before
     *     {@code from} are left out
     * @param from first event day
     * @param now last day with reports
     * @param maxDelay largest delay D in days, at least 1
     */
    public static DelayTriangle of(List<Dates> list, long from, long now, int maxDelay) {
        if (maxDelay < 1) {
            throw new IllegalArgumentException("D must be >= 1 day, got " + maxDelay);
        }
        if (now - from < maxDelay) {
            throw new IllegalArgumentException(
                    "the window must be longer than D = "
                            + maxDelay
                            + " days, got "
                            + (now - from));
        }
        int[][] cases = new int[(int) (now - from) + 1][maxDelay + 1];
        for (Dates each : list) {
            if (each.report() < each.event()) {
                throw new IllegalArgumentException(
                        "report before event by " + (each.event() - each.report()) + " days");
            }
            if (each.report() <= now && each.event() >= from) {
                long delay = Math.min(maxDelay, each.report() - each.event());
                cases[(int) (each.event() - from)][(int) delay]++;
            }
        }
        return new DelayTriangle(from, cases, maxDelay);
    }

    /** Number of event days. */
    public int days() {
        return cases.length;
    }

    /** Epoch day of a row. */
    public long day(int row) {
        return firstDay + row;
    }

    /** Largest delay D. */
    public int maxDelay() {
        return maxDelay;
    }

    /** Days from the event day of a row to now. */
    public int age(int row) {
        return cases.length - 1 - row;
    }

    /** Cases of a row with a delay. */
    public int cases(int row, int delay) {
        return cases[row][delay];
    }

    /** Cases of a row reported so far. */
    public int soFar(int row) {
        return Arrays.stream(cases[row]).sum();
    }

    /** Reports with exactly a delay, over the rows where it can be seen. */
    public int withDelay(int delay) {
        int sum = 0;
        for (int row = 0; row < cases.length - delay; row++) {
            sum += cases[row][delay];
        }
        return sum;
    }

    /** Reports with at most a delay, over the rows where that delay can be seen. */
    public int upToDelay(int delay) {
        int sum = 0;
        for (int row = 0; row < cases.length - delay; row++) {
            for (int d = 0; d <= delay; d++) {
                sum += cases[row][d];
            }
        }
        return sum;
    }

    /** F(d): share of cases reported within d days, from the reverse-time hazard; F(D) = 1. */
    public double[] shareReported() {
        double[] share = new double[maxDelay + 1];
        share[maxDelay] = 1;
        for (int d = maxDelay; d > 0; d--) {
            int total = upToDelay(d);
            double hazard = total == 0 ? 0 : (double) withDelay(d) / total;
            share[d - 1] = share[d] * (1 - hazard);
        }
        return share;
    }
}
