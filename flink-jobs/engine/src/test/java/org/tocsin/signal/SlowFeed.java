package org.tocsin.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tocsin.count.CountBatch;
import org.tocsin.count.CountSettings;
import org.tocsin.count.NodeCounts;
import org.tocsin.count.SeriesIndex;
import org.tocsin.model.Axis;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Signal;
import org.tocsin.place.WorkCalendar;

/** A made-up slow feed of one county, closed day by day through the live detectors. */
final class SlowFeed {
    /** Share of the cases reported at each delay, 45 % of them on the day itself. */
    static final double[] USUAL = {0.45, 0.25, 0.13, 0.09, 0.05, 0.02, 0.01};

    /** A source that has turned faster: 75 % on the day itself. */
    static final double[] FASTER = {0.75, 0.12, 0.06, 0.04, 0.02, 0.01};

    /** A source that has turned slower: 20 % on the day itself. */
    static final double[] SLOWER = {0.20, 0.20, 0.20, 0.15, 0.15, 0.06, 0.04};

    static final int FIRST = 19_700;
    private static final int SERIES = 0;

    final List<Signal> signals = new ArrayList<>();
    final List<DelayReading> readings = new ArrayList<>();
    final List<Point> points = new ArrayList<>();

    private final int days;
    private final int[][] received;
    private final TriangleSettings settings = TriangleSettings.none().of(1, 1);
    private final CountSettings counting = CountSettings.from(FIRST);
    private final TriangleLive detector = new TriangleLive(settings);
    private final RecalibratedScores.Memory memory = new RecalibratedScores.Memory();
    private NodeCounts counts = new NodeCounts();

    private SlowFeed(int days) {
        this.days = days;
        this.received = new int[days][days];
    }

    /** Poisson cases of a mean a day, with another delay law from a day on. */
    static SlowFeed of(long seed, int days, double mean, int changes, double[] changed) {
        SlowFeed feed = new SlowFeed(days);
        Random random = new Random(seed);
        for (int t = 0; t < days; t++) {
            double limit = Math.exp(-mean);
            for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
                feed.add(t, t + delay(random, t < changes ? USUAL : changed), 1);
            }
        }
        return feed;
    }

    static int delay(Random random, double[] law) {
        double u = random.nextDouble();
        int d = 0;
        while (d < law.length - 1 && u >= law[d]) {
            u -= law[d++];
        }
        return d;
    }

    /** Adds cases of a day received at a label, both counted from the first day. */
    void add(int day, int label, int cases) {
        if (label < days) {
            received[label][day] += cases;
        }
    }

    /** All that would have been received at these labels is received at the one after. */
    void down(int from, int to) {
        for (int label = from; label <= to; label++) {
            for (int day = 0; day < days; day++) {
                received[to + 1][day] += received[label][day];
                received[label][day] = 0;
            }
        }
    }

    /** Closes the labels from one on to another, both inclusive. */
    void close(int from, int to) {
        for (int label = from; label <= to; label++) {
            counts.add(batch(label));
            close(label);
        }
    }

    /** The same from the first label to the last. */
    SlowFeed run() {
        close(0, days - 1);
        return this;
    }

    /** Goes on with counts that were written and read. */
    void goOnWith(NodeCounts restored) {
        counts = restored;
    }

    NodeCounts counts() {
        return counts;
    }

    private CountBatch batch(int label) {
        List<long[]> cells = new ArrayList<>();
        int all = 0;
        for (int day = 0; day <= label; day++) {
            int n = received[label][day];
            if (n != 0) {
                long key =
                        CountBatch.key(
                                Axis.RESIDENCE.ordinal(), SERIES, FIRST + day, FIRST + label);
                cells.add(new long[] {key, n});
                all += n;
            }
        }
        if (all > 0) {
            long key =
                    CountBatch.key(
                            Axis.FACILITY.ordinal(),
                            SeriesIndex.ACTIVITY,
                            FIRST + label,
                            FIRST + label);
            cells.add(new long[] {key, all});
        }
        long[] keys = cells.stream().mapToLong(c -> c[0]).toArray();
        int[] persons = cells.stream().mapToInt(c -> (int) c[1]).toArray();
        return new CountBatch(0, FIRST + label, keys, persons, persons.clone());
    }

    private void close(int label) {
        counts.close(FIRST + label, NodeCounts.ALL, counting);
        NodeCounts.Series series = counts.series(Axis.RESIDENCE, SERIES);
        if (series == null) {
            return;
        }
        SeriesClose close =
                new SeriesClose(
                        counts,
                        series,
                        Axis.RESIDENCE,
                        0,
                        Level.COUNTY,
                        SERIES,
                        FIRST + label,
                        label,
                        counting,
                        WorkCalendar.NONE);
        List<TriangleScore> scores = new ArrayList<>();
        detector.judge(
                close,
                new Taken() {
                    @Override
                    public void score(TriangleScore score) {
                        scores.add(score);
                    }

                    @Override
                    public void delays(DelayReading reading) {
                        readings.add(reading);
                    }
                });
        new RecalibratedScores(settings, EarsSettings.defaults()).take(scores, memory, new Taken());
        series.triangle.release();
    }

    private class Taken implements LiveDetector.Judgements {
        @Override
        public void point(Point point) {
            points.add(point);
        }

        @Override
        public void signal(Signal signal) {
            signals.add(signal);
        }
    }

    /** Runs of signals that start at these labels and reach a score. */
    long runs(int from, int to, double score) {
        long runs = 0;
        int last = Integer.MIN_VALUE / 2;
        for (Signal s : signals) {
            if (s.score() >= score) {
                int label = s.day() - FIRST;
                runs += label - last > 7 && label >= from && label <= to ? 1 : 0;
                last = label;
            }
        }
        return runs;
    }
}
