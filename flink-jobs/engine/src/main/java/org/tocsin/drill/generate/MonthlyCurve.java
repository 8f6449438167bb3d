package org.tocsin.drill.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * A smooth course of the year whose monthly means are the twelve given figures, scaled to a mean of
 * 1. Between mid-months it grows or shrinks exponentially, as epidemics do; the mid-month values
 * are fitted so that each month keeps its mean.
 */
final class MonthlyCurve {
    private static final int MONTHS = 12;
    private static final int PASSES = 60;
    private static final int STEPS = 15;
    private static final double LEAST = 1e-6;

    private final double[] logKnots = new double[MONTHS];

    MonthlyCurve(List<Double> months) {
        double mean = months.stream().mapToDouble(Double::doubleValue).average().orElse(1);
        double[] target = new double[MONTHS];
        for (int i = 0; i < MONTHS; i++) {
            target[i] = Math.max(months.get(i) / mean, LEAST);
            logKnots[i] = Math.log(target[i]);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i = 0; i < MONTHS; i++) {
                logKnots[i] += Math.log(target[i] / monthMean(i));
            }
        }
    }

    private double monthMean(int month) {
        double sum = 0;
        for (int step = 0; step < 2 * STEPS; step++) {
            sum += value(month + (step + 0.5) / (2 * STEPS) - 0.5);
        }
        return sum / (2 * STEPS);
    }

    /** Value at a position in months, 0 in the middle of January. */
    private double value(double position) {
        int left = (int) Math.floor(position);
        double part = position - left;
        double before = logKnots[(left + MONTHS) % MONTHS];
        return Math.exp(before + part * (logKnots[(left + 1) % MONTHS] - before));
    }

    /** Factor of a local epoch day. */
    double at(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        double partOfMonth = (date.getDayOfMonth() - 0.5) / date.lengthOfMonth();
        return value(date.getMonthValue() - 1.5 + partOfMonth);
    }
}
