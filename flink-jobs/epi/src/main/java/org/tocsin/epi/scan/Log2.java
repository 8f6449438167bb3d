package org.tocsin.epi.scan;

/**
 * Binary logarithms as whole numbers, 2^19 a doubling: products of bounds become sums, and the
 * largest is found without a branch. They bound; scores are never computed from them.
 */
final class Log2 {
    /** Below every number that can occur, also after adding one. */
    static final int NEVER = -(1 << 30);

    /** Above every number that can occur, also after adding one. */
    static final int UNKNOWN = 1 << 30;

    /** A sum at or above it has an {@link #UNKNOWN} part. */
    static final int SURELY_UNKNOWN = 1 << 29;

    private static final int EXTREME = 1 << 28;
    private static final double SCALE = (1 << 19) / Math.log(2);

    private Log2() {}

    /** At or above the logarithm. */
    static int above(double value) {
        return value > 0 ? (int) Math.min(EXTREME, Math.ceil(Math.log(value) * SCALE) + 1) : NEVER;
    }

    /** At or below the logarithm; of 0 a number below those of all others. */
    static int below(double value) {
        return value > 0
                ? (int) Math.max(-EXTREME, Math.floor(Math.log(value) * SCALE) - 1)
                : -EXTREME;
    }
}
