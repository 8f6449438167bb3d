package org.tocsin.epi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Quality at a given rate of false alarms, thresholds swept: the lowest threshold whose
 * false-positive rate is not above the given one.
 *
 * <p>The default split tunes on other series than those judged: the threshold for series of odd
 * replicates comes from those of even replicates and the other way round; every series is judged
 * once. The rate reached on the judged series may therefore differ a little from the one aimed at.
 */
public final class Sweep {
    /** Which series the threshold comes from. */
    public enum Split {
        /** Odd replicates are judged with the threshold of even ones, and the other way round. */
        OTHER_HALF,
        /** The judged series themselves: an advantage for the method. */
        SAME_SERIES
    }

    private final SimulatedBenchmark benchmark;
    private final Split split;

    private Sweep(SimulatedBenchmark benchmark, Split split) {
        this.benchmark = benchmark;
        this.split = split;
    }

    /** A sweep on a benchmark. */
    public static Sweep of(SimulatedBenchmark benchmark, Split split) {
        return new Sweep(benchmark, split);
    }

    /**
     * A method at one rate.
     *
     * @param thresholds for series of odd and of even replicates
     * @param performance pooled
     * @param outcomes of every series in order
     */
    public record AtRate(double[] thresholds, Performance performance, List<Outcome> outcomes) {
        /** Attributed outbreaks, 1 or 0 a series. */
        double[] attributable() {
            return outcomes.stream().mapToDouble(o -> o.attributable() ? 1 : 0).toArray();
        }

        /** Restricted delays, one a series, in points. */
        double[] delays(int horizon) {
            return outcomes.stream().mapToDouble(o -> o.restricted(horizon)).toArray();
        }
    }

    /** Judges a method at a false-positive rate per open point. */
    public AtRate atRate(List<JudgedSeries> judged, double rate) {
        double[] thresholds = new double[2];
        for (int odd = 0; odd < 2; odd++) {
            int judgedOnes = odd;
            Predicate<JudgedSeries> tuning =
                    split == Split.SAME_SERIES
                            ? one -> true
                            : one -> one.series().replicate() % 2 != judgedOnes;
            thresholds[1 - odd] = threshold(judged.stream().filter(tuning).toList(), rate);
        }
        List<Outcome> outcomes =
                outcomes(benchmark, judged, one -> thresholds[1 - one.series().replicate() % 2]);
        return new AtRate(thresholds, Performance.of(benchmark.cadence(), outcomes), outcomes);
    }

    /** The lowest threshold with a rate of false alarms not above the given one. */
    double threshold(List<JudgedSeries> tuning, double rate) {
        if (!tuning.isEmpty() && tuning.get(0).with().sweep() != null) {
            return limit(tuning, rate);
        }
        double[] scores =
                tuning.stream().flatMapToDouble(one -> Arrays.stream(quiet(one))).toArray();
        if (scores.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(scores);
        int allowed = (int) Math.floor(rate * scores.length + 1e-9);
        return allowed >= scores.length
                ? Double.NEGATIVE_INFINITY
                : scores[scores.length - 1 - allowed];
    }

    /** The same among the limits that a chart was run with. */
    private double limit(List<JudgedSeries> tuning, double rate) {
        for (double limit : tuning.get(0).with().sweep().limits()) {
            List<Outcome> outcomes = outcomes(benchmark, tuning, one -> limit);
            Performance reached = Performance.of(benchmark.cadence(), outcomes);
            if (reached.falsePositiveRateOpen() <= rate) {
                return limit;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Scores of the open points outside the outbreak; no judgement can never be an alarm. */
    private double[] quiet(JudgedSeries one) {
        boolean[] closed =
                benchmark.cadence() == Cadence.DAILY
                        ? one.series().closedWeekdays()
                        : new boolean[7];
        double[] scores = new double[benchmark.judged()];
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            int point = benchmark.firstJudged() + i;
            if (!one.series().inOutbreak(point) && !closed[point % closed.length]) {
                double score = one.with().scores()[i];
                scores[n++] = Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
            }
        }
        return Arrays.copyOf(scores, n);
    }

    static List<Outcome> outcomes(
            SimulatedBenchmark benchmark,
            List<JudgedSeries> judged,
            ToDoubleFunction<JudgedSeries> threshold) {
        List<Outcome> outcomes = new ArrayList<>();
        for (JudgedSeries one : judged) {
            outcomes.add(Outcome.of(benchmark, one, threshold.applyAsDouble(one)));
        }
        return outcomes;
    }
}
