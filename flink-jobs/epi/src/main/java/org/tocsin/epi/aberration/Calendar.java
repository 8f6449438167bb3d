package org.tocsin.epi.aberration;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * How points of a series correspond to earlier years: by index (52 weeks, 12 months or 365 days
 * back) or, for dated series, by the calendar. Positions count from 0; a point that the series does
 * not have is -1.
 */
public final class Calendar {
    private static final int WEEK = 7;

    private final int length;
    private final int freq;
    private final long[] days;

    private Calendar(int length, int freq, long[] days) {
        this.length = length;
        this.freq = Checks.atLeast("freq", freq, 1);
        this.days = days;
    }

    /** A series without dates: a year is {@code freq} points. */
    public static Calendar ofIndex(int length, int freq) {
        return new Calendar(length, freq, null);
    }

    /**
     * A dated series.
     *
     * @param dates increasing, one per point
     * @param freq 52 for weekly, 12 for monthly, otherwise daily
     */
    public static Calendar ofDates(LocalDate[] dates, int freq) {
        long[] days = new long[dates.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = dates[i].toEpochDay();
            if (i > 0 && days[i] <= days[i - 1]) {
                throw new IllegalArgumentException(
                        "dates must increase, got " + dates[i - 1] + " then " + dates[i]);
            }
        }
        return new Calendar(dates.length, freq, days);
    }

    /** Points a year. */
    public int freq() {
        return freq;
    }

    /** Number of points. */
    public int length() {
        return length;
    }

    /** Whether points carry dates. */
    public boolean dated() {
        return days != null;
    }

    /** Time of a point in steps since another: by date if dated, else by position. */
    double steps(int from, int to) {
        return dated() ? (days[to] - days[from]) / (double) (days[1] - days[0]) : to - from;
    }

    /** Farrington 1996: the point {@code years} before t and {@code shift} points from there. */
    int windowPoint(int t, int years, int shift) {
        if (!dated()) {
            int index = t - years * freq + shift;
            return index >= 0 && index < length ? index : -1;
        }
        LocalDate judged = LocalDate.ofEpochDay(days[t]);
        LocalDate back = yearsBack(judged, years);
        return switch (freq) {
            case 52 -> find(toWeekday(back.toEpochDay() + (long) WEEK * shift, days[t]));
            case 12 -> find(monthsLater(back.withDayOfMonth(1), shift, judged.getDayOfMonth()));
            default -> find(back.toEpochDay() + shift);
        };
    }

    /** Farrington flexible: the reference point {@code years} before t. */
    int referencePoint(int t, int years) {
        if (!dated()) {
            return t - years * freq;
        }
        long back = yearsBack(LocalDate.ofEpochDay(days[t]), years).toEpochDay();
        return find(freq == 52 ? nearestWeekday(back, days[t]) : back);
    }

    /** The same day years before; 29 February becomes 1 March. */
    private static LocalDate yearsBack(LocalDate date, int years) {
        return LocalDate.of(date.getYear() - years, date.getMonth(), 1)
                .plusDays(date.getDayOfMonth() - 1L);
    }

    private static long monthsLater(LocalDate firstOfMonth, int months, int dayOfMonth) {
        return firstOfMonth.plusMonths(months).toEpochDay() + dayOfMonth - 1;
    }

    /** Forward to the weekday of {@code like} when that is nearer than backward. */
    private static long toWeekday(long day, long like) {
        long forward = Math.floorMod(like - day, WEEK);
        long backward = Math.floorMod(day - like, WEEK);
        return forward < backward ? day + forward : day - backward;
    }

    /**
     * The day with the weekday of {@code like} in the week (from Sunday) of day, or a nearer one.
     */
    private static long nearestWeekday(long day, long like) {
        long same = day - (weekday(day) - weekday(like));
        long other = same > day ? same - WEEK : same + WEEK;
        return Math.abs(other - day) < Math.abs(same - day) ? other : same;
    }

    /** 0 for Sunday to 6 for Saturday; 1970-01-01 was a Thursday. */
    private static long weekday(long day) {
        return Math.floorMod(day + 4, WEEK);
    }

    private int find(long day) {
        int index = Arrays.binarySearch(days, day);
        return index >= 0 ? index : -1;
    }
}
