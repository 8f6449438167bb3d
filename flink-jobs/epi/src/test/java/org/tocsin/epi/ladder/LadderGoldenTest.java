package org.tocsin.epi.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every row of the golden vectors: an independent implementation of the specification (Python),
 * whose intermediate values are all in the files. Tolerance 1e-8 relative to max(1, |x|).
 */
class LadderGoldenTest {
    private static final double TOLERANCE = 1e-8;

    private double largest;
    private int numbers;

    @Test
    void equalsTheReferenceInEveryRowAndColumn() throws IOException {
        List<LadderCase> cases = LadderCase.all();
        int rows = 0;
        for (LadderCase one : cases) {
            rows += compare(one, one.options());
        }
        assertTrue(cases.size() >= 7 && rows >= 500, cases.size() + " cases, " + rows + " rows");
        System.out.printf(
                "ladder: %d cases, %d rows, %d numbers, largest relative error %.1e%n",
                cases.size(), rows, numbers, largest);
    }

    @Test
    void aWarmStartedFitEqualsTheReferenceToo() throws IOException {
        for (LadderCase one : LadderCase.all()) {
            compare(one, one.options().withFitting(new LadderOptions.Fitting(1e-8, 1e-8, true)));
        }
    }

    private int compare(LadderCase one, LadderOptions options) {
        int last = one.first() + one.rows().size() - 1;
        List<LadderJudgement> judged = Ladder.of(options).judge(one.series(), one.first(), last);
        for (int i = 0; i < judged.size(); i++) {
            compareRow(one.id(), one.rows().get(i), judged.get(i));
        }
        return judged.size();
    }

    private void compareRow(String id, String[] row, LadderJudgement judged) {
        String where = id + " row " + row[0];
        assertEquals(Integer.parseInt(row[0]), judged.position(), where);
        assertEquals(row[2], judged.rung().label(), where);
        List<Double> ratios = judged.logLikelihoodRatios();
        double[] numbersOfRow = {
            judged.seasonal(),
            judged.standardError(),
            judged.dispersion(),
            judged.level(),
            judged.levelVariance(),
            judged.expected(),
            judged.predictiveDispersion(),
            judged.midP(),
            judged.exactP(),
            judged.z(),
            ratios.isEmpty() ? Double.NaN : ratios.get(0),
            ratios.isEmpty() ? Double.NaN : ratios.get(1),
            ratios.isEmpty() ? Double.NaN : ratios.get(2),
            ratios.isEmpty() ? Double.NaN : ratios.get(3),
            judged.score()
        };
        for (int c = 0; c < numbersOfRow.length; c++) {
            compare(where + " column " + (c + 3), LadderCase.number(row[c + 3]), numbersOfRow[c]);
        }
        String window = row[18].equals("NA") ? "0" : row[18];
        assertEquals(Integer.parseInt(window), judged.window().length(), where + " window");
    }

    private void compare(String where, double expected, double actual) {
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            assertEquals(expected, actual, where);
            return;
        }
        double error = Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
        assertTrue(error <= TOLERANCE, where + ": expected " + expected + ", got " + actual);
        largest = Math.max(largest, error);
        numbers++;
    }
}
