package org.tocsin.epi.scan;

/** What is compared with what: the cases, what is expected of them, and how chance would act. */
public abstract sealed class ScanModel
        permits PoissonModel, PermutationModel, BernoulliModel, ExpectationPoissonModel {
    private final CaseTable cases;

    ScanModel(CaseTable cases) {
        this.cases = cases;
    }

    /** The cases. */
    public CaseTable cases() {
        return cases;
    }

    /** The model on the chosen locations only, renumbered in the given order. */
    abstract ScanModel only(int[] kept);

    /** Weight of each location for the size limit of zones. */
    abstract double[] weights();

    abstract Mass mass(Windows windows);

    abstract Score score();

    abstract CaseDraw draw(Windows windows);

    /** Tests in a set of locations and a window, -1 if the model has none. */
    long trials(int[] locations, int startStep, int endStep) {
        return -1;
    }

    /** True if the maxima follow a Gumbel law well enough for a p-value. */
    boolean gumbelHolds() {
        return true;
    }

    static double[][] checkedCells(String name, double[][] cells, CaseTable cases) {
        Require.that(
                cells.length == cases.locations(),
                name + " must have " + cases.locations() + " locations",
                cells.length);
        double[][] copy = new double[cells.length][];
        for (int i = 0; i < cells.length; i++) {
            Require.that(
                    cells[i].length == cases.steps(),
                    name + " of location " + i + " must have " + cases.steps() + " steps",
                    cells[i].length);
            for (double value : cells[i]) {
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    Require.that(
                            false, name + " of location " + i + " must be >= 0 and finite", value);
                }
            }
            copy[i] = cells[i].clone();
        }
        for (int c = 0; c < cases.total(); c++) {
            double value = copy[cases.location(c)][cases.step(c)];
            if (!(value > 0)) {
                String where = "location " + cases.location(c) + ", step " + cases.step(c);
                Require.that(
                        false, name + " must be > 0 where there are cases (" + where + ")", value);
            }
        }
        return copy;
    }

    static double[] rowSums(double[][] cells) {
        double[] sums = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            for (double value : cells[i]) {
                sums[i] += value;
            }
        }
        return sums;
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    static double[][] pick(double[][] rows, int[] kept) {
        double[][] picked = new double[kept.length][];
        for (int k = 0; k < kept.length; k++) {
            picked[k] = rows[kept[k]];
        }
        return picked;
    }
}
