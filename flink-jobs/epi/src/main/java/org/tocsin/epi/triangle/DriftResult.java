package org.tocsin.epi.triangle;

import java.util.Arrays;
import java.util.List;

/**
 * Whether the delay law of a source has changed. Numbers that do not exist are NaN.
 *
 * @param label label of the evaluation
 * @param historyDays labels learnt from; below a level window there is no statement
 * @param batch clustering of late reports, at least 1
 * @param z3 score of the last 3 labels
 * @param z7 score of the last 7 labels
 * @param drift the one of larger size: positive slower (or a backlog), negative faster
 * @param information of the last 7 labels, in cases
 * @param hazards one figure a delay
 * @param corrections factor of the expectation by age 0..Dz
 */
public record DriftResult(
        int label,
        int historyDays,
        double batch,
        double z3,
        double z7,
        double drift,
        double information,
        List<HazardFigure> hazards,
        List<Double> corrections) {

    private static final double ACTIVE = 2.5;
    private static final double SIGNAL = 3;
    private static final double ENOUGH = 5;

    static DriftResult none(int label, int historyDays) {
        double nan = Double.NaN;
        return new DriftResult(label, historyDays, nan, nan, nan, nan, nan, List.of(), List.of());
    }

    /** Whether the drift is large enough to be careful with expectations. */
    public boolean active() {
        return Math.abs(drift) >= ACTIVE;
    }

    /** Active, and reports come faster than they used to. */
    public boolean faster() {
        return drift <= -ACTIVE;
    }

    /** Active, and reports come slower than they used to. */
    public boolean slower() {
        return drift >= ACTIVE;
    }

    /** Whether the data manager should be told: a quality signal, never an epidemic alert. */
    public boolean signal() {
        return Math.abs(drift) >= SIGNAL && information >= ENOUGH;
    }

    /** Correction factors for ages 0..K; 1 where there is no statement. */
    public double[] corrections(int ages) {
        double[] factors = new double[ages + 1];
        Arrays.fill(factors, 1);
        for (int a = 0; a <= ages && a < corrections.size(); a++) {
            factors[a] = corrections.get(a);
        }
        return factors;
    }
}
