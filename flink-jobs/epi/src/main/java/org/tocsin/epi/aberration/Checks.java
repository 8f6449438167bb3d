package org.tocsin.epi.aberration;

/** Argument checks whose message carries the value. */
final class Checks {
    private Checks() {}

    static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
        }
        return value;
    }

    static double atLeast(String name, double value, double least) {
        if (!(value >= least) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be >= " + least + ", got " + value);
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be > 0, got " + value);
        }
        return value;
    }

    static double probability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    name + " must be between 0 and 1 (exclusive), got " + value);
        }
        return value;
    }

    /** Position (from 0) of a point to be judged; the message counts from 1 as the tables do. */
    static void index(int t, int first, int length, String why) {
        if (t < first || t >= length) {
            throw new IllegalArgumentException(
                    "index must be from "
                            + (first + 1)
                            + " to "
                            + length
                            + " ("
                            + why
                            + "), got "
                            + (t + 1));
        }
    }
}
