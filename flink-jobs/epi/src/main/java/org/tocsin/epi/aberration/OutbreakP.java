package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.List;

/**
 * OutbreakP: has a season begun to rise, whatever its level?
 *
 * <p>For each t, over all points of the run so far: log P(t) = sum y_i (log f_i - log xbar), f the
 * isotonic (non-decreasing) least-squares fit of y_1..y_t and xbar their mean. Alarm iff P(t) &gt;
 * k. Worked in logarithms, since P passes the floating range on long or large series; the statistic
 * is then infinite and the verdict still right.
 *
 * <p>Assumes Poisson counts that are constant before the onset and rise after it; no baseline is
 * needed. Meant to be started at the seasonal low and restarted each season. Zero counts add
 * nothing. A missing count is left out of the fit and has no verdict. Recent incomplete points hide
 * the rise.
 *
 * <p>Source: Frisen and Andersson (2009), J Stat Plan Inference 139:2987-2998; Frisen, Andersson,
 * Schioeler (2009), Stat Med 28:2119-2134. Checked against {@code algo.outbreakP} of the R package
 * surveillance 1.20.3.
 */
public final class OutbreakP {
    private final double logLimit;
    private final int maxUpperbound;

    private OutbreakP(double logLimit, int maxUpperbound) {
        this.logLimit = logLimit;
        this.maxUpperbound = maxUpperbound;
    }

    /** Limit 100, count threshold searched up to 100,000. */
    public static OutbreakP withDefaults() {
        return new OutbreakP(Math.log(100), 100_000);
    }

    /** A copy with another limit k of the statistic. */
    public OutbreakP withLimit(double k) {
        return new OutbreakP(Math.log(Checks.positive("k", k)), maxUpperbound);
    }

    /** A copy whose count threshold is searched up to this many cases. */
    public OutbreakP withMaxUpperbound(int cases) {
        return new OutbreakP(logLimit, Checks.atLeast("maxUpperboundCases", cases, 0));
    }

    /**
     * Judges the points from {@code first} to {@code last} (from 0, inclusive); the run begins at
     * {@code first}. The threshold is the smallest count that would have raised an alarm.
     */
    public List<Judgement> judge(double[] series, int first, int last) {
        Checks.index(last, first, series.length, "last judged point");
        List<Judgement> points = new ArrayList<>();
        IsotonicRun run = new IsotonicRun(last - first + 1);
        for (int t = first; t <= last; t++) {
            double y = series[t];
            if (Double.isNaN(y)) {
                double no = Double.NaN;
                points.add(new Judgement(y, no, no, no, Verdict.UNKNOWN, run.size(), 1));
                continue;
            }
            double threshold = run.size() == 0 && logLimit >= 0 ? Double.NaN : threshold(run);
            run.add(y);
            double logP = run.logLikelihoodRatio();
            points.add(
                    new Judgement(
                            y,
                            Double.NaN,
                            threshold,
                            Math.exp(logP),
                            Verdict.strictlyAbove(logP, logLimit),
                            run.size(),
                            0));
        }
        return points;
    }

    /** The statistic grows with the newest count once that exceeds the fit, so halving finds it. */
    private double threshold(IsotonicRun run) {
        int low = -1;
        int high = maxUpperbound;
        if (!(run.logLikelihoodRatioWith(high) > logLimit)) {
            return Double.NaN;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (run.logLikelihoodRatioWith(middle) > logLimit) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
