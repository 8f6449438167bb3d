package org.tocsin.epi.ladder;

import java.util.List;

/**
 * Which excesses the score looks for.
 *
 * @param sizes excess per point, in predictive standard deviations
 * @param inProgress windows that end at the judged point, shortest first
 * @param alreadyOver windows that ended before it
 */
public record EvidenceOptions(
        List<Double> sizes, List<EvidenceWindow> inProgress, List<EvidenceWindow> alreadyOver) {
    /** Checks and freezes the lists. */
    public EvidenceOptions {
        sizes = List.copyOf(sizes);
        inProgress = List.copyOf(inProgress);
        alreadyOver = List.copyOf(alreadyOver);
        if (sizes.isEmpty() || sizes.stream().anyMatch(k -> !(k > 0))) {
            throw new IllegalArgumentException("sizes must be some numbers > 0, got " + sizes);
        }
        if (inProgress.isEmpty() || inProgress.stream().anyMatch(w -> w.endedAgo() != 0)) {
            throw new IllegalArgumentException(
                    "windows in progress must be some that end now, got " + inProgress);
        }
        if (alreadyOver.stream().anyMatch(w -> w.endedAgo() == 0)) {
            throw new IllegalArgumentException(
                    "windows already over must end before now, got " + alreadyOver);
        }
    }

    /** How many of the newest points the windows reach back to. */
    public int depth() {
        int depth = 0;
        for (EvidenceWindow window : inProgress) {
            depth = Math.max(depth, window.length());
        }
        for (EvidenceWindow window : alreadyOver) {
            depth = Math.max(depth, window.length() + window.endedAgo());
        }
        return depth;
    }
}
