package org.tocsin.epi.evaluate;

/**
 * What happened on one series at one threshold.
 *
 * @param quiet judged points outside the outbreak
 * @param falseAlarms alarms on them
 * @param open those of the quiet points on which the source is open
 * @param falseOpen alarms on them
 * @param during points of the outbreak's window
 * @param hits alarms on them
 * @param unknown judged points without a verdict
 * @param delay points from the start to the first alarm in the window; NaN when none
 * @param attributed the same for the first alarm at which the twin has none
 * @param twin whether the twin has an alarm in the window
 */
public record Outcome(
        int quiet,
        int falseAlarms,
        int open,
        int falseOpen,
        int during,
        int hits,
        int unknown,
        double delay,
        double attributed,
        boolean twin) {

    /** Judges one series; threshold NaN takes the method's own alarms. */
    static Outcome of(SimulatedBenchmark benchmark, JudgedSeries judged, double threshold) {
        Counter counter = new Counter(judged, threshold, benchmark.cadence());
        for (int point = benchmark.firstJudged(); point <= benchmark.lastJudged(); point++) {
            counter.count(point, point - benchmark.firstJudged());
        }
        return counter.outcome();
    }

    /** Points from the start to the end of the window. */
    double timeliness() {
        return Double.isNaN(delay) ? 1 : delay / during;
    }

    boolean detected() {
        return !Double.isNaN(delay);
    }

    boolean attributable() {
        return !Double.isNaN(attributed);
    }

    /** Delay of the first attributable alarm, at most the horizon. */
    double restricted(int horizon) {
        return attributable() ? Math.min(attributed, horizon) : horizon;
    }

    private static final class Counter {
        private final JudgedSeries judged;
        private final double threshold;
        private final boolean[] closed;
        private int quiet;
        private int falseAlarms;
        private int open;
        private int falseOpen;
        private int during;
        private int hits;
        private int unknown;
        private double delay = Double.NaN;
        private double attributed = Double.NaN;
        private boolean twin;

        Counter(JudgedSeries judged, double threshold, Cadence cadence) {
            this.judged = judged;
            this.threshold = threshold;
            this.closed =
                    cadence == Cadence.DAILY ? judged.series().closedWeekdays() : new boolean[7];
        }

        void count(int point, int index) {
            boolean alarm = judged.with().alarm(index, threshold);
            unknown += judged.with().alarms()[index] == Track.UNKNOWN ? 1 : 0;
            if (judged.series().inOutbreak(point)) {
                during(point, alarm, judged.twin().alarm(index, threshold));
                return;
            }
            quiet++;
            falseAlarms += alarm ? 1 : 0;
            if (!closed[point % closed.length]) {
                open++;
                falseOpen += alarm ? 1 : 0;
            }
        }

        private void during(int point, boolean alarm, boolean twinAlarm) {
            during++;
            twin |= twinAlarm;
            if (!alarm) {
                return;
            }
            hits++;
            int since = point - judged.series().start();
            delay = Double.isNaN(delay) ? since : delay;
            attributed = Double.isNaN(attributed) && !twinAlarm ? since : attributed;
        }

        Outcome outcome() {
            return new Outcome(
                    quiet,
                    falseAlarms,
                    open,
                    falseOpen,
                    during,
                    hits,
                    unknown,
                    delay,
                    attributed,
                    twin);
        }
    }
}
