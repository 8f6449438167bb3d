package org.tocsin.epi.mpm;

import java.time.LocalDate;

/**
 * The moving percentile method on a live series: one day after the other, with runs told apart.
 *
 * <p>A signal is news only when it starts a run of consecutive days; the days that follow update
 * it. Without that rule a county has several times the published number of signals. One day costs
 * the sums of the blocks, (2w + 1) Y times O(1).
 */
public final class MpmStream {
    private final MovingPercentile method;
    private final DailyCounts counts;
    private boolean running;

    /**
     * One judged day.
     *
     * @param result what the method says
     * @param runStart whether a run of signals starts here
     */
    public record Step(MpmResult result, boolean runStart) {}

    private MpmStream(MovingPercentile method, DailyCounts counts) {
        this.method = method;
        this.counts = counts;
    }

    /**
     * Goes on from a history.
     *
     * @param history counts so far; owned by the stream from now on
     */
    public static MpmStream from(MovingPercentile method, DailyCounts history) {
        return new MpmStream(method, history);
    }

    /**
     * Takes the next day and judges it.
     *
     * @param day must be the day after the newest one
     * @param count cases; NaN = not reported
     * @param event whether the day belongs to a confirmed event
     */
    public Step judge(LocalDate day, double count, boolean event) {
        if (!day.equals(counts.nextDay())) {
            throw new IllegalArgumentException(
                    "next day must be " + counts.nextDay() + ", got " + day);
        }
        counts.append(count, event);
        MpmResult result = method.judge(counts, day);
        boolean start = result.signal() && !running;
        running = result.signal();
        return new Step(result, start);
    }
}
