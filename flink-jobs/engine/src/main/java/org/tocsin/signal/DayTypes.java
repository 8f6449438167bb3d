package org.tocsin.signal;

import java.io.Serializable;
import org.tocsin.place.WorkCalendar;

/** Day types and holidays of the working calendar, looked up once a day and kept for a horizon. */
final class DayTypes implements Serializable {
    private static final int HORIZON = 4_096;
    private static final int HOLIDAY = 8;

    private final WorkCalendar calendar;

    /** Day of a slot and its type; a slot is overwritten when another day needs it. */
    private transient int[] dayOf;

    private transient byte[] typeOf;

    DayTypes(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** Weekday 0 to 6, a public holiday as Sunday, a make-up workday as the day it replaces. */
    int type(int day) {
        return look(day) & 7;
    }

    boolean isHoliday(int day) {
        return (look(day) & HOLIDAY) != 0;
    }

    private int look(int day) {
        if (dayOf == null) {
            dayOf = new int[HORIZON];
            typeOf = new byte[HORIZON];
            java.util.Arrays.fill(dayOf, Integer.MIN_VALUE);
        }
        int slot = Math.floorMod(day, HORIZON);
        if (dayOf[slot] != day) {
            dayOf[slot] = day;
            int holiday = calendar.isHoliday(day) ? HOLIDAY : 0;
            typeOf[slot] = (byte) (calendar.dayType(day) | holiday);
        }
        return typeOf[slot];
    }
}
