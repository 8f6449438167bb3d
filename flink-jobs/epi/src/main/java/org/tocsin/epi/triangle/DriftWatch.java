package org.tocsin.epi.triangle;

/**
 * Remembers for a week that the delay law of a source was changing: expectations by age are then to
 * be taken with care.
 *
 * <p>State: the last seven drift scores.
 */
public final class DriftWatch {
    private static final int LABELS = 7;

    private final DriftResult[] newest = new DriftResult[LABELS];
    private int count;

    /** Takes the drift of the next label. */
    public void add(DriftResult drift) {
        newest[count++ % LABELS] = drift;
    }

    /** The watch as it stands at a label, from the labels before it. */
    public static DriftWatch at(ReportingTriangle triangle, int label, TriangleOptions options) {
        DriftWatch watch = new DriftWatch();
        DelayDrift test = DelayDrift.of(options);
        for (int j = Math.max(triangle.first(), label - LABELS + 1); j <= label; j++) {
            watch.add(test.judge(triangle, j));
        }
        return watch;
    }

    /** Whether the drift was large on any of the last seven labels. */
    public boolean active() {
        return any(false);
    }

    /** Whether reports came faster than usual on any of the last seven labels. */
    public boolean faster() {
        return any(true);
    }

    private boolean any(boolean faster) {
        for (DriftResult drift : newest) {
            if (drift != null && (faster ? drift.faster() : drift.active())) {
                return true;
            }
        }
        return false;
    }
}
