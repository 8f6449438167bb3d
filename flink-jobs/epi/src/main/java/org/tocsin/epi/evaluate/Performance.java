package org.tocsin.epi.evaluate;

import java.util.List;

/**
 * How good a method is, pooled over series. A measure without a denominator is NaN. Series without
 * an outbreak count for the rates of false alarms only.
 *
 * @param series number of series
 * @param falsePositiveRate alarms on points outside the outbreak / such points
 * @param pod share of outbreaks with an alarm in their window
 * @param podFirst share with an alarm on the first point
 * @param sensitivity alarms in windows / points of windows
 * @param ppv alarms in windows / all alarms
 * @param npv quiet points without alarm / points without alarm
 * @param f1 harmonic mean of ppv and sensitivity
 * @param timeliness mean of delay / length of the window, 1 if undetected
 * @param delayIfDetected mean delay of the first alarm, in points
 * @param unknown judged points without a verdict; they count as no alarm
 * @param podTwin POD of the same windows without the outbreak: what chance detects
 * @param podAttributable share with an alarm at which the twin has none
 * @param podSoon share detected within 2 weeks or 7 days
 * @param attributableSoon the same, attributable
 * @param falsePositiveRateOpen false positive rate without the days on which the source is closed
 * @param restrictedDelay mean delay of the first attributable alarm in points, undetected = 4 weeks
 *     or 14 days
 */
public record Performance(
        int series,
        double falsePositiveRate,
        double pod,
        double podFirst,
        double sensitivity,
        double ppv,
        double npv,
        double f1,
        double timeliness,
        double delayIfDetected,
        long unknown,
        double podTwin,
        double podAttributable,
        double podSoon,
        double attributableSoon,
        double falsePositiveRateOpen,
        double restrictedDelay) {

    /** Specificity. */
    public double specificity() {
        return 1 - falsePositiveRate;
    }

    /** At the method's own thresholds. */
    public static Performance of(SimulatedBenchmark benchmark, List<JudgedSeries> judged) {
        return of(benchmark.cadence(), Sweep.outcomes(benchmark, judged, one -> Double.NaN));
    }

    static Performance of(Cadence cadence, List<Outcome> outcomes) {
        long[] n = new long[7];
        double[] s = new double[8];
        for (Outcome o : outcomes) {
            n[0] += o.quiet();
            n[1] += o.falseAlarms();
            n[2] += o.open();
            n[3] += o.falseOpen();
            n[4] += o.during();
            n[5] += o.hits();
            n[6] += o.unknown();
            s[0] += o.detected() ? 1 : 0;
            s[1] += o.delay() == 0 ? 1 : 0;
            s[2] += o.during() > 0 ? o.timeliness() : 0;
            s[3] += o.detected() ? o.delay() : 0;
            s[4] += o.twin() ? 1 : 0;
            s[5] += o.attributable() ? 1 : 0;
            s[6] += o.delay() < cadence.soon() ? 1 : 0;
            s[7] += o.attributed() < cadence.soon() ? 1 : 0;
        }
        double restricted =
                outcomes.stream()
                        .filter(o -> o.during() > 0)
                        .mapToDouble(o -> o.restricted(cadence.horizon()))
                        .sum();
        double size = outcomes.stream().filter(o -> o.during() > 0).count();
        long silent = n[0] + n[4] - n[1] - n[5];
        return new Performance(
                outcomes.size(),
                n[1] / (double) n[0],
                s[0] / size,
                s[1] / size,
                n[5] / (double) n[4],
                n[5] / (double) (n[1] + n[5]),
                (n[0] - n[1]) / (double) silent,
                2.0 * n[5] / (n[1] + n[5] + n[4]),
                s[2] / size,
                s[3] / s[0],
                n[6],
                s[4] / size,
                s[5] / size,
                s[6] / size,
                s[7] / size,
                n[3] / (double) n[2],
                restricted / size);
    }
}
