package org.tocsin.epi.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Quality at a given rate of false alarms, thresholds swept: the lowest threshold whose
 * false-positive rate is not above the given one.
 *
 * <p>The default split tunes on other series than those judged: the threshold for series of odd
 * replicates comes from those of even replicates and the other way round (by position where all
 * replicates are odd or all even); every series is judged once. The rate reached on the judged
 * series may therefore differ a little from the one aimed at. Best is a threshold from another
 * benchmark, drawn with other seeds: {@link #atThreshold}.
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
        /** Attributed outbreaks, 1 or 0 a series with an outbreak. */
        double[] attributable() {
            return outcomes.stream()
                    .filter(o -> o.during() > 0)
                    .mapToDouble(o -> o.attributable() ? 1 : 0)
                    .toArray();
        }

        /** Restricted delays, one a series with an outbreak, in points. */
        double[] delays(int horizon) {
            return outcomes.stream()
                    .filter(o -> o.during() > 0)
                    .mapToDouble(o -> o.restricted(horizon))
                    .toArray();
        }
    }

    /** Judges a method at a false-positive rate per open point. */
    public AtRate atRate(List<JudgedSeries> judged, double rate) {
        if (split == Split.SAME_SERIES) {
            return atThreshold(judged, threshold(judged, rate));
        }
        Set<Integer> odd = odd(judged);
        double[] thresholds = new double[2];
        thresholds[0] = threshold(judged.stream().filter(o -> !odd.contains(id(o))).toList(), rate);
        thresholds[1] = threshold(judged.stream().filter(o -> odd.contains(id(o))).toList(), rate);
        return at(judged, thresholds, one -> thresholds[odd.contains(id(one)) ? 0 : 1]);
    }

    /** Judges a method with one threshold, which comes from elsewhere. */
    public AtRate atThreshold(List<JudgedSeries> judged, double threshold) {
        return at(judged, new double[] {threshold, threshold}, one -> threshold);
    }

    private AtRate at(
            List<JudgedSeries> judged,
            double[] thresholds,
            ToDoubleFunction<JudgedSeries> threshold) {
        List<Outcome> outcomes = outcomes(benchmark, judged, threshold);
        return new AtRate(thresholds, Performance.of(benchmark.cadence(), outcomes), outcomes);
    }

    /** Numbers of the series of the one half. */
    private static Set<Integer> odd(List<JudgedSeries> judged) {
        Set<Integer> replicates = new HashSet<>();
        Set<Integer> positions = new HashSet<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).series().replicate() % 2 != 0) {
                replicates.add(id(judged.get(i)));
            }
            if (i % 2 == 0) {
                positions.add(id(judged.get(i)));
            }
        }
        boolean mixed = !replicates.isEmpty() && replicates.size() < judged.size();
        return mixed ? replicates : positions;
    }

    private static int id(JudgedSeries one) {
        return one.series().id();
    }

    /** The lowest threshold with a rate of false alarms not above the given one. */
    public double threshold(List<JudgedSeries> tuning, double rate) {
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
