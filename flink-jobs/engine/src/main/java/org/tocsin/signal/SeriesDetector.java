package org.tocsin.signal;

import java.io.Serializable;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.tocsin.count.CountSettings;
import org.tocsin.count.NodeCounts;
import org.tocsin.count.SeriesPoints;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.store.Measurement;

/** Runs the detectors on one series at a day close and says what is stored and what is a signal. */
public final class SeriesDetector implements Serializable {
    /** Method code of the demonstration that judges raw occurrence counts. */
    public static final String RAW_OCCURRENCE = "demo-raw-occurrence";

    private static final int LEAST_STORED = 3;

    private final EarsDetector ears;
    private final CountSettings settings;
    private final boolean rawOccurrence;

    /**
     * Creates a detector.
     *
     * @param rawOccurrence whether to run the demonstration that judges the raw count of the closed
     *     day by occurrence date, which is never complete
     */
    public SeriesDetector(EarsSettings ears, CountSettings settings, boolean rawOccurrence) {
        this.ears = new EarsDetector(ears);
        this.settings = settings;
        this.rawOccurrence = rawOccurrence;
    }

    /** Judges the closed day. Institutions are judged by absolute rules only. */
    public void judge(
            NodeCounts counts,
            NodeCounts.Series series,
            Axis axis,
            int node,
            Level level,
            int indicator,
            int label,
            long at,
            Consumer<Point> points,
            Consumer<Signal> signals) {
        if (axis == Axis.INSTITUTION || series.lastChanged < label - 2 * 28) {
            return;
        }
        IntPredicate valid = day -> day >= settings.firstDay() && !counts.isDown(day);
        for (int length : ears.settings().sums()) {
            boolean wide = level.compareTo(Level.COUNTY) <= 0;
            int observed = series.receipt.sum(label - length + 1, label);
            if (observed == 0 && !wide && axis == Axis.FACILITY) {
                continue;
            }
            Signal c2 =
                    ears.c2(series.receipt, label, length, valid, axis, node, level, indicator, at);
            if (c2 == null) {
                continue;
            }
            boolean exceeded = c2.observed() > c2.threshold() && observed >= LEAST_STORED;
            if (wide || exceeded || axis == Axis.RESIDENCE && (observed > 0 || c2.expected() > 0)) {
                points.accept(point(c2));
            }
            if (exceeded) {
                signals.accept(started(c2, series, length));
            }
            if (observed >= LEAST_STORED) {
                besides(series, axis, node, indicator, label, at, length, valid, signals);
            }
        }
        if (rawOccurrence && axis == Axis.RESIDENCE) {
            demonstrate(series, axis, node, level, indicator, label, at, signals);
        }
    }

    private void besides(
            NodeCounts.Series series,
            Axis axis,
            int node,
            int indicator,
            int label,
            long at,
            int length,
            IntPredicate valid,
            Consumer<Signal> signals) {
        Signal c1 = ears.c1(series.receipt, label, length, valid, axis, node, indicator, at);
        if (c1 != null) {
            signals.accept(started(c1, series, 32 + length));
        }
        Signal c3 = ears.c3(series.receipt, label, length, valid, axis, node, indicator, at);
        if (c3 != null) {
            signals.accept(started(c3, series, 64 + length));
        }
    }

    private void demonstrate(
            NodeCounts.Series series,
            Axis axis,
            int node,
            Level level,
            int indicator,
            int label,
            long at,
            Consumer<Signal> signals) {
        Signal raw =
                ears.c2(
                        series.occurrence,
                        label,
                        1,
                        day -> day >= settings.firstDay(),
                        axis,
                        node,
                        level,
                        indicator,
                        at);
        if (raw != null && raw.tier() != Tier.STORE) {
            signals.accept(
                    new Signal(
                            RAW_OCCURRENCE,
                            DateAxis.OCCURRENCE,
                            "",
                            1,
                            axis,
                            node,
                            indicator,
                            label,
                            at,
                            raw.observed(),
                            raw.expected(),
                            raw.threshold(),
                            raw.score(),
                            Double.NaN,
                            raw.baselineDays(),
                            raw.baselineFrom(),
                            raw.excludedDays(),
                            Tier.STORE,
                            Double.NaN,
                            true));
        }
    }

    private Signal started(Signal s, NodeCounts.Series series, int method) {
        Integer last = series.lastSignal.put(method, s.day());
        boolean start = last == null || s.day() - last > ears.settings().joinDays();
        return s.inRun(start, completeness(series, s.day()));
    }

    /** Known cases of the last seven occurrence days by those expected in the end. */
    private static double completeness(NodeCounts.Series series, int label) {
        if (series.triangle == null) {
            return Double.NaN;
        }
        double known = 0;
        double inTheEnd = 0;
        for (int age = 0; age < 7; age++) {
            int count = series.occurrence.get(label - age);
            known += count;
            inTheEnd += count / series.triangle.completeness(label, age);
        }
        return inTheEnd > 0 ? Math.rint(1000 * known / inTheEnd) / 1000 : Double.NaN;
    }

    private static Point point(Signal s) {
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
                    s.baselineDays(),
                    s.excludedDays(),
                    tier
                };
        return p;
    }
}
