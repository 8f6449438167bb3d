package org.tocsin.count;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.tocsin.model.Axis;
import org.tocsin.model.Point;
import org.tocsin.place.Festivals;
import org.tocsin.store.Measurement;

/** From the counts of one series to points of the data dictionary. */
public final class SeriesPoints implements Serializable {
    /** Most days at the end of a series whose completeness is restated every day. */
    public static final int RESTATED_DAYS = 20;

    /** The day of last year to compare with lies at least this far back. */
    private static final int EARLIEST = 350;

    private final Festivals festivals;
    private final int firstDay;

    /**
     * Prepares for a run.
     *
     * @param festivals which day of last year a day is compared with
     * @param firstDay first local day of the run; nothing is known of days before
     */
    public SeriesPoints(Festivals festivals, int firstDay) {
        this.festivals = festivals;
        this.firstDay = firstDay;
    }

    /**
     * Points by occurrence date for the days that a close changed, and for the closed day.
     *
     * @param t what the close changed, or null
     * @param population residents, 0 if unknown
     */
    public void cases(
            NodeCounts.Series s,
            NodeCounts.Touched t,
            Axis axis,
            int node,
            int indicator,
            long population,
            int label,
            long knownAt,
            Consumer<Point> out) {
        int from = t == null ? label : Math.min(t.firstDay, label);
        int to = t == null ? label : Math.max(label, t.lastDay);
        int restated = label - restatedDays(s, label);
        double[] shares = s.triangle == null ? null : s.triangle.completeness(label);
        for (int day = from; day <= to; day++) { // a late case counts in its year to date, too
            out.accept(caseDay(s, axis, node, indicator, population, day, label, shares, knownAt));
        }
        for (int day = restated; day < from; day++) {
            out.accept(caseDay(s, axis, node, indicator, population, day, label, shares, knownAt));
        }
    }

    /** No more days than reports were ever late, and none once the series has been still. */
    private static int restatedDays(NodeCounts.Series s, int label) {
        boolean still = s.triangle == null || s.lastChanged < label - DelayTriangle.MAX_DELAY;
        return still ? 0 : Math.min(RESTATED_DAYS, s.longestDelay);
    }

    private Point caseDay(
            NodeCounts.Series s,
            Axis axis,
            int node,
            int indicator,
            long population,
            int day,
            int label,
            double[] shares,
            long knownAt) {
        DaySeries occurred = s.occurrence;
        boolean rates = axis == Axis.RESIDENCE && population > 0;
        double per100k = 100_000.0 / population;
        int sum7 = occurred.sum(day - 6, day);
        int ytd = occurred.sum(startOfYear(day), day);
        Point p = point(Measurement.CASES, axis, node, indicator, day, knownAt);
        p.values =
                new double[] {
                    occurred.get(day),
                    s.visits.get(day),
                    occurred.sum(day - 2, day),
                    sum7,
                    occurred.sum(day - 13, day),
                    rates ? sum7 * per100k : Double.NaN,
                    ytd,
                    rates ? ytd * per100k : Double.NaN,
                    completeness(shares, label - day),
                    lastYear(occurred, day)
                };
        return p;
    }

    /** Unknown is said of days stated before, when it may have been known. */
    private static double completeness(double[] shares, int age) {
        if (shares == null || age < 0) {
            return Double.NaN;
        }
        double share = shares[Math.min(age, DelayTriangle.MAX_DELAY)];
        return Double.isNaN(share) && age > 0 ? Point.UNKNOWN : share;
    }

    private double lastYear(DaySeries occurred, int day) {
        if (day - firstDay < EARLIEST) {
            return Double.NaN;
        }
        int then = festivals.lastYear(day);
        return then < firstDay ? Double.NaN : occurred.get(then);
    }

    private static int startOfYear(int day) {
        return (int) LocalDate.ofEpochDay(day).withDayOfYear(1).toEpochDay();
    }

    /** Points by receipt date for the labels that a close changed, and for the closed day. */
    public void receipts(
            NodeCounts.Series s,
            NodeCounts.Touched t,
            Axis axis,
            int node,
            int indicator,
            int label,
            long knownAt,
            Consumer<Point> out) {
        int from = t == null ? label : Math.min(label, t.firstEntry);
        for (int day = Math.max(from, label - 60); day <= label; day++) {
            Point p = point(Measurement.RECEIPTS, axis, node, indicator, day, knownAt);
            p.values =
                    new double[] {
                        s.receipt.get(day),
                        s.receipt.sum(day - 2, day),
                        s.receipt.sum(day - 6, day),
                        s.receipt.sum(day - 13, day)
                    };
            out.accept(p);
        }
    }

    /** A point without values. */
    public static Point point(
            Measurement measurement, Axis axis, int node, int indicator, int day, long knownAt) {
        Point p = new Point();
        p.measurement = measurement.ordinal();
        p.axis = axis == null ? -1 : axis.ordinal();
        p.node = node;
        p.indicator = indicator;
        p.day = day;
        p.knownAt = knownAt;
        return p;
    }
}
