package org.tocsin.drill.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.model.Indicator;

/**
 * The one time axis of all curves: days, or ISO weeks where the data come by week.
 *
 * @param starts first day of each step, in order
 * @param weekly whether a step is a week from Monday to Sunday
 */
record TimeAxis(List<LocalDate> starts, boolean weekly) {
    private static final int ALL_DAYS = 183;
    private static final int LAST_DAYS = 120;
    private static final int ENOUGH = 8;

    /** The whole run if it is short or weekly, else its last days. */
    static TimeAxis of(Run run) {
        boolean weekly = isWeekly(run);
        LocalDate last = run.lastDay();
        LocalDate from = run.from();
        if (!weekly && from.plusDays(ALL_DAYS).isBefore(last)) {
            from = last.minusDays(LAST_DAYS - 1L);
        }
        LocalDate start = weekly ? from.with(DayOfWeek.MONDAY) : from;
        List<LocalDate> starts = new ArrayList<>();
        for (LocalDate day = start; !day.isAfter(last); day = day.plusDays(weekly ? 7 : 1)) {
            starts.add(day);
        }
        return new TimeAxis(starts, weekly);
    }

    /** Whether (nearly) all counts lie on one weekday. */
    private static boolean isWeekly(Run run) {
        Map<DayOfWeek, Integer> days = new EnumMap<>(DayOfWeek.class);
        for (Indicator indicator : run.curves()) {
            String axis = run.axis(indicator.id());
            Series cases = run.series().get(SeriesKey.cases(axis, indicator.id(), run.focus()));
            for (long epochDay : cases.days().toArray()) {
                LocalDate day = LocalDate.ofEpochDay(epochDay);
                if (cases.get(day, "count") > 0) {
                    days.merge(day.getDayOfWeek(), 1, Integer::sum);
                }
            }
        }
        int all = days.values().stream().mapToInt(Integer::intValue).sum();
        int most = days.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return most >= ENOUGH && most >= 0.9 * all;
    }

    int size() {
        return starts.size();
    }

    /** Last day of a step. */
    LocalDate end(int step) {
        return weekly ? starts.get(step).plusDays(6) : starts.get(step);
    }

    /** The step that a day belongs to, or -1 if it lies outside. */
    int stepOf(LocalDate day) {
        long days = day.toEpochDay() - starts.get(0).toEpochDay();
        long step = Math.floorDiv(days, weekly ? 7 : 1);
        return step >= 0 && step < size() ? (int) step : -1;
    }

    /** Days of a step. */
    List<LocalDate> days(int step) {
        return starts.get(step).datesUntil(end(step).plusDays(1)).toList();
    }
}
