package org.tocsin.epi.triangle;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Keeps the scores of a class of series honest: divides them by how far their own recent tail
 * exceeds the normal one.
 *
 * <p>From 2,000 scores of the last 56 days outside open episodes on, z is divided by max(1,
 * q99/2.326), q99 = 99 % quantile of those scores (linear interpolation). Never below 1: a quiet
 * past must not sharpen the test.
 */
public final class Recalibration {
    private static final int DAYS = 56;
    private static final int ENOUGH = 2000;
    private static final double NORMAL99 = 2.3263478740408408;

    private final Deque<double[]> days = new ArrayDeque<>();
    private int scores;

    /** Adds the scores of one day, of all series of the class that have no open episode. */
    public void add(double[] scoresOfDay) {
        double[] finite = Arrays.stream(scoresOfDay).filter(Double::isFinite).toArray();
        days.addLast(finite);
        scores += finite.length;
        if (days.size() > DAYS) {
            scores -= days.removeFirst().length;
        }
    }

    /** What scores are divided by, at least 1. */
    public double divisor() {
        if (scores < ENOUGH) {
            return 1;
        }
        double[] all = days.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        double rank = 0.99 * (all.length - 1);
        int below = (int) rank;
        double next = all[Math.min(below + 1, all.length - 1)];
        double q99 = all[below] + (rank - below) * (next - all[below]);
        return Math.max(1, q99 / NORMAL99);
    }
}
