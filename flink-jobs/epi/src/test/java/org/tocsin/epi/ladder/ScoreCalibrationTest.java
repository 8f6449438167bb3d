package org.tocsin.epi.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Expected values are read off the table (row 5,1.5 of the weekly one) or worked by hand. */
class ScoreCalibrationTest {
    private final ScoreCalibration weekly = ScoreCalibration.weekly();

    @Test
    void givesTheTailOfAGridPoint() {
        double[][] row = table("5,1.5");
        for (int q = 0; q + 1 < row[1].length; q++) {
            assertEquals(row[0][q], weekly.probability(row[1][q], 5, 1.5), 1e-12);
        }
    }

    @Test
    void falls1PerUnitBeyondTheLastQuantileAndIs1BelowTheFirst() {
        double[][] row = table("5,1.5");
        double last = row[1][row[1].length - 1];
        assertEquals(0.0002 * Math.exp(-2), weekly.probability(last + 2, 5, 1.5), 1e-15);
        assertEquals(1, weekly.probability(row[1][0] - 0.01, 5, 1.5));
    }

    @Test
    void neverRisesWithTheScoreAndStaysInsideTheTable() {
        for (double mean : new double[] {0.001, 0.07, 3, 42, 5000}) {
            for (double dispersion : new double[] {1.0001, 1.3, 4, 40}) {
                double before = 1;
                for (double score = -5; score < 12; score += 0.05) {
                    double p = ScoreCalibration.daily().probability(score, mean, dispersion);
                    assertTrue(p > 0 && p <= before, mean + " " + dispersion + " " + score);
                    before = p;
                }
            }
        }
    }

    private static double[][] table(String start) {
        try (var in = ScoreCalibration.class.getResourceAsStream("score_calibration_weekly.csv")) {
            String[] lines = new String(in.readAllBytes()).split("\n");
            for (String line : lines) {
                if (line.startsWith(start + ",")) {
                    return new double[][] {tails(lines[0]), numbers(line)};
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new IllegalArgumentException("no row " + start);
    }

    private static double[] tails(String header) {
        return java.util.Arrays.stream(header.split(","))
                .skip(2)
                .mapToDouble(name -> Double.parseDouble(name.substring(1)))
                .toArray();
    }

    private static double[] numbers(String line) {
        return java.util.Arrays.stream(line.split(","))
                .skip(2)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
