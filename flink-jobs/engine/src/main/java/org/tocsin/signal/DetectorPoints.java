package org.tocsin.signal;

import org.tocsin.count.SeriesPoints;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.store.Measurement;

/** From results of detectors to points of the measurement {@code detector}. */
public final class DetectorPoints {
    private static final int JUDGE = 9;

    private DetectorPoints() {}

    /**
     * The point of a result, by its judged day.
     *
     * @param judge whether its method speaks for the series on that day
     */
    public static Point of(Signal s, boolean judge) {
        Point p =
                SeriesPoints.point(
                        Measurement.DETECTOR, s.axis(), s.node(), s.indicator(), s.day(), s.at());
        p.variant = s.method();
        int tier = s.tier() == Tier.NOTIFY ? 2 : s.tier() == Tier.LIST ? 1 : 0;
        p.values =
                new double[] {
                    s.observed(),
                    s.expected(),
                    Double.isNaN(s.threshold()) ? Point.UNKNOWN : s.threshold(),
                    s.score(),
                    s.p(),
                    s.baselineDays(),
                    s.excludedDays(),
                    tier,
                    s.windowDays(),
                    judge ? 1 : 0
                };
        return p;
    }

    /** The same point of a method that does not speak for the series. */
    static Point beside(Point p) {
        p.values[JUDGE] = 0;
        return p;
    }
}
