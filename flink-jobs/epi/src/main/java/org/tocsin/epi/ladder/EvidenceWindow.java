package org.tocsin.epi.ladder;

/**
 * One stretch of points in which an excess may lie.
 *
 * @param length points, at least 1
 * @param endedAgo points since its last one; 0 = it is still on
 * @param weight prior weight, above 0
 */
public record EvidenceWindow(int length, int endedAgo, double weight) {
    /** Checks the values. */
    public EvidenceWindow {
        if (length < 1) {
            throw new IllegalArgumentException("window length must be >= 1, got " + length);
        }
        if (endedAgo < 0) {
            throw new IllegalArgumentException("window end must be >= 0 ago, got " + endedAgo);
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("window weight must be > 0, got " + weight);
        }
    }
}
