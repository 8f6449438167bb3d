package org.tocsin.epi.triangle;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** The past labels that an evaluation learns from, newest first. */
final class LabelHistory {
    private LabelHistory() {}

    /** The newest usable labels before the gap; fewer than a level window means no judgement. */
    static int[] of(
            ReportingTriangle triangle, int today, TriangleOptions options, IntPredicate usable) {
        int[] labels = new int[options.patternWindow()];
        int found = 0;
        int oldest =
                Math.max(triangle.first(), today - options.gap() - 2 * options.patternWindow());
        for (int j = today - options.gap() - 1; j >= oldest && found < labels.length; j--) {
            if (usable.test(j)) {
                labels[found++] = j;
            }
        }
        return Arrays.copyOf(labels, found);
    }
}
