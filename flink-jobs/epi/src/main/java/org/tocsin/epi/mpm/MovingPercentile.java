package org.tocsin.epi.mpm;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Are there more cases in the last seven days than in most of the same weeks of earlier years? The
 * moving percentile method (MPM) of the Chinese national system, run daily.
 *
 * <p>N(t) = cases of days t-6..t. For each of Y earlier years with anchor a (the same month and
 * day; 29 February becomes 28), blocks H[y,j] = cases of days a+7j-6..a+7j, j = -w..w. Threshold T
 * = percentile P of the (2w+1) Y blocks, linear interpolation at rank 1 + (n-1)P/100. Signal: N
 * above (or at) T, and at least m cases. Near Spring Festival the anchor can be aligned to it,
 * because it moves by up to four weeks.
 *
 * <p>Assumes one axis throughout: counts by receipt, history included. Zero blocks are ordinary
 * blocks. A block with an unreported day is dropped and counted; with fewer than two complete years
 * there is no signal. Unreported days of the current period make N too low: a signal then stands
 * all the same, and its absence says little. A day within an exceedance that goes on is not news:
 * see {@link MpmStream}.
 *
 * <p>Source: Yang et al. 2011 (WPSAR 2(1):10) and later descriptions; they differ in details, which
 * are therefore options. No reference implementation exists; proven by hand-worked examples.
 */
public final class MovingPercentile {
    private final MpmOptions options;

    private MovingPercentile(MpmOptions options) {
        this.options = options;
    }

    /** The method with these settings. */
    public static MovingPercentile of(MpmOptions options) {
        return new MovingPercentile(options);
    }

    /** The settings. */
    public MpmOptions options() {
        return options;
    }

    /** What was found in earlier years. */
    private static final class Blocks {
        private final List<Double> values = new ArrayList<>();
        private final List<LocalDate> anchors = new ArrayList<>();
        private int completeYears;
        private int gaps;
        private int events;
    }

    /** Judges the period that ends on a day. */
    public MpmResult judge(DailyCounts counts, LocalDate day) {
        LocalDate from = day.minusDays(options.blockDays() - 1L);
        if (!counts.covers(day, day)) {
            throw new IllegalArgumentException(
                    "day must be inside the series, which ends at "
                            + counts.lastDay()
                            + ", got "
                            + day);
        }
        Blocks blocks = blocks(counts, day);
        boolean covered = counts.covers(from, day);
        double observed = covered ? counts.sum(from, day) : Double.NaN;
        int missing = covered ? counts.missing(from, day) : options.blockDays();
        MpmResult.State state = state(blocks, missing);
        boolean judged = state == MpmResult.State.JUDGED;
        double threshold = judged ? percentile(blocks.values) : Double.NaN;
        return new MpmResult(
                day,
                state,
                observed,
                missing,
                threshold,
                judged && passes(observed, threshold),
                List.copyOf(blocks.values),
                List.copyOf(blocks.anchors),
                blocks.completeYears,
                blocks.gaps,
                blocks.events,
                festivalYear(day) != null);
    }

    private MpmResult.State state(Blocks blocks, int missing) {
        if (missing == options.blockDays()) {
            return MpmResult.State.NOTHING_REPORTED;
        }
        return blocks.completeYears < 2 || blocks.values.isEmpty()
                ? MpmResult.State.INSUFFICIENT_HISTORY
                : MpmResult.State.JUDGED;
    }

    private boolean passes(double observed, double threshold) {
        boolean passed =
                options.comparison() == MpmOptions.Comparison.REACHES
                        ? observed >= threshold
                        : observed > threshold;
        return passed && observed >= options.minimumCount();
    }

    private Blocks blocks(DailyCounts counts, LocalDate day) {
        Blocks blocks = new Blocks();
        for (int y = 1; y <= options.years(); y++) {
            LocalDate anchor = anchor(day, y);
            if (anchor == null) {
                blocks.gaps += 2 * options.halfWidth() + 1;
            } else {
                blocks.anchors.add(anchor);
                addYear(counts, anchor, blocks);
            }
        }
        Collections.sort(blocks.values);
        return blocks;
    }

    private void addYear(DailyCounts counts, LocalDate anchor, Blocks blocks) {
        int gaps = 0;
        for (int j = -options.halfWidth(); j <= options.halfWidth(); j++) {
            LocalDate to = anchor.plusDays((long) j * options.blockDays());
            LocalDate from = to.minusDays(options.blockDays() - 1L);
            if (!counts.covers(from, to) || counts.missing(from, to) > 0) {
                gaps++;
            } else if (options.withoutEvents() && counts.eventDays(from, to) > 0) {
                blocks.events++;
            } else {
                blocks.values.add(counts.sum(from, to));
            }
        }
        blocks.gaps += gaps;
        blocks.completeYears += gaps == 0 ? 1 : 0;
    }

    /** The day's counterpart so many years ago; null if the festival of that year is unknown. */
    private LocalDate anchor(LocalDate day, int yearsAgo) {
        Integer year = festivalYear(day);
        if (year == null) {
            return day.minusYears(yearsAgo);
        }
        LocalDate then = options.springFestivals().get(year - yearsAgo);
        long offset = ChronoUnit.DAYS.between(options.springFestivals().get(year), day);
        return then == null ? null : then.plusDays(offset);
    }

    /** Year of the Spring Festival near the day, or null. */
    private Integer festivalYear(LocalDate day) {
        for (int year = day.getYear() - 1; year <= day.getYear() + 1; year++) {
            LocalDate festival = options.springFestivals().get(year);
            if (festival != null
                    && Math.abs(ChronoUnit.DAYS.between(festival, day))
                            <= options.festivalReach()) {
                return year;
            }
        }
        return null;
    }

    private double percentile(List<Double> sorted) {
        double rank = (sorted.size() - 1) * options.percentile() / 100;
        int below = (int) rank;
        double low = sorted.get(below);
        double high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return low + (rank - below) * (high - low);
    }
}
