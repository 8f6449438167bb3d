package org.tocsin.drill.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.place.Festivals;
import org.tocsin.place.Festivals.Feast;
import org.tocsin.place.WorkCalendar;

/**
 * What the page needs to know of the calendar.
 *
 * @param calendar days off and make-up workdays
 * @param festivals festival dates
 */
record Almanac(WorkCalendar calendar, Festivals festivals) {
    /**
     * A day that differs from its weekday.
     *
     * @param off whether it is a day off; false: a make-up workday
     * @param festival lower-case name of the festival that falls on the day; empty if none
     */
    record Mark(boolean off, String festival) {}

    /** The mark of a day, if it has one. */
    Optional<Mark> mark(LocalDate date) {
        int day = (int) date.toEpochDay();
        boolean off = calendar.isHoliday(day);
        return off || calendar.isMakeUpWorkday(day)
                ? Optional.of(new Mark(off, festival(date)))
                : Optional.empty();
    }

    private String festival(LocalDate date) {
        for (Feast feast : Feast.values()) {
            if (festivals.day(feast, date.getYear()).orElse(-1) == date.toEpochDay()) {
                return feast.name().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** The day of last year to compare with, see {@link Festivals#lastYear}. */
    LocalDate lastYear(LocalDate date) {
        return LocalDate.ofEpochDay(festivals.lastYear((int) date.toEpochDay()));
    }
}
