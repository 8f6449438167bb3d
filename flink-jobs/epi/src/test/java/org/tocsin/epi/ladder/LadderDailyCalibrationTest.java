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
 * The daily ladder's probabilities under no outbreak (ladder.md, section 7): on simulated series
 * with season and weekday, means of 0.3 to 100 a day and dispersion 1 to 1.8, the randomised
 * probability integral transform is uniform in 20 bins, and small p-values are not more frequent
 * than they claim. Five years of history; the last 56 days of each series are judged as the live
 * graph does (a fit a week, warm starts).
 */
class LadderDailyCalibrationTest {
    private static final int SERIES = 240;
    private static final int HISTORY = 1850;
    private static final int JUDGED = 56;
    private static final int BINS = 20;
    private static final double[] WEEK = {1.2, 1.1, 1.0, 1.0, 1.05, 0.8, 0.7};

    @Test
    void dailyProbabilitiesAreUniformWithoutAnOutbreak() {
        RandomGenerator random = new Well19937c(20190815);
        Random ties = new Random(11);
        int[] histogram = new int[BINS];
        int points = 0;
        int below05 = 0;
        int below01 = 0;
        for (int s = 0; s < SERIES; s++) {
            LadderStream stream = LadderStream.start(LadderOptions.daily().withPeriod(364));
            double level = 0.3 * Math.pow(330, s % 30 / 29.0);
            double dispersion = 1 + s % 3 * 0.4;
            for (int t = 0; t < HISTORY + JUDGED; t++) {
                LadderPoint point = LadderPoint.of(draw(random, mean(level, t), dispersion));
                if (t < HISTORY) {
                    stream.learn(point);
                    continue;
                }
                LadderJudgement judged = stream.judge(point);
                double equal = 2 * (judged.exactP() - judged.midP());
                double pit = judged.exactP() - ties.nextDouble() * equal;
                histogram[(int) Math.min(BINS - 1, pit * BINS)]++;
                below05 += judged.exactP() <= 0.05 ? 1 : 0;
                below01 += judged.exactP() <= 0.01 ? 1 : 0;
                points++;
            }
        }
        StringBuilder shares = new StringBuilder();
        for (int count : histogram) {
            shares.append(String.format(" %.2f", count * BINS / (double) points));
        }
        System.out.printf(
                "daily ladder, no outbreak: %d points, bins%s; P <= 0.05 %.4f, P <= 0.01 %.4f%n",
                points, shares, below05 / (double) points, below01 / (double) points);
        // Stated: 0.97 to 1.06. A bin of 672 of 13,440 points has a standard error of 0.038.
        for (int count : histogram) {
            double share = count * BINS / (double) points;
            assertTrue(share > 0.97 - 3 * 0.038 && share < 1.06 + 3 * 0.038, shares::toString);
        }
        assertTrue(below05 <= 0.05 * points, "5 %: " + below05);
        assertTrue(below01 <= 0.01 * points, "1 %: " + below01);
        assertEquals(SERIES * JUDGED, points);
    }

    private static double mean(double level, int day) {
        return level * WEEK[day % 7] * Math.exp(0.4 * Math.cos(2 * Math.PI * day / 364));
    }

    private static double draw(RandomGenerator random, double mean, double dispersion) {
        double rate = mean;
        if (dispersion > 1) {
            double size = mean / (dispersion - 1);
            rate = new GammaDistribution(random, size, dispersion - 1).sample();
        }
        return rate < 1e-9 ? 0 : new PoissonDistribution(random, rate, 1e-12, 100000).sample();
    }
}
