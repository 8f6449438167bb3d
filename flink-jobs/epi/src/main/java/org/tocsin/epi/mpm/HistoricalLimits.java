package org.tocsin.epi.mpm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Are there more cases in the last four weeks than the same season of five years would let expect?
 * The historical limits of US practice.
 *
 * <p>Limit = mean + k SD of the values of the previous, the same and the next four-week period of
 * each of five earlier years (15 values, SD with divisor n - 1), k = 2. Exceeded if the current
 * period is above it.
 *
 * <p>Assumes roughly normal four-week counts, hence unfit for sparse series. A period with an
 * unreported day is dropped and counted, periods with a confirmed event are left out if asked; with
 * fewer than six values there is no judgement. Source: Stroup et al. 1989 (Stat Med 8:323).
 */
public final class HistoricalLimits {
    private static final int FEWEST = 6;

    private final int years;
    private final int periodDays;
    private final double deviations;
    private final boolean withoutEvents;

    private HistoricalLimits(int years, int periodDays, double deviations, boolean withoutEvents) {
        this.years = years;
        this.periodDays = periodDays;
        this.deviations = deviations;
        this.withoutEvents = withoutEvents;
    }

    /**
     * What the method says about one day.
     *
     * @param day last day of the current period
     * @param judged whether there was history enough and no gap in the current period
     * @param observed cases of the current period; NaN with a gap
     * @param mean of the historical periods
     * @param deviation their standard deviation
     * @param limit mean + k SD
     * @param exceeded whether the observed count is above the limit
     * @param periods historical periods used
     * @param gapPeriods periods dropped because a day was missing or before the series
     * @param eventPeriods periods left out because of a confirmed event
     */
    public record Result(
            LocalDate day,
            boolean judged,
            double observed,
            double mean,
            double deviation,
            double limit,
            boolean exceeded,
            List<Double> periods,
            int gapPeriods,
            int eventPeriods) {}

    /** Five years, periods of 28 days, two standard deviations, events left out. */
    public static HistoricalLimits withDefaults() {
        return of(5, 28, 2, true);
    }

    /**
     * The method with other settings.
     *
     * @param years of history, at least 2
     * @param periodDays days of a period, at least 1
     * @param deviations standard deviations above the mean, k
     * @param withoutEvents whether periods with a day of a confirmed event are left out
     */
    public static HistoricalLimits of(
            int years, int periodDays, double deviations, boolean withoutEvents) {
        if (years < 2) {
            throw new IllegalArgumentException("years must be >= 2, got " + years);
        }
        if (periodDays < 1) {
            throw new IllegalArgumentException("period must be >= 1 day, got " + periodDays);
        }
        if (!(deviations > 0)) {
            throw new IllegalArgumentException("deviations must be > 0, got " + deviations);
        }
        return new HistoricalLimits(years, periodDays, deviations, withoutEvents);
    }

    /** Judges the period that ends on a day. */
    public Result judge(DailyCounts counts, LocalDate day) {
        LocalDate from = day.minusDays(periodDays - 1L);
        boolean whole = counts.covers(from, day) && counts.missing(from, day) == 0;
        double observed = whole ? counts.sum(from, day) : Double.NaN;
        List<Double> periods = new ArrayList<>();
        int gaps = 0;
        int events = 0;
        for (int y = 1; y <= years; y++) {
            for (int j = -1; j <= 1; j++) {
                LocalDate to = day.minusYears(y).plusDays((long) j * periodDays);
                LocalDate start = to.minusDays(periodDays - 1L);
                if (!counts.covers(start, to) || counts.missing(start, to) > 0) {
                    gaps++;
                } else if (withoutEvents && counts.eventDays(start, to) > 0) {
                    events++;
                } else {
                    periods.add(counts.sum(start, to));
                }
            }
        }
        return result(day, observed, periods, gaps, events);
    }

    private Result result(
            LocalDate day, double observed, List<Double> periods, int gaps, int events) {
        double mean = periods.stream().mapToDouble(x -> x).average().orElse(Double.NaN);
        double squares = periods.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
        double deviation = Math.sqrt(squares / Math.max(1, periods.size() - 1));
        boolean judged = periods.size() >= FEWEST && !Double.isNaN(observed);
        double limit = judged ? mean + deviations * deviation : Double.NaN;
        return new Result(
                day,
                judged,
                observed,
                mean,
                deviation,
                limit,
                judged && observed > limit,
                List.copyOf(periods),
                gaps,
                events);
    }
}
