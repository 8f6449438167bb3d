package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.List;

/**
 * EARS C3: do three days together stand out, even if no one of them does?
 *
 * <p>With C2(t) the standardised excess of point t over its C2 baseline and e(t) = max(0, C2(t) -
 * 1):
 *
 * <ul>
 *   <li>{@link Form#LITERATURE}: C3(t) = e(t) + e(t-1) + e(t-2), alarm iff C3(t) &gt; z. In counts:
 *       U = m + s (1 + z - e(t-1) - e(t-2)).
 *   <li>{@link Form#REFERENCE}: U = max(0, y + s (z - e(t-1) - e(t-2))), alarm iff y &gt; U. The
 *       current count cancels in that comparison, so the verdict rests on the two previous points
 *       only: a peculiarity of the R package surveillance, kept for comparison with it. Use the
 *       literature form for work.
 * </ul>
 *
 * <p>Assumptions and missing points as for {@link Ears}; a missing or undefined point also blinds
 * the two points after it. On a constant baseline with minSigma 0 the excess is zero divided by
 * zero and there is no verdict.
 *
 * <p>Source: Hutwagner, Thompson, Seeman, Treadwell (2003), J Urban Health 80 (suppl 1) i89-i96;
 * Salmon, Schumacher, Hoehle (2016), J Stat Softw 70(10). Checked against {@code earsC} of
 * surveillance 1.20.3 (reference form) and the closed formula (literature form).
 */
public final class EarsC3 {
    /** Which of the two definitions is used. */
    public enum Form {
        /** Hutwagner 2003: the judged point counts. */
        LITERATURE,
        /** The R package surveillance: only the two previous points count. */
        REFERENCE
    }

    private static final int LAGS = 2;

    private final Ears c2;
    private final Form form;
    private final double limit;

    private EarsC3(Ears c2, Form form, double limit) {
        this.c2 = c2;
        this.form = form;
        this.limit = limit;
    }

    /** Seven-point baseline, alpha 0.025, literature form. */
    public static EarsC3 withDefaults() {
        return new EarsC3(Ears.c2(), Form.LITERATURE, Normal.upperQuantile(0.025));
    }

    /** A copy with the other definition. */
    public EarsC3 withForm(Form other) {
        return new EarsC3(c2, other, limit);
    }

    /** A copy with another number of baseline points, at least 3. */
    public EarsC3 withBaseline(int points) {
        return new EarsC3(c2.withBaseline(points), form, limit);
    }

    /** A copy with another floor of the standard deviation, in cases. */
    public EarsC3 withMinSigma(double floor) {
        return new EarsC3(c2.withMinSigma(floor), form, limit);
    }

    /** A copy whose limit is z(1 - alpha). */
    public EarsC3 withAlpha(double alpha) {
        return new EarsC3(c2, form, Normal.upperQuantile(alpha));
    }

    /** A copy with the limit given outright; the original publication used 2. */
    public EarsC3 withLimit(double value) {
        return new EarsC3(c2, form, Checks.positive("limit", value));
    }

    /** First position (from 0) whose three C2 values all have a whole baseline. */
    public int firstIndex() {
        return c2.firstIndex() + LAGS;
    }

    /** Judges one point of a series; {@code t} counts from 0, missing counts are NaN. */
    public EarsPoint judgeAt(double[] series, int t) {
        Checks.index(t, firstIndex(), series.length, "C3, baseline " + c2.baseline());
        return judge(
                c2.judgeAt(series, t), c2.judgeAt(series, t - 1), c2.judgeAt(series, t - LAGS));
    }

    /** Judges the points from {@code first} to {@code last}, both inclusive and counted from 0. */
    public List<EarsPoint> judge(double[] series, int first, int last) {
        if (first > last) {
            return new ArrayList<>();
        }
        List<EarsPoint> points = new ArrayList<>(last - first + 1);
        Checks.index(first, firstIndex(), series.length, "C3, baseline " + c2.baseline());
        Checks.index(last, firstIndex(), series.length, "C3, baseline " + c2.baseline());
        double before = c2.windowAt(series, first - LAGS).excess(series[first - LAGS]);
        double yesterday = c2.windowAt(series, first - 1).excess(series[first - 1]);
        for (int t = first; t <= last; t++) {
            Sample window = c2.windowAt(series, t);
            double today = window.excess(series[t]);
            EarsPoint point = point(series[t], window, today, yesterday, before);
            // The rare case goes back to the whole points, which know what was missing.
            points.add(point.alarm() == Verdict.UNKNOWN ? judgeAt(series, t) : point);
            before = yesterday;
            yesterday = today;
        }
        return points;
    }

    /**
     * Streaming form: judges the newest of three consecutive C2 points.
     *
     * @param today C2 of the judged point
     * @param yesterday C2 of the point before
     * @param before C2 two points before
     */
    public EarsPoint judge(EarsPoint today, EarsPoint yesterday, EarsPoint before) {
        Sample window =
                new Sample(
                        today.baselineDays(),
                        today.missingDays(),
                        Double.NaN,
                        today.expected(),
                        today.sd());
        EarsPoint point =
                point(
                        today.observed(),
                        window,
                        today.excess(),
                        yesterday.excess(),
                        before.excess());
        return point.alarm() == Verdict.UNKNOWN
                ? point.unknown(reason(today, yesterday, before))
                : point;
    }

    private EarsPoint point(
            double observed, Sample window, double today, double yesterday, double before) {
        boolean literature = form == Form.LITERATURE;
        double memory = yesterday + before;
        double score = literature ? today + memory : memory;
        double threshold =
                literature
                        ? window.mean() + window.sd() * (1 + limit - memory)
                        : Math.max(0, observed + window.sd() * (limit - yesterday - before));
        return new EarsPoint(
                observed,
                window.mean(),
                window.sd(),
                threshold,
                score,
                literature
                        ? Verdict.strictlyAbove(score, limit)
                        : Verdict.strictlyAbove(observed, threshold),
                window.n(),
                window.missing(),
                EarsPoint.Standing.JUDGED);
    }

    private static EarsPoint.Standing reason(EarsPoint... points) {
        for (EarsPoint point : points) {
            if (point.standing() == EarsPoint.Standing.MISSING_REPORT) {
                return EarsPoint.Standing.MISSING_REPORT;
            }
        }
        return EarsPoint.Standing.UNDEFINED;
    }
}
