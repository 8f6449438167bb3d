package org.tocsin.epi.ladder;

import java.util.Arrays;

/**
 * How far the series runs above or below its season now: a discounted gamma level.
 *
 * <p>Factor f = (a + c0)/(b + c0), relative variance b/(b + c0)^2, where a and b are the discounted
 * sums of observed and expected counts, both divided by the dispersion. Counts enter after a lag,
 * so that a running outbreak does not raise its own expectation. Immutable.
 *
 * <p>Source: Harvey and Fernandes 1989 (J Bus Econ Stat 7:407); West and Harrison 1997.
 */
final class LocalLevel {
    private final LadderHorizon horizon;
    private final double a;
    private final double b;

    /** Waiting observed and expected counts, oldest first; NaN observed = not usable. */
    private final double[] waiting;

    private LocalLevel(LadderHorizon horizon, double a, double b, double[] waiting) {
        this.horizon = horizon;
        this.a = a;
        this.b = b;
        this.waiting = waiting;
    }

    /** No knowledge yet: factor 1. */
    static LocalLevel start(LadderHorizon horizon) {
        return new LocalLevel(horizon, 0, 0, new double[0]);
    }

    void write(StateWriter out) {
        out.put(a);
        out.put(b);
        out.put(waiting);
    }

    static LocalLevel read(LadderHorizon horizon, StateReader in) {
        return new LocalLevel(horizon, in.next(), in.next(), in.array());
    }

    double factor() {
        return (a + horizon.inertia()) / (b + horizon.inertia());
    }

    double relativeVariance() {
        double total = b + horizon.inertia();
        return b / (total * total);
    }

    /** The level after a point; both counts are already divided by the dispersion. */
    LocalLevel after(double observed, double expected, boolean usable) {
        double[] queue = Arrays.copyOf(waiting, waiting.length + 2);
        queue[waiting.length] = usable ? observed : Double.NaN;
        queue[waiting.length + 1] = expected;
        if (queue.length <= 2 * horizon.lag()) {
            return new LocalLevel(horizon, a, b, queue);
        }
        double[] rest = Arrays.copyOfRange(queue, 2, queue.length);
        if (Double.isNaN(queue[0])) {
            return new LocalLevel(horizon, a, b, rest);
        }
        double kept = horizon.discount();
        return new LocalLevel(horizon, kept * a + queue[0], kept * b + queue[1], rest);
    }
}
