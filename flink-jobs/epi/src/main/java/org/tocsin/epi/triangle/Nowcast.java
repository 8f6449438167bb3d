package org.tocsin.epi.triangle;

import java.util.ArrayList;
import java.util.List;

/**
 * How many cases will the newest days have had when all are reported, and how much of them is
 * known? For pictures and texts; never an alarm.
 *
 * <p>Share reported at age a: F = product over later delays of (1 - g_d(w)), g the reverse-time
 * hazard of the recent weeks (half-life 7 labels) for the day type of the label to come. Given c
 * known, the missing are about negative binomial with mean M = (c + 1/2)(1 - F)/F and variance phi
 * M/F + ((c + 1/2)/F)^2 v, v = variance of log F (Lawless).
 *
 * <p>Assumes that later labels will be fed as the recent ones. Labels at which the link was down or
 * a backlog arrived count as they are. Sources: Lawless 1994 (Can J Stat 22:15); Hoehle and an der
 * Heiden 2014 (Biometrics 70:993). Checked against golden vectors to 1e-8.
 */
public final class Nowcast {
    private static final double[] QUANTILES = {0.025, 0.1, 0.5, 0.9, 0.975};
    private static final double LARGEST_HAZARD = 0.98;

    private final NowcastOptions options;
    private final ReportingTriangle triangle;
    private final int label;
    private final List<Delay> delays;
    private final double batch;
    private final double[] weights;

    private Nowcast(
            NowcastOptions options,
            ReportingTriangle triangle,
            int label,
            List<Delay> delays,
            double batch,
            double[] weights) {
        this.options = options;
        this.triangle = triangle;
        this.label = label;
        this.delays = delays;
        this.batch = batch;
        this.weights = weights;
    }

    /** Hazard and its information at one delay, by day type of the label of receipt. */
    private record Delay(int delay, double[] hazard, double[] information) {}

    /** Learns the delay law from the labels up to this one. */
    public static Nowcast at(ReportingTriangle triangle, int label, NowcastOptions options) {
        double[] weights = new double[options.window()];
        for (int age = 0; age < weights.length; age++) {
            weights[age] = Math.pow(2, -age / options.halfLife());
        }
        Nowcast empty = new Nowcast(options, triangle, label, List.of(), 1, weights);
        List<Delay> delays = new ArrayList<>();
        for (int d = 1; d <= triangle.delays(); d++) {
            delays.add(empty.learn(d));
        }
        return new Nowcast(options, triangle, label, delays, empty.batch(delays), weights);
    }

    private int oldest(int delay) {
        return Math.max(triangle.first() + delay, label - options.window() + 1);
    }

    private double weight(int j) {
        return weights[label - j];
    }

    private int type(int day) {
        return options.dayTypes() ? triangle.dayType(day) : 0;
    }

    private Delay learn(int d) {
        double[] late = new double[7];
        double[] known = new double[7];
        double lateSum = 0;
        double knownSum = 0;
        double weightedLate = 0;
        double weightedKnown = 0;
        double squares = 0;
        for (int j = oldest(d); j <= label; j++) {
            double n = DelayDrift.late(triangle, j, d);
            double c = DelayDrift.known(triangle, j, d);
            double w = weight(j);
            late[type(j)] += n;
            known[type(j)] += c;
            lateSum += n;
            knownSum += c;
            weightedLate += w * n;
            weightedKnown += w * c;
            squares += w * w * c;
        }
        double[] hazard = new double[7];
        double[] information = new double[7];
        if (lateSum > 0) {
            double kappa = options.shrinkage();
            double longTerm = lateSum / knownSum;
            double recent = (weightedLate + kappa * longTerm) / (weightedKnown + kappa);
            double effective = weightedKnown * weightedKnown / squares;
            for (int w = 0; w < 7; w++) {
                double byType = (late[w] + kappa * longTerm) / (known[w] + kappa);
                hazard[w] = Math.min(LARGEST_HAZARD, byType * recent / longTerm);
                information[w] = 1 / (1 / (effective + kappa) + 1 / (known[w] + kappa));
            }
        }
        return new Delay(d, hazard, information);
    }

