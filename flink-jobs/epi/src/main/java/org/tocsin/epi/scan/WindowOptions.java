package org.tocsin.epi.scan;

/**
 * Which windows of time are scanned.
 *
 * @param prospective only windows that last until the last step ("alive"); otherwise every window
 * @param shortest length of the shortest window in steps
 * @param longest length of the longest window in steps; cut to the study period
 */
public record WindowOptions(boolean prospective, int shortest, int longest) {
    /** Checks the lengths. */
    public WindowOptions {
        Require.that(shortest >= 1, "shortest window must be >= 1 step", shortest);
        Require.that(longest >= shortest, "longest window must be >= " + shortest, longest);
    }

    /** Windows that last until the last step. */
    public static WindowOptions prospective(int shortest, int longest) {
        return new WindowOptions(true, shortest, longest);
    }

    /** Windows anywhere in the study period. */
    public static WindowOptions retrospective(int shortest, int longest) {
        return new WindowOptions(false, shortest, longest);
    }
}
