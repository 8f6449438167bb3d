package org.tocsin.epi.ladder;

/**
 * What a rung looks back on and how fast its level follows.
 *
 * @param history points of the baseline, at least 1
 * @param guard points between the baseline and the judged point, left out so that a running
 *     outbreak does not raise its own expectation; at least 0
 * @param discount weight of the level's past per point, above 0 and at most 1
 * @param inertia expected cases' worth of belief in "no change" of the level, above 0
 * @param lag points after which a count moves the level, at least 0
 */
public record LadderHorizon(int history, int guard, double discount, double inertia, int lag) {
    /** Checks the values. */
    public LadderHorizon {
        if (history < 1) {
            throw new IllegalArgumentException("history must be >= 1 point, got " + history);
        }
        if (guard < 0) {
            throw new IllegalArgumentException("guard must be >= 0 points, got " + guard);
        }
        if (!(discount > 0 && discount <= 1)) {
            throw new IllegalArgumentException("discount must be in (0, 1], got " + discount);
        }
        if (!(inertia > 0)) {
            throw new IllegalArgumentException("inertia c0 must be > 0, got " + inertia);
        }
        if (lag < 0) {
            throw new IllegalArgumentException("lag must be >= 0 points, got " + lag);
        }
    }
}
