package org.tocsin.job.source;

import java.util.function.LongSupplier;

/** The scenario's clock while a pace is kept: it starts at the first time that it is asked for. */
final class PacedClock {
    private static final long LONGEST_WAIT_MS = 200;

    private final Pace pace;
    private final LongSupplier nanos;
    private long startedAt;
    private long startNanos;
    private boolean started;

    /**
     * Creates a clock that stands still.
     *
     * @param nanos real time in nanoseconds, as {@link System#nanoTime} gives it
     */
    PacedClock(Pace pace, LongSupplier nanos) {
        this.pace = pace;
        this.nanos = nanos;
    }

    /** Whether a scenario time (epoch milliseconds UTC) has come. */
    boolean hasReached(long time) {
        if (!pace.isKept() || time < pace.from()) {
            return true;
        }
        if (!started) {
            started = true;
            startedAt = pace.from() == Long.MIN_VALUE ? time : pace.from();
            startNanos = nanos.getAsLong();
        }
        return time <= now();
    }

    /** Scenario time now, epoch milliseconds UTC. */
    long now() {
        double real = (nanos.getAsLong() - startNanos) / 1e6;
        return startedAt + (long) (real * pace.speed());
    }

    /** Real milliseconds to wait before asking again whether a time has come. */
    long waitMs(long time) {
        double left = Math.ceil((time - now()) / pace.speed());
        return (long) Math.max(1, Math.min(left, LONGEST_WAIT_MS));
    }
}
