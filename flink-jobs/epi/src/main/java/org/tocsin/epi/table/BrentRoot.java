package org.tocsin.epi.table;

import java.util.function.DoubleUnaryOperator;

/**
 * Root of a function between two points by Brent's method (Algorithms for Minimization without
 * Derivatives, 1973, chapter 4): inverse quadratic or linear interpolation where it is safe,
 * halving otherwise.
 *
 * <p>The interpolation gives the root to within the tolerance only. Statistical packages stop at a
 * wide one, and their printed digits depend on the path; this is the classical path, so that such
 * digits can be reproduced.
 */
final class BrentRoot {
    private static final double EPSILON = Math.ulp(1.0);

    private final DoubleUnaryOperator function;
    private final double tolerance;
    private double before;
    private double atBefore;
    private double best;
    private double atBest;
    private double opposite;
    private double atOpposite;

    private BrentRoot(DoubleUnaryOperator function, double tolerance) {
        this.function = function;
        this.tolerance = tolerance;
    }

    static double of(DoubleUnaryOperator function, double low, double high, double tolerance) {
        return new BrentRoot(function, tolerance).between(low, high);
    }

    private double between(double low, double high) {
        before = low;
        atBefore = function.applyAsDouble(low);
        best = high;
        atBest = function.applyAsDouble(high);
        if (atBefore == 0) {
            return low;
        }
        opposite = low;
        atOpposite = atBefore;
        for (int step = 0; step <= 1000; step++) {
            double last = best - before;
            if (Math.abs(atOpposite) < Math.abs(atBest)) {
                swap();
            }
            double least = 2 * EPSILON * Math.abs(best) + tolerance / 2;
            double half = (opposite - best) / 2;
            if (Math.abs(half) <= least || atBest == 0) {
                return best;
            }
            move(atLeast(interpolated(last, half, least), least));
        }
        return best;
    }

    private void swap() {
        before = best;
        best = opposite;
        opposite = before;
        atBefore = atBest;
        atBest = atOpposite;
        atOpposite = atBefore;
    }

    private double interpolated(double last, double half, double least) {
        if (Math.abs(last) < least || Math.abs(atBefore) <= Math.abs(atBest)) {
            return half;
        }
        double width = opposite - best;
        double p;
        double q;
        if (before == opposite) {
            double ratio = atBest / atBefore;
            p = width * ratio;
            q = 1 - ratio;
        } else {
            double r = atBefore / atOpposite;
            double s = atBest / atOpposite;
            double t = atBest / atBefore;
            p = t * (width * r * (r - s) - (best - before) * (s - 1));
            q = (r - 1) * (s - 1) * (t - 1);
        }
        if (p > 0) {
            q = -q;
        } else {
            p = -p;
        }
        boolean safe = p < 0.75 * width * q - Math.abs(least * q) / 2 && p < Math.abs(last * q / 2);
        return safe ? p / q : half;
    }

    private static double atLeast(double step, double least) {
        if (Math.abs(step) >= least) {
            return step;
        }
        return step > 0 ? least : -least;
    }

    private void move(double step) {
        before = best;
        atBefore = atBest;
        best += step;
        atBest = function.applyAsDouble(best);
        if (atBest > 0 && atOpposite > 0 || atBest < 0 && atOpposite < 0) {
            opposite = before;
            atOpposite = atBefore;
        }
    }
}
