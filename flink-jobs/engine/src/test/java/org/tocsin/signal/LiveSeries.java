package org.tocsin.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.tocsin.count.CountBatch;
import org.tocsin.count.CountSettings;
import org.tocsin.count.NodeCounts;
import org.tocsin.model.Axis;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;

/** One series closed day by day, and what a detector says of it. Days count from 0, a Thursday. */
final class LiveSeries implements LiveDetector.Judgements {
    static final int INDICATOR = 1;

    final NodeCounts counts = new NodeCounts();
    final List<Signal> signals = new ArrayList<>();

    /** Values of the points of the ladder as stated last, by day. */
    final TreeMap<Integer, double[]> points = new TreeMap<>();

    private final CountSettings settings = CountSettings.from(0);
    private final LiveDetector detector;
    private final Level level;
    private final int node;
    private final int indicator;

    LiveSeries(LiveDetector detector, Level level) {
        this(detector, level, 1, INDICATOR);
    }

    LiveSeries(LiveDetector detector, Level level, int node, int indicator) {
        this.detector = detector;
        this.level = level;
        this.node = node;
        this.indicator = indicator;
    }

    /** Adds persons who entered the series on a day, known at the close of another. */
    void receive(int entry, int persons, int knownAt) {
        long key = CountBatch.key(Axis.RESIDENCE.ordinal(), indicator, entry, entry);
        long[] keys = {key};
        counts.add(new CountBatch(node, knownAt, keys, new int[] {persons}, new int[] {persons}));
    }

    /** Closes a day without judging it. */
    void pass(int day) {
        counts.close(day, 0, settings);
    }

    /** Closes a day; whether the detector is the judge. */
    boolean close(int day) {
        counts.close(day, 0, settings);
        NodeCounts.Series series = counts.series(Axis.RESIDENCE, indicator);
        if (series == null) {
            return false;
        }
        return detector.judge(
                new SeriesClose(
                        counts,
                        series,
                        Axis.RESIDENCE,
                        node,
                        level,
                        indicator,
                        day,
                        (day + 1) * 86_400_000L,
                        settings,
                        org.tocsin.place.WorkCalendar.NONE),
                this);
    }

    /** What the detector remembers, in numbers. */
    int memory() {
        NodeCounts.Series series = counts.series(Axis.RESIDENCE, indicator);
        return series == null
                ? 0
                : series.memory.values().stream()
                        .flatMap(java.util.Arrays::stream)
                        .mapToInt(row -> row.length)
                        .sum();
    }

    @Override
    public void point(Point point) {
        points.put(point.day, point.values);
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }
}
