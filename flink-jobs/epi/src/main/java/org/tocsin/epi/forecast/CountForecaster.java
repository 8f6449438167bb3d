package org.tocsin.epi.forecast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How many cases are to be expected in the next one and two weeks? For capacity and pictures; it
 * raises no alarm.
 *
 * <p>Mean: the newest level times the newest growth, damped: log m(h) = log level + r (d + d² + ..
 * + d^h), times the day-type factor. Spread: each forecast is kept and compared with what came; the
 * excess of its squared error over counting error, relative to the squared mean, is smoothed per
 * target (psi), so that intervals are as wide as this series' own forecasts were wrong. Until
 * enough have come true psi starts from a prior.
 *
 * <p>Assumes complete counts: forecast by receipt, or after the days that are still filling.
 * Unreported points are left out. Zero counts are counts; a series without any stays near 0. State:
 * the window, 84 counts for the weekly pattern and the forecasts not yet judged.
 */
public final class CountForecaster {
    private static final int PATTERN_WINDOW = 84;
    private static final double PATTERN_SHRINKAGE = 20;
    private static final double ERROR_DISCOUNT = 0.98;
    private static final double LOSS_DISCOUNT = 0.9;
    private static final double PRIOR_WEIGHT = 5;
    private static final double PRIOR_STEP = 0.15;

    private final List<TrendOptions> memories;
    private final List<ForecastTarget> targets;
    private final int reach;
    private final double[] errors;
    private final double[] weights;

    /** Smoothed absolute error by target and memory. */
    private final double[][] losses;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private double[] counts = new double[0];
    private int[] dayTypes = new int[0];
    private int points;

    /**
     * Means by target (last: the average) that were forecast after a point, and what came since.
     */
    private record Pending(int madeAfter, double[][] means, double[] sums) {}

    private CountForecaster(List<TrendOptions> memories, List<ForecastTarget> targets) {
        this.memories = memories;
        this.targets = targets;
        this.reach = targets.stream().mapToInt(ForecastTarget::last).max().orElseThrow();
        this.errors = new double[targets.size()];
        this.weights = new double[targets.size()];
        this.losses = new double[targets.size()][memories.size()];
        for (int i = 0; i < targets.size(); i++) {
            double spread = PRIOR_STEP * Math.sqrt(targets.get(i).last());
            weights[i] = PRIOR_WEIGHT;
            errors[i] = PRIOR_WEIGHT * spread * spread;
            Arrays.fill(losses[i], 1);
        }
    }

