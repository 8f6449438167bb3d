package org.tocsin.count;

import java.util.function.Consumer;
import org.tocsin.model.Axis;
import org.tocsin.model.Point;
import org.tocsin.store.Measurement;

/** From the counts of one place to points that several of its series make together. */
public final class PlacePoints {
    /** Visits a day below which a percentage says nothing. */
    private static final int LEAST_VISITS = 100;

    private PlacePoints() {}

    /**
     * ILI among all visits of the same facility-days, for the days that the last close changed.
     *
     * @param knownAt instant of the close, epoch milliseconds UTC
     */
    public static void iliPercent(NodeCounts counts, int node, long knownAt, Consumer<Point> out) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int series = SeriesIndex.PAIRED_ILI;
                series <= SeriesIndex.PAIRED_FACILITIES;
                series++) {
            NodeCounts.Touched t = touched(counts, series);
            first = t == null ? first : Math.min(first, t.firstDay);
            last = t == null ? last : Math.max(last, t.lastDay);
        }
        for (int day = first; day <= last; day++) {
            int visits = occurred(counts, SeriesIndex.PAIRED_VISITS, day);
            int ili = occurred(counts, SeriesIndex.PAIRED_ILI, day);
            Point p = SeriesPoints.point(Measurement.ILI_PERCENT, null, node, -1, day, knownAt);
            p.values =
                    new double[] {
                        ili,
                        visits,
                        visits >= LEAST_VISITS ? 100.0 * ili / visits : Point.UNKNOWN,
                        occurred(counts, SeriesIndex.PAIRED_FACILITIES, day)
                    };
            out.accept(p);
        }
    }

    /**
     * Daily reports due and in, for the closed day and those that the close changed.
     *
     * @param due facilities of the place with a scheduled daily report
     * @param label closed local day
     * @param knownAt instant of the close, epoch milliseconds UTC
     */
    public static void reporting(
            NodeCounts counts, int node, int due, int label, long knownAt, Consumer<Point> out) {
        NodeCounts.Touched t = touched(counts, SeriesIndex.DAILY_REPORTS);
        NodeCounts.Series activity = counts.series(Axis.FACILITY, SeriesIndex.ACTIVITY);
        int from = t == null ? label : Math.min(label, t.firstDay);
        for (int day = from; day <= label; day++) {
            Point p = SeriesPoints.point(Measurement.REPORTING, null, node, -1, day, knownAt);
            p.values =
                    new double[] {
                        due,
                        occurred(counts, SeriesIndex.DAILY_REPORTS, day),
                        Double.NaN,
                        activity == null ? 0 : activity.receipt.get(day),
                        Double.NaN,
                        Double.NaN
                    };
            out.accept(p);
        }
    }

    private static int occurred(NodeCounts counts, int ordinal, int day) {
        NodeCounts.Series s = counts.series(Axis.FACILITY, ordinal);
        return s == null ? 0 : s.occurrence.get(day);
    }

    private static NodeCounts.Touched touched(NodeCounts counts, int ordinal) {
        NodeCounts.Series s = counts.series(Axis.FACILITY, ordinal);
        return s == null ? null : s.touched;
    }
}
