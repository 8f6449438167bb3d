package org.tocsin.bench.quality;

import java.util.Arrays;
import java.util.List;

/**
 * How good a detector is at one threshold, pooled over the series.
 *
 * @param threshold of the score, exceeded strictly
 * @param falsePositives alarms on judged points outside the outbreak / such points
 * @param detected share of outbreaks with an alarm in their window (POD)
 * @param chance the same on the twins: what chance alone detects
 * @param attributable share with an alarm on a point at which the twin has none
 * @param first share with an alarm on the outbreak's first point (POD1)
 * @param soon attributable within 2 weeks or 7 days
 * @param delay restricted mean delay of the first attributable alarm, in points
 */
record Quality(
        double threshold,
        double falsePositives,
        double detected,
        double chance,
        double attributable,
        double first,
        double soon,
        double delay) {

    /** Quality at the lowest threshold whose false-positive rate is at most the given one. */
    static Quality atRate(SimulatedBenchmark benchmark, List<ScoredSeries> scored, double rate) {
        double[] outside =
                scored.stream()
                        .flatMapToDouble(one -> Arrays.stream(outside(benchmark, one)))
                        .sorted()
                        .toArray();
        int allowed = (int) Math.floor(rate * outside.length + 1e-9);
        return at(benchmark, scored, outside[outside.length - 1 - allowed]);
    }

    private static double[] outside(SimulatedBenchmark benchmark, ScoredSeries one) {
        double[] scores = new double[one.scores().length];
        int count = 0;
        for (int i = 0; i < one.scores().length; i++) {
            boolean during = one.series().inOutbreak(benchmark.firstJudged() + i);
            if (!during && !Double.isNaN(one.scores()[i])) {
                scores[count++] = one.scores()[i];
            }
        }
        return Arrays.copyOf(scores, count);
    }

    /** Quality at a threshold. */
    static Quality at(SimulatedBenchmark benchmark, List<ScoredSeries> scored, double threshold) {
        double alarms = 0;
        double points = 0;
        double[] sums = new double[6];
        for (ScoredSeries one : scored) {
            for (double score : outside(benchmark, one)) {
                alarms += score > threshold ? 1 : 0;
                points++;
            }
            double[] outcome = outcome(benchmark, one, threshold);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += outcome[i] / scored.size();
            }
        }
        return new Quality(
                threshold, alarms / points, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /** Detected, chance, attributable, first, soon (0 or 1 each) and restricted delay. */
    private static double[] outcome(
            SimulatedBenchmark benchmark, ScoredSeries one, double threshold) {
        double[] outcome = {0, 0, 0, 0, 0, benchmark.horizon()};
        SimulatedSeries series = one.series();
        for (int t = series.start(); t <= Math.min(series.end(), benchmark.lastJudged()); t++) {
            int i = t - benchmark.firstJudged();
            boolean alarm = one.scores()[i] > threshold;
            boolean twin = one.twin()[i] > threshold;
            int delay = t - series.start();
            outcome[0] = alarm ? 1 : outcome[0];
            outcome[1] = twin ? 1 : outcome[1];
            outcome[3] = alarm && delay == 0 ? 1 : outcome[3];
            if (alarm && !twin && outcome[2] == 0) {
                outcome[2] = 1;
                outcome[4] = delay < benchmark.soon() ? 1 : 0;
                outcome[5] = Math.min(delay, benchmark.horizon());
            }
        }
        return outcome;
    }

    /** Half the width of the 95 % interval of a share over so many outbreaks (Wilson). */
    static double halfWidth(double share, int outbreaks) {
        double z2 = 1.959963984540054 * 1.959963984540054;
        double spread = share * (1 - share) / outbreaks + z2 / (4.0 * outbreaks * outbreaks);
        return Math.sqrt(z2 * spread) / (1 + z2 / outbreaks);
    }
}
