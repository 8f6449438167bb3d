package org.tocsin.epi.scan;

/**
 * Cases and expected cases of each place in a window, for a map.
 *
 * @param observed cases by place
 * @param expected expected cases by place
 */
public record PlaceRates(int[] observed, double[] expected) {
    /** Takes copies. */
    public PlaceRates {
        observed = observed.clone();
        expected = expected.clone();
    }

    /**
     * Of a model, from a first to a last step, both inclusive. Places without coordinates are
     * counted like others here.
     */
    public static PlaceRates of(ScanModel model, int startStep, int endStep) {
        CaseTable cases = model.cases();
        Require.that(
                startStep >= 0 && endStep >= startStep && endStep < cases.steps(),
                "window must lie in 0 to " + (cases.steps() - 1),
                startStep + " to " + endStep);
        int[] observed = new int[cases.locations()];
        for (int c = 0; c < cases.total(); c++) {
            if (cases.step(c) >= startStep && cases.step(c) <= endStep) {
                observed[cases.location(c)]++;
            }
        }
        double[] expected = new double[observed.length];
        if (cases.total() > 0) {
            Mass mass = model.mass(Windows.single(cases.steps(), startStep, endStep));
            for (int i = 0; i < expected.length; i++) {
                expected[i] = model.score().expected(mass.of(new int[] {i}, 0));
            }
        }
        return new PlaceRates(observed, expected);
    }

    /** Observed over expected of a place, NaN if nothing is expected. */
    public double ratio(int place) {
        return expected[place] > 0 ? observed[place] / expected[place] : Double.NaN;
    }
}
