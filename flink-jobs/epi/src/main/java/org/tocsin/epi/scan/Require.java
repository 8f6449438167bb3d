package org.tocsin.epi.scan;

/** Argument checks whose message carries the value. */
final class Require {
    private Require() {}

    static void that(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", got " + value);
        }
    }
}
