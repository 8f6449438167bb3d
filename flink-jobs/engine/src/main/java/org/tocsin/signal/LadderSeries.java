package org.tocsin.signal;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.count.DaySeries;
import org.tocsin.epi.ladder.LadderPoint;
import org.tocsin.model.DateAxis;

/** The points of one series as the ladder takes them, by the local day on which each ends. */
record LadderSeries(
        SeriesClose close,
        DateAxis dates,
        Cadence cadence,
        boolean holidaysInBaseline,
        DayTypes types,
        List<EventBook.Days> events) {

    /** Counts by the judged dates. */
    DaySeries counts() {
        return dates == DateAxis.RECEIPT ? close.series().receipt : close.series().occurrence;
    }

    /** First day that the close changed by the judged dates; later than any if none. */
    int firstChanged() {
        if (close.touched() == null) {
            return Integer.MAX_VALUE;
        }
        return dates == DateAxis.RECEIPT ? close.touched().firstEntry : close.touched().firstDay;
    }

    /** The point that ends on a day: missing unless all its days were reported. */
    LadderPoint point(int day) {
        int from = day - cadence.days + 1;
        boolean excluded = false;
        for (int d = from; d <= day; d++) {
            if (!close.isValid(d)) {
                return cadence == Cadence.DAILY
                        ? LadderPoint.missing().onDayType(types.type(day))
                        : LadderPoint.missing();
            }
            excluded |= isEvent(d);
        }
        if (cadence == Cadence.WEEKLY && close.isWeekDown(day, dates)) {
            return LadderPoint.missing();
        }
        LadderPoint point = LadderPoint.of(Math.max(0, counts().sum(from, day)));
        if (cadence == Cadence.DAILY) {
            point = point.onDayType(types.type(day));
            excluded |= !holidaysInBaseline && types.isHoliday(day);
        }
        return excluded ? point.exclude() : point;
    }

    private boolean isEvent(int day) {
        for (EventBook.Days event : events) {
            if (event.cover(close.indicator(), day)) {
                return true;
            }
        }
        return false;
    }

    /** The points of {@code count} positions up to the one that ends on a day, oldest first. */
    List<LadderPoint> before(int lastDay, int count) {
        List<LadderPoint> points = new ArrayList<>(count);
        for (int i = count - 1; i >= 0; i--) {
            points.add(point(lastDay - i * cadence.days));
        }
        return points;
    }
}
