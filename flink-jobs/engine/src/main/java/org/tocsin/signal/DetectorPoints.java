package org.tocsin.signal;

import org.tocsin.count.SeriesPoints;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.store.Measurement;

/** From results of detectors to points of the measurement {@code detector}. */
public final class DetectorPoints {
    private DetectorPoints() {}

    /** The point of a result, by its judged day. */
    public static Point of(Signal s) {
        Point p =
                SeriesPoints.point(
                        Measurement.DETECTOR, s.axis(), s.node(), s.indicator(), s.day(), s.at());
        p.variant = s.method();
        int tier = s.tier() == Tier.NOTIFY ? 2 : s.tier() == Tier.LIST ? 1 : 0;
        p.values =
                new double[] {
                    s.observed(),
                    s.expected(),
                    s.threshold(),
                    s.score(),
                    s.p(),
                    s.baselineDays(),
                    s.excludedDays(),
                    tier,
                    s.windowDays()
                };
        return p;
    }
}
