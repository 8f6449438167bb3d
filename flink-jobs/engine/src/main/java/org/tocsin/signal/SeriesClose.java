package org.tocsin.signal;

import org.tocsin.count.CountSettings;
import org.tocsin.count.NodeCounts;
import org.tocsin.count.OpenTriangle;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Level;
import org.tocsin.model.Reported;
import org.tocsin.model.Signal;
import org.tocsin.place.WorkCalendar;

/**
 * One series of one place at one day close: what a detector may look at.
 *
 * @param counts all counts of the place
 * @param series the series
 * @param axis place axis
 * @param node directory index
 * @param level level of the place
 * @param indicator ordinal
 * @param label local epoch day that is closed
 * @param at instant of the close, epoch milliseconds UTC
 * @param settings how counts are kept
 * @param calendar official days off and make-up workdays
 */
public record SeriesClose(
        NodeCounts counts,
        NodeCounts.Series series,
        Axis axis,
        int node,
        Level level,
        int indicator,
        int label,
        long at,
        CountSettings settings,
        WorkCalendar calendar) {

    /** Signals of one method this many days apart or less belong to one run. */
    public static final int RUN_DAYS = 7;

    /** Newest occurrence days whose completeness is stated with a signal by receipt date. */
    private static final int REPORTED_DAYS = 7;

    /** What this close changed in the series, or null. */
    public NodeCounts.Touched touched() {
        return series.touched;
    }

    /** Whether a day lies in the run and was not lost: a missing day is missing, never zero. */
    public boolean isValid(int day) {
        return areValid(day, day);
    }

    /** Whether all days between two, both inclusive, lie in the run and were not lost. */
    public boolean areValid(int from, int to) {
        return from >= settings.firstDay() && !counts.isAnyDown(from, to);
    }

    /** Whether a week of a weekly series was lost in all sources. */
    public boolean isWeekDown(int lastDay, DateAxis dates) {
        return counts.isWeekDown(lastDay, dates == DateAxis.RECEIPT, settings.silentMean());
    }

    /** Whether the place is a county or lies above. */
    public boolean isWide() {
        return level.compareTo(Level.COUNTY) <= 0;
    }

    /** What a detector remembered of this series under its key, or null. */
    public double[][] memory(String key) {
        return series.memory.get(key);
    }

    /** Remembers rows of numbers of a detector until the next close; the rows are not copied. */
    public void remember(String key, double[]... rows) {
        series.memory.put(key, rows);
    }

    /** Forgets what a detector remembered. */
    public void forget(String key) {
        series.memory.remove(key);
    }

    /**
     * The signal with its run and the completeness of its days; remembers it as the last of its
     * method.
     *
     * @param method small number of the method, unique over all detectors: EARS has 0 to 127, the
     *     ladder 128 to 143, the triangle 144 to 159
     */
    public Signal started(Signal s, int method) {
        Integer last = series.lastSignal.put(method, s.day());
        boolean start = last == null || s.day() - last > RUN_DAYS;
        return s.inRun(start, reported(0, REPORTED_DAYS - 1));
    }

    /** The reporting triangle of the series at this close, or null if none is kept. */
    public OpenTriangle triangle() {
        return series.triangle == null
                ? null
                : series.triangle.at(label, settings.firstDay(), calendar::dayType);
    }

    /**
     * How much of the occurrence days of some ages is reported, or null if that is not known.
     *
     * @param newestAge smallest age in days, inclusive
     * @param oldestAge largest age in days, inclusive
     */
    public Reported reported(int newestAge, int oldestAge) {
        OpenTriangle open = triangle();
        return open == null
                ? null
                : open.reported(newestAge, oldestAge, TriangleMemory.of(this).changing());
    }
}
