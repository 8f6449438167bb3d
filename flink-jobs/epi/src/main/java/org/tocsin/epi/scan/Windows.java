package org.tocsin.epi.scan;

/**
 * The windows of a scan on a time axis that runs backwards: lag 0 is the last step.
 *
 * <p>Window w covers the lags from {@code from[w]} (inclusive) to {@code to[w]} (exclusive).
 */
final class Windows {
    final int steps;
    final int[] from;
    final int[] to;

    /** True if every window starts at lag 0. */
    final boolean alive;

    /** Lags that any window can reach; cases before them are never counted in a cylinder. */
    final int horizon;

    /** Length of the shortest window. */
    final int shortest;

    private Windows(WindowOptions options, int steps) {
        this.steps = steps;
        this.alive = options.prospective();
        this.shortest = options.shortest();
        int longest = Math.min(options.longest(), steps);
        this.horizon = alive ? Math.max(longest, 0) : steps;
        int count = 0;
        for (int length = shortest; length <= longest; length++) {
            count += alive ? 1 : steps - length + 1;
        }
        this.from = new int[count];
        this.to = new int[count];
        int w = 0;
        for (int length = shortest; length <= longest; length++) {
            // The earlier of two windows with the same score is kept, so it comes first.
            for (int lag = alive ? 0 : steps - length; lag >= 0; lag--) {
                from[w] = lag;
                to[w++] = lag + length;
            }
        }
    }

    private Windows(int steps, int startStep, int endStep) {
        this.steps = steps;
        this.alive = false;
        this.shortest = endStep - startStep + 1;
        this.horizon = steps;
        this.from = new int[] {steps - 1 - endStep};
        this.to = new int[] {steps - startStep};
    }

    /** One window, both ends inclusive. */
    static Windows single(int steps, int startStep, int endStep) {
        return new Windows(steps, startStep, endStep);
    }

    static Windows of(WindowOptions options, int steps) {
        return new Windows(options, steps);
    }

    int count() {
        return from.length;
    }

    /** The shortest window that starts at lag 0 and covers a lag. */
    int covering(int lag) {
        return Math.max(lag + 1 - shortest, 0);
    }

    /** First step of a window, inclusive. */
    int startStep(int w) {
        return steps - to[w];
    }

    /** Last step of a window, inclusive. */
    int endStep(int w) {
        return steps - 1 - from[w];
    }
}
