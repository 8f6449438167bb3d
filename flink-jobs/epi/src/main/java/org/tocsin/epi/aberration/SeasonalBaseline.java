package org.tocsin.epi.aberration;

import java.util.Arrays;

/**
 * The baseline of Farrington flexible for one judged point: which points are in it and at which
 * level of the seasonal factor. The windows around the same time of earlier years share the highest
 * level with the judged point; the time between two windows is cut into equal blocks, numbered from
 * the old end.
 *
 * @param points positions (from 0), increasing; missing counts already left out
 * @param levels level of each point, from 0
 * @param firstBeforeDropping first position of the baseline before missing counts were left out
 */
record SeasonalBaseline(int[] points, int[] levels, int firstBeforeDropping) {

    static SeasonalBaseline of(double[] counts, Calendar calendar, int t, FlexibleOptions options) {
        int w = options.halfWindow();
        int[] reference = references(calendar, t, options);
        int start = Math.max(0, reference[options.years()] - w);
        int[] label = new int[t + 1 - start];
        Arrays.fill(label, -1);
        int top = options.periods() - 1;
        Arrays.fill(label, t - w - start, t + 1 - start, top);
        for (int i = 1; i <= options.years(); i++) {
            int from = Math.max(0, reference[i] - w);
            int to = Math.min(t, reference[i] + w);
            Arrays.fill(label, from - start, to + 1 - start, top);
            if (top > 0) {
                cut(label, to + 1 - start, reference[i - 1] - w - start, options);
            }
        }
        return collect(counts, label, start, t - options.recentExcluded());
    }

    /** Whether every reference point and the oldest window exist. */
    static boolean exists(Calendar calendar, int t, FlexibleOptions options) {
        int oldest = t;
        for (int i = 1; i <= options.years(); i++) {
            oldest = calendar.referencePoint(t, i);
            if (oldest < 0) {
                return false;
            }
        }
        // The reference accepts a window that begins one point before the series, and drops it.
        return oldest - options.halfWindow() >= -1;
    }

    private static int[] references(Calendar calendar, int t, FlexibleOptions options) {
        if (!exists(calendar, t, options)) {
            throw tooShort(t, options);
        }
        int[] reference = new int[options.years() + 1];
        for (int i = 0; i < reference.length; i++) {
            reference[i] = i == 0 ? t : calendar.referencePoint(t, i);
        }
        return reference;
    }

    private static IllegalArgumentException tooShort(int t, FlexibleOptions options) {
        return new IllegalArgumentException(
                "index "
                        + (t + 1)
                        + " has no "
                        + options.years()
                        + " years with half window "
                        + options.halfWindow()
                        + " before it: decrease b or start later");
    }

    /** Labels [from, to) in blocks 0 .. periods-2; the first blocks take the remainder. */
    private static void cut(int[] label, int from, int to, FlexibleOptions options) {
        int blocks = options.periods() - 1;
        int gap = to - from;
        if (gap < options.periods() - (2 * options.halfWindow() + 1)) {
            throw new IllegalArgumentException(
                    "noPeriods "
                            + options.periods()
                            + " does not fit between two windows with "
                            + gap
                            + " points between them");
        }
        int at = from;
        for (int block = 0; block < blocks && at < to; block++) {
            int size = gap / blocks + (block < gap % blocks ? 1 : 0);
            Arrays.fill(label, at, at + size, block);
            at += size;
        }
    }

    private static SeasonalBaseline collect(double[] counts, int[] label, int start, int end) {
        int[] points = new int[label.length];
        int[] levels = new int[label.length];
        int first = -1;
        int n = 0;
        for (int i = 0; i < label.length && start + i < end; i++) {
            if (label[i] < 0) {
                continue;
            }
            first = first < 0 ? start + i : first;
            if (!Double.isNaN(counts[start + i])) {
                points[n] = start + i;
                levels[n++] = label[i];
            }
        }
        if (n == 0) {
            throw new IllegalArgumentException("the baseline has no counts");
        }
        return new SeasonalBaseline(Arrays.copyOf(points, n), Arrays.copyOf(levels, n), first);
    }

    int size() {
        return points.length;
    }
}
