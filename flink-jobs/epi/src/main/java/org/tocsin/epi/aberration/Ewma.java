package org.tocsin.epi.aberration;

import java.util.ArrayList;
import java.util.List;

/**
 * EWMA: has the smoothed count drifted above its baseline?
 *
 * <p>z_t = lambda y_t + (1 - lambda) z_{t-1}; alarm iff z_t is above its limit.
 *
 * <ul>
 *   <li>Fixed baseline: mu = mean and sigma = sqrt(mu) (Poisson) or the standard deviation of all
 *       counts before the first judged point; z starts at mu; limit of the j-th judged point: mu +
 *       L sigma sqrt(lambda/(2 - lambda) (1 - (1 - lambda)^(2j))).
 *   <li>Moving baseline: m and s = max(sd, minSigma) of the B points that end {@code guard} points
 *       before t; z starts at the mean of the first B points and runs from the first point with a
 *       baseline; limit: m + L s sqrt(lambda/(2 - lambda)).
 * </ul>
 *
 * <p>Assumes a stable level without day-of-week or season. The limit is on the scale of z, not of
 * counts. No reset after an alarm. A missing count leaves z as it was and gives no verdict; in a
 * fixed baseline it is left out, in a moving one the limit is unknown. Recent incomplete days pull
 * z down.
 *
 * <p>Source: Roberts (1959), Technometrics 1:239-250; Borror, Champ, Rigdon (1998), J Qual Technol
 * 30:352-361; Lucas and Saccucci (1990), Technometrics 32:1-12. Checked against the closed
 * formulas.
 */
public final class Ewma {
    /** Where the baseline is and what its standard deviation is. */
    public enum Mode {
        /** All counts before the first judged point, Poisson standard deviation. */
        FIXED_POISSON,
        /** All counts before the first judged point, empirical standard deviation. */
        FIXED_SD,
        /** The B points before each judged point. */
        MOVING
    }

    private final Mode mode;
    private final double lambda;
    private final double limit;
    private final int baseline;
    private final int guard;
    private final double minSigma;

    private Ewma(Mode mode, double lambda, double limit, int baseline, int guard, double minSigma) {
        this.mode = mode;
        this.lambda = lambda;
        this.limit = limit;
        this.baseline = baseline;
        this.guard = guard;
        this.minSigma = minSigma;
    }

    /** Lambda 0.2, L 3; moving: baseline 28, guard 2. */
    public static Ewma of(Mode mode) {
        return new Ewma(mode, 0.2, 3, 28, 2, 0);
    }

    /** A copy with another weight of the newest count, above 0 and at most 1. */
    public Ewma withLambda(double weight) {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1], got " + weight);
        }
        return new Ewma(mode, weight, limit, baseline, guard, minSigma);
    }

    /** A copy with another limit, in standard deviations of z. */
    public Ewma withLimit(double deviations) {
        double l = Checks.positive("L", deviations);
        return new Ewma(mode, lambda, l, baseline, guard, minSigma);
    }

    /** A copy with another moving baseline, in points, and floor of its standard deviation. */
    public Ewma withBaseline(int points, int guardPoints, double floor) {
        return new Ewma(
                mode,
                lambda,
                limit,
                Checks.atLeast("baseline", points, 2),
                Checks.atLeast("guard", guardPoints, 0),
                Checks.atLeast("minSigma", floor, 0));
    }

    /** First position (from 0) that can be judged. */
    public int firstIndex() {
        return switch (mode) {
            case MOVING -> baseline + guard;
            case FIXED_POISSON -> 1;
            case FIXED_SD -> 2;
        };
    }

    /** The chart's next value from its last; a missing count changes nothing. */
    public double next(double z, double count) {
        return Double.isNaN(count) ? z : lambda * count + (1 - lambda) * z;
    }

    /** Judges the points from {@code first} to {@code last}, both inclusive and counted from 0. */
    public List<Judgement> judge(double[] series, int first, int last) {
        Checks.index(first, firstIndex(), series.length, "first judged point");
        return mode == Mode.MOVING ? moving(series, first, last) : fixed(series, first, last);
    }

    private List<Judgement> fixed(double[] series, int first, int last) {
        Sample sample = Sample.of(series, 0, first);
        double mean = sample.mean();
        double sigma = mode == Mode.FIXED_POISSON ? Math.sqrt(mean) : sample.sd();
        List<Judgement> points = new ArrayList<>();
        double z = mean;
        for (int t = first; t <= last; t++) {
            z = next(z, series[t]);
            double settled = 1 - Math.pow(1 - lambda, 2 * (t - first + 1));
            double threshold = mean + limit * sigma * Math.sqrt(lambda / (2 - lambda) * settled);
            points.add(point(series[t], mean, threshold, z, sample));
        }
        return points;
    }

    private List<Judgement> moving(double[] series, int first, int last) {
        List<Judgement> points = new ArrayList<>();
        double z = Sample.of(series, 0, baseline).mean();
        for (int t = firstIndex(); t <= last; t++) {
            z = next(z, series[t]);
            if (t < first) {
                continue;
            }
            Sample sample = Sample.of(series, t - guard - baseline, t - guard);
            double s = sample.missing() > 0 ? Double.NaN : Math.max(sample.sd(), minSigma);
            double threshold = sample.mean() + limit * s * Math.sqrt(lambda / (2 - lambda));
            points.add(point(series[t], sample.mean(), threshold, z, sample));
        }
        return points;
    }

    private static Judgement point(
            double count, double mean, double threshold, double z, Sample sample) {
        Verdict alarm = Double.isNaN(count) ? Verdict.UNKNOWN : Verdict.strictlyAbove(z, threshold);
        return new Judgement(count, mean, threshold, z, alarm, sample.n(), sample.missing());
    }
}
