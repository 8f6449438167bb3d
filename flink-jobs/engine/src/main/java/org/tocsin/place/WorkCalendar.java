package org.tocsin.place;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The official calendar: days off and make-up workdays as the authorities published them. Days are
 * local epoch days. A day that the calendar does not mention is a workday from Monday to Friday and
 * a rest day on Saturday and Sunday; nothing is computed for years that are not published yet.
 */
public final class WorkCalendar implements Serializable {
    /** A calendar without any published day: only the week counts. */
    public static final WorkCalendar NONE =
            new WorkCalendar(Collections.emptySortedSet(), Collections.emptySortedMap());

    private static final int SUNDAY = 6;

    private final int[] off;
    private final int[] makeUp;
    private final int[] replaced;

    /**
     * Creates a calendar.
     *
     * @param off local epoch days off, weekends inside a public holiday included
     * @param makeUp make-up workdays with the weekday that each replaces, Monday = 0
     */
    public WorkCalendar(SortedSet<Integer> off, SortedMap<Integer, Integer> makeUp) {
        this.off = off.stream().mapToInt(Integer::intValue).toArray();
        this.makeUp = makeUp.keySet().stream().mapToInt(Integer::intValue).toArray();
        this.replaced = makeUp.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** Weekday of a local epoch day, Monday = 0 to Sunday = 6. */
    public static int weekday(int epochDay) {
        return Math.floorMod(epochDay + 3, 7); // 1970-01-01 was a Thursday
    }

    /**
     * Day type for comparing past and present: the weekday, Monday = 0 to Sunday = 6; a public
     * holiday is 6, a make-up workday is the weekday it replaces.
     */
    public int dayType(int epochDay) {
        if (isHoliday(epochDay)) {
            return SUNDAY;
        }
        int i = Arrays.binarySearch(makeUp, epochDay);
        return i >= 0 ? replaced[i] : weekday(epochDay);
    }

    /** Whether the day is officially off; an ordinary weekend is not a holiday. */
    public boolean isHoliday(int epochDay) {
        return Arrays.binarySearch(off, epochDay) >= 0;
    }

    /** Whether the day is a weekend day that is officially worked. */
    public boolean isMakeUpWorkday(int epochDay) {
        return Arrays.binarySearch(makeUp, epochDay) >= 0;
    }

    /** Whether offices and routine clinics work on the day. */
    public boolean isWorkday(int epochDay) {
        return isMakeUpWorkday(epochDay) || !isHoliday(epochDay) && weekday(epochDay) < 5;
    }

    /**
     * The n-th workday after a day, or before it if n is negative; the day itself, workday or not,
     * if n is 0.
     */
    public int addWorkdays(int day, int n) {
        int step = Integer.signum(n);
        int result = day;
        for (int left = Math.abs(n); left > 0; ) {
            result += step;
            if (isWorkday(result)) {
                left--;
            }
        }
        return result;
    }
}
