package org.tocsin.epi.mpm;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Counts of consecutive days, with sums of any stretch in O(1).
 *
 * <p>Days are local calendar days of one axis, by receipt in the national method, history included.
 * A day that was not reported is NaN and never zero. Appending a day is O(1) on average.
 */
public final class DailyCounts {
    private final LocalDate firstDay;
    private double[] cases = new double[512];
    private int[] missing = new int[512];
    private int[] excluded = new int[512];
    private int days;

    private DailyCounts(LocalDate firstDay) {
        this.firstDay = firstDay;
    }

    /** No days yet; the first to be appended is {@code firstDay}. */
    public static DailyCounts startingAt(LocalDate firstDay) {
        return new DailyCounts(firstDay);
    }

    /** The days from {@code firstDay} on; NaN = not reported. */
    public static DailyCounts of(LocalDate firstDay, double... counts) {
        DailyCounts daily = new DailyCounts(firstDay);
        for (double count : counts) {
            daily.append(count, false);
        }
        return daily;
    }

    /**
     * Appends the next day.
     *
     * @param count at least 0; NaN = not reported
     * @param event whether the day belongs to a confirmed event
     */
    public void append(double count, boolean event) {
        if (count < 0 || Double.isInfinite(count)) {
            throw new IllegalArgumentException(
                    "count of " + nextDay() + " must be finite and >= 0, got " + count);
        }
        days++;
        if (days == cases.length) {
            cases = Arrays.copyOf(cases, 2 * days);
            missing = Arrays.copyOf(missing, 2 * days);
            excluded = Arrays.copyOf(excluded, 2 * days);
        }
        boolean reported = !Double.isNaN(count);
        cases[days] = cases[days - 1] + (reported ? count : 0);
        missing[days] = missing[days - 1] + (reported ? 0 : 1);
        excluded[days] = excluded[days - 1] + (event ? 1 : 0);
    }

    /** Day that the next append is for. */
    public LocalDate nextDay() {
        return firstDay.plusDays(days);
    }

    /** Newest day, or the day before the first when empty. */
    public LocalDate lastDay() {
        return nextDay().minusDays(1);
    }

    /** Whether all days of the stretch lie inside the series. */
    boolean covers(LocalDate from, LocalDate to) {
        return !from.isBefore(firstDay) && to.isBefore(nextDay());
    }

    /** Cases on the reported days of the stretch, both ends inclusive. */
    double sum(LocalDate from, LocalDate to) {
        return cases[index(to) + 1] - cases[index(from)];
    }

    /** Days of the stretch that were not reported. */
    int missing(LocalDate from, LocalDate to) {
        return missing[index(to) + 1] - missing[index(from)];
    }

    /** Days of the stretch that belong to a confirmed event. */
    int eventDays(LocalDate from, LocalDate to) {
        return excluded[index(to) + 1] - excluded[index(from)];
    }

    private int index(LocalDate day) {
        long index = ChronoUnit.DAYS.between(firstDay, day);
        if (index < 0 || index >= days) {
            throw new IllegalArgumentException(
                    "day must be in " + firstDay + ".." + lastDay() + ", got " + day);
        }
        return (int) index;
    }
}
