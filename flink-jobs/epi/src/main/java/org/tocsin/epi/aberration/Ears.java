package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.List;

/**
 * EARS C1 and C2: is this count far above the mean of the days just before it?
 *
 * <p>With B baseline points ending {@code guard} points before the judged one (guard 0 for C1, 2
 * for C2), m their mean and s = max(sd, minSigma) with divisor B - 1, the threshold is U = m + z s
 * with z = z(1 - alpha), and an alarm is y &gt; U (strict).
 *
 * <p>Assumes counts that vary about a level that is stable over the baseline and the guard; it has
 * no term for the day of the week or the season. A constant baseline has s = 0, then any larger
 * count alarms unless minSigma is above 0 (0.5 or 1 is advised for sparse counts).
 *
 * <p>Missing points: {@link #judgeAt} follows the reference (a missing value in the window gives no
 * threshold; a missing count alone gives a threshold and no verdict). {@link #judge} is the live
 * form: it uses the reports that are there, so a missing day never blinds a series. Recent
 * incomplete days look like low counts to this test.
 *
 * <p>Source: Hutwagner, Thompson, Seeman, Treadwell (2003), J Urban Health 80 (suppl 1) i89-i96;
 * Fricker, Hegler, Dunfee (2008), Stat Med 27:3407-3429. Checked against {@code earsC} of the R
 * package surveillance 1.20.3.
 */
public final class Ears {
    private static final int LEAST_BASELINE = 3;

    private final int baseline;
    private final int guard;
    private final double minSigma;
    private final double z;

    private Ears(int baseline, int guard, double minSigma, double z) {
        this.baseline = baseline;
        this.guard = guard;
        this.minSigma = minSigma;
        this.z = z;
    }

    /** C1: seven points just before the judged one, alpha 0.001. */
    public static Ears c1() {
        return new Ears(7, 0, 0, Normal.upperQuantile(0.001));
    }

    /** C2: seven points with two points between them and the judged one, alpha 0.001. */
    public static Ears c2() {
        return new Ears(7, 2, 0, Normal.upperQuantile(0.001));
    }

    /** A copy with another number of baseline points, at least 3. */
    public Ears withBaseline(int points) {
        return new Ears(Checks.atLeast("baseline", points, LEAST_BASELINE), guard, minSigma, z);
    }

    /** A copy with another number of points left out between baseline and judged point. */
    public Ears withGuard(int points) {
        return new Ears(baseline, Checks.atLeast("guard", points, 0), minSigma, z);
    }

    /** A copy with another floor of the standard deviation, in cases, at least 0. */
    public Ears withMinSigma(double floor) {
        return new Ears(baseline, guard, Checks.atLeast("minSigma", floor, 0), z);
    }

    /** A copy whose false alarm rate under normality is alpha per point. */
    public Ears withAlpha(double alpha) {
        return new Ears(baseline, guard, minSigma, Normal.upperQuantile(alpha));
    }

    /** A copy that alarms at z standard deviations above the mean. */
    public Ears withZ(double deviations) {
        return new Ears(baseline, guard, minSigma, Checks.positive("z", deviations));
    }

    /** Points in the baseline. */
    public int baseline() {
        return baseline;
    }

    /** Points left out between the baseline and the judged point. */
    public int guard() {
        return guard;
    }

    /** Floor of the standard deviation, in cases. */
    public double minSigma() {
        return minSigma;
    }

    /** Standard deviations above the mean at which a count alarms. */
    public double z() {
        return z;
    }

    /** First position (from 0) that has a whole baseline before it. */
    public int firstIndex() {
        return baseline + guard;
    }

    /**
     * Live form: judges a count against the reports given, which the caller has chosen (usually the
     * last B days with a report, before the guard).
     *
     * @param observed count of the judged point, NaN when missing
     * @param window baseline counts in any order; NaN entries are counted as missing and left out
     */
    public EarsPoint judge(double observed, double... window) {
        return judge(observed, window, 0, window.length, true);
    }

    /**
     * The same from the mean and the standard deviation of the baseline.
     *
     * @param reports number of reports in the baseline, at least 2
     * @param mean of the baseline
     * @param deviation of the baseline with divisor {@code reports} - 1, before its floor
     */
    public EarsPoint judge(double observed, int reports, double mean, double deviation) {
        return point(observed, mean, Math.max(deviation, minSigma), reports, 0);
    }

    /**
     * Reference form: judges one point of a series against the points before it.
     *
     * @param series counts, one per consecutive day or week, NaN where missing
     * @param t position of the judged point, from 0
     */
    public EarsPoint judgeAt(double[] series, int t) {
        Checks.index(t, firstIndex(), series.length, "baseline " + baseline + ", guard " + guard);
        int to = t - guard;
        return judge(series[t], series, to - baseline, to, false);
    }

    /** Judges the points from {@code first} to {@code last}, both inclusive and counted from 0. */
    public List<EarsPoint> judge(double[] series, int first, int last) {
        List<EarsPoint> points = new ArrayList<>();
        for (int t = first; t <= last; t++) {
            points.add(judgeAt(series, t));
        }
        return points;
    }

    /**
     * Baseline of a point, sd not below its floor; without mean and sd when a report is missing.
     */
    Sample windowAt(double[] series, int t) {
        int to = t - guard;
        Sample sample = Sample.of(series, to - baseline, to);
        double known = sample.missing() == 0 ? 1 : Double.NaN;
        return new Sample(
                sample.n(),
                sample.missing(),
                sample.sum(),
                known * sample.mean(),
                known * Math.max(sample.sd(), minSigma));
    }

    private EarsPoint judge(double observed, double[] y, int from, int to, boolean skipMissing) {
        Sample sample = Sample.of(y, from, to);
        if (sample.n() >= 2 && (skipMissing || sample.missing() == 0)) {
            double sd = Math.max(sample.sd(), minSigma);
            return point(observed, sample.mean(), sd, sample.n(), sample.missing());
        }
        double unknown = Double.NaN;
        return new EarsPoint(
                observed,
                unknown,
                unknown,
                unknown,
                unknown,
                Verdict.UNKNOWN,
                sample.n(),
                sample.missing(),
                EarsPoint.Standing.MISSING_REPORT);
    }

    private EarsPoint point(double observed, double mean, double sd, int n, int missing) {
        double threshold = mean + z * sd;
        return new EarsPoint(
                observed,
                mean,
                sd,
                threshold,
                (observed - mean) / sd,
                Verdict.strictlyAbove(observed, threshold),
                n,
                missing,
                Double.isNaN(observed)
                        ? EarsPoint.Standing.MISSING_REPORT
                        : EarsPoint.Standing.JUDGED);
    }
}
