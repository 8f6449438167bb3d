package org.tocsin.epi.ladder;

/** Observed and expected counts of the newest points, for the sums of the reported window. */
final class Recent {
    private final double[] observed;
    private final double[] expected;

    private Recent(double[] observed, double[] expected) {
        this.observed = observed;
        this.expected = expected;
    }

    static Recent none(LadderOptions options) {
        int depth = options.evidence().depth();
        return new Recent(new double[depth], new double[depth]);
    }

    void write(StateWriter out) {
        out.put(observed);
        out.put(expected);
    }

    static Recent read(StateReader in) {
        return new Recent(in.array(), in.array());
    }

    Recent add(double count, double expectation) {
        return new Recent(shift(observed, count), shift(expected, expectation));
    }

    /** A point that was not judged adds nothing to either sum. */
    Recent skip() {
        return add(0, 0);
    }

    LadderJudgement.Window window(int length) {
        double observedSum = 0;
        double expectedSum = 0;
        for (int i = 0; i < length; i++) {
            observedSum += observed[i];
            expectedSum += expected[i];
        }
        return new LadderJudgement.Window(length, observedSum, expectedSum);
    }

    private static double[] shift(double[] values, double newest) {
        double[] shifted = new double[values.length];
        System.arraycopy(values, 0, shifted, 1, values.length - 1);
        shifted[0] = newest;
        return shifted;
    }
}
