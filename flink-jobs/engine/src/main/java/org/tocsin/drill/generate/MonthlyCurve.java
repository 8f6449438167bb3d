package org.tocsin.drill.generate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * A smooth course of the year whose monthly means are the twelve given figures: straight lines
 * between mid-month knots, and the knots are fitted so that each month keeps its mean. The twelve
 * figures are scaled to a mean of 1.
 */
final class MonthlyCurve {
    private static final int MONTHS = 12;
    private static final int PASSES = 60;

    private final double[] knots;

    MonthlyCurve(List<Double> months) {
        double[] target = months.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = 0;
        for (double t : target) {
            mean += t / MONTHS;
        }
        for (int i = 0; i < MONTHS; i++) {
            target[i] = Math.max(target[i] / mean, 1e-6);
        }
        knots = target.clone();
        for (int pass = 0; pass < PASSES; pass++) {
            fit(target);
        }
    }

    /** A line from knot to knot weighs a month 1/8, 3/4, 1/8. */
    private void fit(double[] target) {
        for (int i = 0; i < MONTHS; i++) {
            double before = knots[(i + MONTHS - 1) % MONTHS];
            double after = knots[(i + 1) % MONTHS];
            double monthly = before / 8 + knots[i] * 3 / 4 + after / 8;
            knots[i] *= target[i] / monthly;
        }
    }

    /** Factor of a local epoch day. */
    double at(int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        double position =
                (date.getDayOfMonth() - 0.5) / YearMonth.from(date).lengthOfMonth()
                        + date.getMonthValue()
                        - 1.5;
        int left = (int) Math.floor(position);
        double part = position - left;
        return knots[(left + MONTHS) % MONTHS] * (1 - part) + knots[(left + 1) % MONTHS] * part;
    }
}
