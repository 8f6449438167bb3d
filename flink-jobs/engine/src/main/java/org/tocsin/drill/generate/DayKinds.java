package org.tocsin.drill.generate;

import java.time.LocalDate;
import java.util.List;
import org.tocsin.place.Festivals;
import org.tocsin.place.ReferenceData;
import org.tocsin.place.WorkCalendar;

/** How many patients a kind of room sees on a day of the calendar, and whether schools are open. */
final class DayKinds {
    private final WorkCalendar calendar;
    private final Festivals festivals;
    private final List<List<LocalDate>> schoolHolidays;

    DayKinds(ReferenceData reference, Plan plan) {
        this.calendar = reference.calendar();
        this.festivals = reference.festivals();
        this.schoolHolidays = plan.schoolHolidays();
    }

    /** Factor of a day; the festival comes before the day off, the day off before the weekday. */
    double factor(Plan.Effects effects, int day) {
        int festivalDay = daysSinceEve(day);
        if (festivalDay >= 0 && festivalDay < effects.festival().size()) {
            return effects.festival().get(festivalDay);
        }
        if (calendar.isHoliday(day)) {
            return effects.dayOff();
        }
        if (calendar.isMakeUpWorkday(day)) {
            return effects.makeupWorkday();
        }
        return effects.weekday().get(WorkCalendar.weekday(day));
    }

    private int daysSinceEve(int day) {
        int year = LocalDate.ofEpochDay(day).getYear();
        var first = festivals.day(Festivals.Feast.SPRING_FESTIVAL, year);
        return first.isPresent() ? day - (first.getAsInt() - 1) : -1;
    }

    boolean isWorkday(int day) {
        return calendar.isWorkday(day);
    }

    /** Whether the day lies in a span without school. */
    boolean isSchoolHoliday(int day) {
        for (List<LocalDate> span : schoolHolidays) {
            if (day >= span.get(0).toEpochDay() && day <= span.get(1).toEpochDay()) {
                return true;
            }
        }
        return false;
    }
}
