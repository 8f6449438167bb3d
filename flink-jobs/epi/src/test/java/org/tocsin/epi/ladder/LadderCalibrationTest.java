package org.tocsin.epi.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/**
 * Probabilities mean what they say: on simulated seasonal series without any outbreak, with means
 * from 0.3 to 40 a week and overdispersion, the randomised probability integral transform is
 * uniform, and small p-values are not more frequent than they claim.
 */
class LadderCalibrationTest {
    private static final int SERIES = 240;
    private static final int LENGTH = 330;
    private static final int FIRST = 281;
    private static final int BINS = 10;

    @Test
    void probabilitiesAreUniformWithoutAnOutbreak() {
        RandomGenerator random = new Well19937c(20240213);
        Random ties = new Random(7);
        int[] histogram = new int[BINS];
        int points = 0;
        int below05 = 0;
        int below01 = 0;
        int scores05 = 0;
        for (int s = 0; s < SERIES; s++) {
            double[] series = series(random, 0.3 * Math.pow(1.3, s % 20), 1 + (s % 3) * 0.4);
            LadderOptions options = LadderOptions.weekly().withPeriod(52);
            for (LadderJudgement judged : Ladder.of(options).judge(series, FIRST, LENGTH)) {
                double equal = 2 * (judged.exactP() - judged.midP());
                double pit = judged.exactP() - ties.nextDouble() * equal;
                histogram[(int) Math.min(BINS - 1, pit * BINS)]++;
                below05 += judged.exactP() <= 0.05 ? 1 : 0;
                below01 += judged.exactP() <= 0.01 ? 1 : 0;
                scores05 += judged.scoreP(ScoreCalibration.weekly()) <= 0.05 ? 1 : 0;
                points++;
            }
        }
        for (int count : histogram) {
            assertEquals(1, count * BINS / (double) points, 0.12);
        }
        assertTrue(below05 <= 0.05 * points && below05 > 0.025 * points, "5 %: " + below05);
        assertTrue(below01 <= 0.012 * points, "1 %: " + below01);
        assertEquals(0.05, scores05 / (double) points, 0.012);
    }

    private static double[] series(RandomGenerator random, double level, double dispersion) {
        double[] counts = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            double mean = level * Math.exp(0.4 * Math.cos(2 * Math.PI * t / 52));
            double rate = mean;
            if (dispersion > 1) {
                double size = mean / (dispersion - 1);
                rate = new GammaDistribution(random, size, dispersion - 1).sample();
            }
            counts[t] =
                    rate < 1e-9 ? 0 : new PoissonDistribution(random, rate, 1e-12, 100000).sample();
        }
        return counts;
    }
}
