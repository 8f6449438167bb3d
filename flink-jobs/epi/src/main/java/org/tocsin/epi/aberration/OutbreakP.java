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
    /** How the statistic is computed. */
    public enum Form {
        /** Sum of logarithms; never wrong by overflow. */
        LOGARITHMIC,
        /** Running product; 0 or undefined on large counts. */
        REFERENCE
    }

    private static final double NEAR_TIE = 1e-9;

    private final Form form;
    private final double limit;
    private final double logLimit;
    private final int maxUpperbound;

    private OutbreakP(Form form, double limit, int maxUpperbound) {
        this.form = form;
        this.limit = limit;
        this.logLimit = Math.log(limit);
        this.maxUpperbound = maxUpperbound;
    }

    /** Limit 100, count threshold searched up to 100,000. */
    public static OutbreakP withDefaults() {
        return new OutbreakP(Form.LOGARITHMIC, 100, 100_000);
    }

    /** A copy that computes the statistic in another way. */
    public OutbreakP withForm(Form other) {
        return new OutbreakP(other, limit, maxUpperbound);
    }

    /** A copy with another limit k of the statistic. */
    public OutbreakP withLimit(double k) {
        return new OutbreakP(form, Checks.positive("k", k), maxUpperbound);
    }

    /** A copy whose count threshold is searched up to this many cases. */
    public OutbreakP withMaxUpperbound(int cases) {
        return new OutbreakP(form, limit, Checks.atLeast("maxUpperboundCases", cases, 0));
    }

    /**
     * Judges the points from {@code first} to {@code last} (from 0, inclusive); the run begins at
     * {@code first}. The threshold is the smallest count that would raise an alarm; NaN when the
     * points before already do, when no count up to the maximum does, and at the first point.
     */
    public List<Judgement> judge(double[] series, int first, int last) {
        Checks.index(last, first, series.length, "last judged point");
        List<Judgement> points = new ArrayList<>();
        IsotonicRun run = new IsotonicRun(last - first + 1);
        for (int t = first; t <= last; t++) {
            points.add(next(run, series[t]));
        }
        return points;
    }

    private Judgement next(IsotonicRun run, double y) {
        double no = Double.NaN;
        if (Double.isNaN(y)) {
            return new Judgement(y, no, no, no, Verdict.UNKNOWN, run.size(), 1);
        }
        double threshold = run.size() == 0 && logLimit >= 0 ? no : threshold(run);
        run.add(y);
        double product = run.likelihoodRatio();
        boolean reference = form == Form.REFERENCE;
        return new Judgement(
                y,
                no,
                threshold,
                reference ? product : Math.exp(run.logLikelihoodRatio()),
                reference ? overflowing(product) : Verdict.of(exceeds(run)),
                run.size(),
                0);
    }

    private Verdict overflowing(double product) {
        return Double.isInfinite(product) ? Verdict.UNKNOWN : Verdict.strictlyAbove(product, limit);
    }

    private boolean alarmsWith(IsotonicRun run, int y) {
        return exceeds(run.with(y));
    }

    /**
     * Near the limit logarithms cannot tell a tie, which small counts do reach; the product can.
     */
    private boolean exceeds(IsotonicRun run) {
        double logP = run.logLikelihoodRatio();
        return Math.abs(logP - logLimit) < NEAR_TIE
                ? run.likelihoodRatio() > limit
                : logP > logLimit;
    }

    /** The statistic never falls when the newest count grows, so halving finds the threshold. */
    private double threshold(IsotonicRun run) {
        int low = 0;
        int high = maxUpperbound;
        if (alarmsWith(run, low) || !alarmsWith(run, high)) {
            return Double.NaN;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (alarmsWith(run, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
