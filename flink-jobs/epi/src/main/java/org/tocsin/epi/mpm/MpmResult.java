package org.tocsin.epi.mpm;

import java.time.LocalDate;
import java.util.List;

/**
 * What the moving percentile method says about one day.
 *
 * @param day last day of the current period
 * @param state whether there was history enough
 * @param observed cases of the current period
 * @param missingDays days of the current period that were not reported: the count is too low then
 * @param threshold percentile of the historical blocks; NaN without judgement
 * @param signal whether the threshold is passed and the minimum count reached
 * @param blocks historical blocks used, smallest first
 * @param anchors the same day in earlier years, newest first
 * @param completeYears years without a gap in their blocks
 * @param gapBlocks blocks dropped because a day was missing or before the series
 * @param eventBlocks blocks left out because of a confirmed event
 * @param lunar whether earlier years were aligned to Spring Festival
 */
public record MpmResult(
        LocalDate day,
        State state,
        double observed,
        int missingDays,
        double threshold,
        boolean signal,
        List<Double> blocks,
        List<LocalDate> anchors,
        int completeYears,
        int gapBlocks,
        int eventBlocks,
        boolean lunar) {

    /** Whether there was a judgement, or why not. */
    public enum State {
        /** Judged. */
        JUDGED,
        /** Fewer than two complete years, or no block left. */
        INSUFFICIENT_HISTORY,
        /** No day of the current period was reported. */
        NOTHING_REPORTED
    }

    /** Share of the historical blocks below the observed count, ties by half: for ranking. */
    public double rank() {
        if (blocks.isEmpty()) {
            return Double.NaN;
        }
        double below = 0;
        for (double block : blocks) {
            below += block < observed ? 1 : block == observed ? 0.5 : 0;
        }
        return below / blocks.size();
    }
}