    /**
     * A forecaster of these targets, before the first point.
     *
     * @param memories from quick to slow; all with or all without day types
     */
    public static CountForecaster of(List<TrendOptions> memories, List<ForecastTarget> targets) {
        if (targets.isEmpty() || memories.isEmpty()) {
            throw new IllegalArgumentException(
                    "there must be a memory and a target, got " + memories + " and " + targets);
        }
        if (memories.stream().map(TrendOptions::dayTypes).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "memories must all or none have day types, got " + memories);
        }
        return new CountForecaster(List.copyOf(memories), List.copyOf(targets));
    }

    /** One and two weeks ahead, of a series of weeks. */
    public static CountForecaster weekly() {
        return of(
                TrendOptions.weeklyMemories(),
                List.of(ForecastTarget.point(1), ForecastTarget.point(2)));
    }

    /** Sums of the next 7 and 14 days, and the days 7 and 14, of a series of days. */
    public static CountForecaster daily() {
        return of(
                TrendOptions.dailyMemories(),
                List.of(
                        new ForecastTarget(1, 7),
                        new ForecastTarget(1, 14),
                        ForecastTarget.point(7),
                        ForecastTarget.point(14)));
    }

    /**
     * Takes the next point.
     *
     * @param count at least 0; NaN = not reported
     * @param dayType 0..6; any for series of weeks
     */
    public void add(double count, int dayType) {
        if (count < 0 || Double.isInfinite(count)) {
            throw new IllegalArgumentException("count must be finite and >= 0, got " + count);
        }
        if (dayType < 0 || dayType > 6) {
            throw new IllegalArgumentException("day type must be in 0..6, got " + dayType);
        }
        points++;
        judgePending(count);
        append(count, dayType);
        pending.addLast(pendingNow());
    }

    private void append(double count, int dayType) {
        int kept = Math.min(counts.length, PATTERN_WINDOW - 1);
        counts = Arrays.copyOfRange(counts, counts.length - kept, counts.length + 1);
        dayTypes = Arrays.copyOfRange(dayTypes, dayTypes.length - kept, dayTypes.length + 1);
        counts[kept] = count;
        dayTypes[kept] = dayType;
    }

    private Pending pendingNow() {
        return new Pending(points, means(), new double[targets.size()]);
    }

    /**
     * Everything it remembers, as numbers, so that it can go on after a restart: {@link #restore}
     * on a forecaster of the same memories and targets.
     */
    public double[] state() {
        int width = memories.size() + 1;
        int each = 1 + targets.size() * (width + 1);
        int own = 3 + 2 * counts.length + targets.size() * (2 + memories.size());
        double[] state = new double[own + pending.size() * each];
        int at = 0;
        state[at++] = points;
        state[at++] = counts.length;
        state[at++] = pending.size();
        for (int i = 0; i < counts.length; i++) {
            state[at++] = counts[i];
            state[at++] = dayTypes[i];
        }
        for (int i = 0; i < targets.size(); i++) {
            state[at++] = errors[i];
            state[at++] = weights[i];
            System.arraycopy(losses[i], 0, state, at, memories.size());
            at += memories.size();
        }
        for (Pending made : pending) {
            state[at++] = made.madeAfter();
            for (int i = 0; i < targets.size(); i++) {
                state[at++] = made.sums()[i];
                System.arraycopy(made.means()[i], 0, state, at, width);
                at += width;
            }
        }
        return state;
    }

    /** Goes on from what {@link #state} gave; anything remembered before is forgotten. */
    public void restore(double[] state) {
        int width = memories.size() + 1;
        int at = 0;
        points = (int) state[at++];
        int kept = (int) state[at++];
        int waiting = (int) state[at++];
        counts = new double[kept];
        dayTypes = new int[kept];
        for (int i = 0; i < kept; i++) {
            counts[i] = state[at++];
            dayTypes[i] = (int) state[at++];
        }
        for (int i = 0; i < targets.size(); i++) {
            errors[i] = state[at++];
            weights[i] = state[at++];
            System.arraycopy(state, at, losses[i], 0, memories.size());
            at += memories.size();
        }
        pending.clear();
        for (int p = 0; p < waiting; p++) {
            int madeAfter = (int) state[at++];
            double[][] means = new double[targets.size()][];
            double[] sums = new double[targets.size()];
            for (int i = 0; i < targets.size(); i++) {
                sums[i] = state[at++];
                means[i] = Arrays.copyOfRange(state, at, at + width);
                at += width;
            }
            pending.addLast(new Pending(madeAfter, means, sums));
        }
    }

    /** Growth of the newest points, by the memory that does best on the first target. */
    public Growth growth() {
        int best = 0;
        for (int k = 1; k < memories.size(); k++) {
            best = losses[0][k] < losses[0][best] ? k : best;
        }
        return growth(memories.get(best), pattern());
    }

    private Growth growth(TrendOptions memory, double[] pattern) {
        double[] logPattern = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            logPattern[i] = Math.log(pattern[dayTypes[i]]);
        }
        return LocalTrend.of(memory).estimate(counts, logPattern);
    }

    /** Forecasts of all targets from the newest point on; day types go on modulo 7. */
    public List<Forecast> forecast() {
        if (points == 0) {
            throw new IllegalStateException("there is nothing to forecast from: no points yet");
        }
        double[][] means = pending.getLast().means();
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            double mean = means[i][memories.size()];
            double spread = Math.max(0, errors[i] / weights[i]);
            forecasts.add(new Forecast(targets.get(i), mean, spread));
        }
        return forecasts;
    }

    /** Means by target and memory, and their average. */
    private double[][] means() {
        double[] pattern = pattern();
        double[][] means = new double[targets.size()][memories.size() + 1];
        for (int k = 0; k < memories.size(); k++) {
            double[] path = path(memories.get(k), pattern);
            for (int i = 0; i < targets.size(); i++) {
                ForecastTarget target = targets.get(i);
                means[i][k] = Arrays.stream(path, target.first(), target.last() + 1).sum();
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            means[i][memories.size()] = average(means[i], losses[i]);
        }
        return means;
    }

    private static double average(double[] means, double[] losses) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < losses.length; k++) {
            double weight = Math.pow(losses[k], -4);
            sum += weight * means[k];
            weights += weight;
        }
        return sum / weights;
    }

    /** Expected counts 1, 2, .. points ahead (index 0 is not used). */
    private double[] path(TrendOptions memory, double[] pattern) {
        Growth growth = growth(memory, pattern);
        int newest = dayTypes[dayTypes.length - 1];
        double[] path = new double[reach + 1];
        double damped = 0;
        double share = 1;
        for (int h = 1; h <= reach; h++) {
            share *= memory.damping();
            damped += share * growth.rate();
            path[h] = growth.level() * Math.exp(damped) * pattern[(newest + h) % 7];
        }
        return path;
    }

    /** Compares forecasts with what came; an unreported point leaves its sums unjudged. */
    private void judgePending(double count) {
        for (Pending made : pending) {
            int ahead = points - made.madeAfter();
            for (int i = 0; i < targets.size(); i++) {
                ForecastTarget target = targets.get(i);
                if (ahead >= target.first() && ahead <= target.last()) {
                    made.sums()[i] += count;
                }
                if (ahead == target.last() && !Double.isNaN(made.sums()[i])) {
                    learn(i, made.sums()[i], made.means()[i]);
                }
            }
        }
        while (!pending.isEmpty() && points - pending.getFirst().madeAfter() >= reach) {
            pending.removeFirst();
        }
    }

    private void learn(int i, double observed, double[] means) {
        for (int k = 0; k < memories.size(); k++) {
            double miss = Math.abs(observed - means[k]) + 0.01;
            losses[i][k] = LOSS_DISCOUNT * losses[i][k] + (1 - LOSS_DISCOUNT) * miss;
        }
        learnSpread(i, observed, means[memories.size()]);
    }

    /**
     * Excess variance relative to the squared mean, where counts are large enough to show it: a
     * forecast of m has weight m/(1 + m).
     */
    private void learnSpread(int i, double observed, double mean) {
        double floor = Math.max(mean, 0.1);
        double error = (observed - mean) * (observed - mean) - floor;
        double informative = floor / (1 + floor);
        // One miss by far must not blow the interval up for months: errors are capped.
        double relative = Math.min(error / (floor * floor), 4);
        errors[i] = Math.max(0, ERROR_DISCOUNT * errors[i] + informative * relative);
        weights[i] = ERROR_DISCOUNT * weights[i] + informative;
    }

    private double[] pattern() {
        double[] pattern = new double[7];
        Arrays.fill(pattern, 1);
        if (!memories.get(0).dayTypes()) {
            return pattern;
        }
        double[] sums = new double[7];
        int[] days = new int[7];
        double total = 0;
        int reported = 0;
        for (int i = Math.max(0, counts.length - PATTERN_WINDOW); i < counts.length; i++) {
            if (!Double.isNaN(counts[i])) {
                sums[dayTypes[i]] += counts[i];
                days[dayTypes[i]]++;
                total += counts[i];
                reported++;
            }
        }
        for (int w = 0; w < 7 && reported > 0; w++) {
            double share = days[w] / (double) reported;
            pattern[w] = (sums[w] + PATTERN_SHRINKAGE) / (share * total + PATTERN_SHRINKAGE);
        }
        return pattern;
    }
}
