package org.tocsin.signal;

import java.util.List;
import java.util.Optional;
import org.tocsin.count.NodeCounts;
import org.tocsin.count.SeriesPoints;
import org.tocsin.model.Axis;
import org.tocsin.model.Point;
import org.tocsin.store.Measurement;

/**
 * The delay law of one series at one day close. Numbers that do not exist are NaN.
 *
 * @param node directory index
 * @param indicator ordinal
 * @param label closed label, local epoch day
 * @param at instant of the close, epoch milliseconds UTC
 * @param drift score of a change: positive slower, negative faster
 * @param information late cases that the score rests on
 * @param signal whether the data manager should be told
 * @param since first label of the present change
 * @param lag days after which the two shares are stated: the first at which a fifth is known
 * @param usual share of the cases usually known after so many days
 * @param recent the same over the last seven labels
 * @param complete share of cases known at the first close after their day
 * @param low lower 95 % bound of it
 * @param byOccurrence whether occurrence days may be judged directly
 * @param link 0 normal, 1 down, 2 backlog
 */
public record DelayReading(
        int node,
        int indicator,
        int label,
        long at,
        double drift,
        double information,
        boolean signal,
        int since,
        int lag,
        double usual,
        double recent,
        double complete,
        double low,
        boolean byOccurrence,
        int link) {

    private static final String TOLD = "delay-told";
    private static final int SAME_DAYS = 14;

    /** The reading as a point of the measurement {@code delay_law}. */
    public Point point() {
        Point p =
                SeriesPoints.point(
                        Measurement.DELAY_LAW, Axis.RESIDENCE, node, indicator, label, at);
        p.values =
                new double[] {
                    drift,
                    information,
                    lag,
                    usual,
                    recent,
                    complete,
                    low,
                    byOccurrence ? 1 : 0,
                    link
                };
        return p;
    }

    /**
     * The one reading of a place that the data manager is told of: a source that changes its ways
     * shows in several indicators. The series that was told of in the last {@value #SAME_DAYS} days
     * goes on to be, else it is the clearest.
     */
    public static Optional<DelayReading> told(List<DelayReading> readings, NodeCounts counts) {
        DelayReading clearest = null;
        boolean telling = false;
        for (DelayReading r : readings) {
            if (r.signal) {
                double[][] before = counts.series(Axis.RESIDENCE, r.indicator).memory.get(TOLD);
                boolean again = before != null && r.label - before[0][0] <= SAME_DAYS;
                boolean clearer =
                        clearest == null
                                || again && !telling
                                || again == telling && Math.abs(r.drift) > Math.abs(clearest.drift);
                clearest = clearer ? r : clearest;
                telling |= again;
            }
        }
        if (clearest != null) {
            counts.series(Axis.RESIDENCE, clearest.indicator)
                    .memory
                    .put(TOLD, new double[][] {{clearest.label}});
        }
        return Optional.ofNullable(clearest);
    }

    /** Whether reports come slower than they used to. */
    public boolean slower() {
        return drift > 0;
    }
}
