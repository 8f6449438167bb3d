package org.tocsin.epi.ladder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How often a score is reached without an outbreak.
 *
 * <p>Upper quantiles of the score by expected count and predictive dispersion, simulated without an
 * outbreak (400,000 points a cell) and part of this program. Mean and dispersion are clipped to the
 * table, quantiles interpolated linearly in both logarithms and made non-decreasing, log p then
 * linearly in the score. Above the last quantile log p falls by 1 per unit of score; below the
 * first p is 1.
 *
 * <p>Good for ranking, alarm budgets and texts ("once in 140 weeks"). For false-discovery control
 * use {@link LadderJudgement#exactP()}.
 */
public final class ScoreCalibration {
    private static final ScoreCalibration WEEKLY = load("score_calibration_weekly.csv");
    private static final ScoreCalibration DAILY = load("score_calibration_daily.csv");

    private final double[] logTails;
    private final double[] logMeans;
    private final double[] logDispersions;

    /** Quantiles by mean, dispersion, tail. */
    private final double[][][] quantiles;

    private ScoreCalibration(
            double[] logTails, double[] logMeans, double[] logDispersions, double[][][] quantiles) {
        this.logTails = logTails;
        this.logMeans = logMeans;
        this.logDispersions = logDispersions;
        this.quantiles = quantiles;
    }

    /** For the default settings of weekly series. */
    public static ScoreCalibration weekly() {
        return WEEKLY;
    }

    /** For the default settings of daily series. */
    public static ScoreCalibration daily() {
        return DAILY;
    }

    /**
     * Probability per point of such a score without an outbreak; its inverse is the mean number of
     * points between two.
     *
     * @param expected expected count, above 0
     * @param dispersion predictive dispersion, at least 1
     */
    public double probability(double score, double expected, double dispersion) {
        double[] scores = scores(expected, dispersion);
        int last = scores.length - 1;
        if (score < scores[0]) {
            return 1;
        }
        if (score >= scores[last]) {
            return Math.exp(logTails[last] - (score - scores[last]));
        }
        int i = last - 1;
        while (scores[i] > score) {
            i--;
        }
        double share = (score - scores[i]) / (scores[i + 1] - scores[i]);
        return Math.exp(logTails[i] + share * (logTails[i + 1] - logTails[i]));
    }

    private double[] scores(double expected, double dispersion) {
        double mean = clip(Math.log(expected), logMeans);
        double spread = clip(Math.log(dispersion), logDispersions);
        int i = cell(mean, logMeans);
        int j = cell(spread, logDispersions);
        double a = (mean - logMeans[i]) / (logMeans[i + 1] - logMeans[i]);
        double b = (spread - logDispersions[j]) / (logDispersions[j + 1] - logDispersions[j]);
        double[] scores = new double[logTails.length];
        for (int q = 0; q < scores.length; q++) {
            double low = (1 - b) * quantiles[i][j][q] + b * quantiles[i][j + 1][q];
            double high = (1 - b) * quantiles[i + 1][j][q] + b * quantiles[i + 1][j + 1][q];
            scores[q] = (1 - a) * low + a * high;
            if (q > 0) {
                scores[q] = Math.max(scores[q], scores[q - 1]);
            }
        }
        return scores;
    }

    private static double clip(double value, double[] grid) {
        return Math.max(grid[0], Math.min(grid[grid.length - 1], value));
    }

    private static int cell(double value, double[] grid) {
        int i = 0;
        while (i < grid.length - 2 && grid[i + 1] <= value) {
            i++;
        }
        return i;
    }

    private static ScoreCalibration load(String resource) {
        try (InputStream in = ScoreCalibration.class.getResourceAsStream(resource);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(reader.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines: header mean,dispersion,q0.5,..; then all dispersions of the first mean, and so on. */
    private static ScoreCalibration parse(List<String> lines) {
        String[] header = lines.get(0).split(",");
        double[] logTails = new double[header.length - 2];
        for (int q = 0; q < logTails.length; q++) {
            logTails[q] = Math.log(Double.parseDouble(header[q + 2].substring(1)));
        }
        List<double[]> cells = lines.stream().skip(1).map(ScoreCalibration::numbers).toList();
        double[] means = cells.stream().mapToDouble(cell -> cell[0]).distinct().toArray();
        double[] dispersions = cells.stream().mapToDouble(cell -> cell[1]).distinct().toArray();
        double[][][] quantiles = new double[means.length][dispersions.length][];
        for (int i = 0; i < cells.size(); i++) {
            double[] cell = cells.get(i);
            quantiles[i / dispersions.length][i % dispersions.length] =
                    Arrays.copyOfRange(cell, 2, cell.length);
        }
        return new ScoreCalibration(
                logTails,
                Arrays.stream(means).map(Math::log).toArray(),
                Arrays.stream(dispersions).map(Math::log).toArray(),
                quantiles);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }
}