    /** Clustering of reports: weighted mean of the squared Pearson residuals. */
    private double batch(List<Delay> learnt) {
        double squares = 0;
        double freedom = 0;
        for (Delay delay : learnt) {
            double weights = 0;
            int used = 0;
            for (int j = oldest(delay.delay); j <= label; j++) {
                double g = delay.hazard[type(j)];
                double c = DelayDrift.known(triangle, j, delay.delay);
                if (c > 0 && g > 0 && g < 1) {
                    double residual = DelayDrift.late(triangle, j, delay.delay) - c * g;
                    squares += weight(j) * residual * residual / (c * g * (1 - g));
                    weights += weight(j);
                    used++;
                }
            }
            freedom += used == 0 ? 0 : weights * (1 - 1.0 / used);
        }
        return Math.max(1, squares / Math.max(1, freedom));
    }

    /** Nowcast of the day of this age, 0 .. delays - 1. */
    public NowcastDay day(int age) {
        if (age < 0 || age >= triangle.delays()) {
            throw new IllegalArgumentException(
                    "age must be in 0.." + (triangle.delays() - 1) + ", got " + age);
        }
        Known k = known(age);
        if (k.tooEarly) {
            double none = Double.NaN;
            return new NowcastDay(
                    age,
                    label - age,
                    k.cases,
                    k.reported,
                    k.logVariance,
                    batch,
                    none,
                    none,
                    List.of());
        }
        return estimate(age, label - age, k.cases, k.reported, k.logVariance);
    }

    /** Whether there is a nowcast of the day of this age: enough of it is reported. */
    public boolean estimates(int age) {
        return !known(age).tooEarly;
    }

    /**
     * Cases known of a day, the share that they are, and the variance of that share's logarithm.
     */
    private record Known(double cases, double reported, double logVariance, boolean tooEarly) {}

    private Known known(int age) {
        int day = label - age;
        double reported = 1;
        double logVariance = 0;
        for (int d = age + 1; d <= triangle.delays(); d++) {
            Delay delay = delays.get(d - 1);
            double g = delay.hazard[type(day + d)];
            reported *= 1 - g;
            if (g > 0 && g < 1) {
                logVariance += batch * g / ((1 - g) * delay.information[type(day + d)]);
            }
        }
        double known = Math.max(0, triangle.knownAt(day, age));
        return new Known(known, reported, logVariance, reported < options.tooEarly());
    }

    private NowcastDay estimate(
            int age, int day, double known, double reported, double logVariance) {
        double scaled = (known + options.prior()) / reported;
        double missing = scaled * (1 - reported);
        double variance = batch * missing / reported + scaled * scaled * logVariance;
        MissingCases law = new MissingCases(missing, variance);
        List<Double> quantiles = new ArrayList<>();
        for (double probability : QUANTILES) {
            quantiles.add(known + law.quantile(probability));
        }
        return new NowcastDay(
                age,
                day,
                known,
                reported,
                logVariance,
                batch,
                missing,
                variance,
                List.copyOf(quantiles));
    }

    /** Nowcasts of the days of ages 0 .. {@code oldestAge}, newest first. */
    public List<NowcastDay> days(int oldestAge) {
        List<NowcastDay> days = new ArrayList<>();
        int end = Math.min(oldestAge, Math.min(triangle.delays() - 1, label - triangle.first()));
        for (int age = 0; age <= end; age++) {
            days.add(day(age));
        }
        return days;
    }

    /**
     * How much of the days of some ages is reported.
     *
     * @param newestAge smallest age, inclusive
     * @param oldestAge largest age, inclusive
     */
    public ReportedShare share(int newestAge, int oldestAge) {
        if (newestAge > oldestAge) {
            throw new IllegalArgumentException(
                    "ages must be in order, got " + newestAge + ".." + oldestAge);
        }
        int length = oldestAge - newestAge + 1;
        double known = 0;
        double missing = 0;
        double thinning = 0;
        double shared = 0;
        for (int age = newestAge; age <= oldestAge; age++) {
            Known day = known(age);
            if (day.tooEarly) {
                return ReportedShare.NONE;
            }
            double cases = day.cases + options.prior() / length;
            double share = day.reported;
            known += day.cases;
            missing += cases * (1 - share) / share;
            thinning += batch * cases * (1 - share) / (share * share);
            shared += cases / share * Math.sqrt(day.logVariance);
        }
        return share(known, missing, thinning + shared * shared);
    }

    private static ReportedShare share(double known, double missing, double variance) {
        if (known + missing == 0) {
            return ReportedShare.NONE;
        }
        MissingCases law = new MissingCases(missing, variance);
        return new ReportedShare(
                known,
                missing,
                known / (known + missing),
                ratio(known, law.quantile(0.9)),
                ratio(known, law.quantile(0.1)));
    }

    private static double ratio(double known, long missing) {
        return known + missing == 0 ? Double.NaN : known / (known + missing);
    }
}
