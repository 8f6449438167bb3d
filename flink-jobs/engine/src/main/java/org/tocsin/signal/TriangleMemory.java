package org.tocsin.signal;

import java.util.List;
import org.tocsin.epi.triangle.DriftResult;
import org.tocsin.epi.triangle.DriftWatch;
import org.tocsin.epi.triangle.GateKeeper;

/**
 * What the triangle's detectors remember of one series from close to close: the state of the
 * completeness gate, the drift of the delay law on the last seven labels, and since when it drifts.
 */
final class TriangleMemory {
    private static final String KEY = "triangle";
    private static final int LABELS = 7;
    private static final int NEVER = Integer.MIN_VALUE;
    private static final double ACTIVE = 2.5;

    final GateKeeper gate;
    private final int label;
    private final int[] labels = new int[LABELS];
    private final double[] drifts = new double[LABELS];
    private int since = NEVER;

    private TriangleMemory(int label, double[] numbers) {
        this.label = label;
        java.util.Arrays.fill(labels, NEVER);
        if (numbers == null) {
            gate = new GateKeeper();
            return;
        }
        gate = new GateKeeper((int) numbers[0], numbers[1] > 0);
        since = (int) numbers[2];
        for (int i = 0; i < LABELS; i++) {
            labels[i] = (int) numbers[3 + 2 * i];
            drifts[i] = numbers[4 + 2 * i];
        }
    }

    static TriangleMemory of(SeriesClose c) {
        double[][] rows = c.memory(KEY);
        return new TriangleMemory(c.label(), rows == null ? null : rows[0]);
    }

    /** Drift of the labels before this close, for the guard. */
    DriftWatch watch() {
        DriftWatch watch = new DriftWatch();
        for (int i = 0; i < LABELS; i++) {
            if (labels[i] < label && labels[i] > label - LABELS) {
                watch.add(drift(labels[i], drifts[i]));
            }
        }
        return watch;
    }

    private static DriftResult drift(int at, double drift) {
        double none = Double.NaN;
        return new DriftResult(at, 0, none, none, none, drift, none, List.of(), List.of());
    }

    /** Whether the delay law was changing on any of the last seven labels. */
    boolean changing() {
        for (int i = 0; i < LABELS; i++) {
            if (labels[i] > label - LABELS && Math.abs(drifts[i]) >= ACTIVE) {
                return true;
            }
        }
        return false;
    }

    /** Takes the drift of this close. */
    void add(double drift) {
        boolean before = changing();
        int slot = Math.floorMod(label, LABELS);
        labels[slot] = label;
        drifts[slot] = drift;
        if (!before) {
            since = changing() ? label : NEVER;
        }
    }

    /** First label of the present change of the delay law. */
    int since() {
        return since == NEVER ? label : since;
    }

    void keep(SeriesClose c) {
        double[] numbers = new double[3 + 2 * LABELS];
        numbers[0] = gate.completeInARow();
        numbers[1] = gate.open() ? 1 : 0;
        numbers[2] = since;
        for (int i = 0; i < LABELS; i++) {
            numbers[3 + 2 * i] = labels[i];
            numbers[4 + 2 * i] = drifts[i];
        }
        c.remember(KEY, numbers);
    }
}
