package org.tocsin.alert;

import java.time.LocalDate;

/**
 * A yearly target per 100,000 residents: the count so far projected to the end of the year at the
 * mean daily rate so far. A projection needs 60 days of the year.
 *
 * @param rate persons per 100,000 so far
 * @param projected persons per 100,000 at the end of the year; NaN before day 60
 */
public record Target(double rate, double projected) {
    private static final int LEAST_DAYS = 60;

    /**
     * Computes a target's standing.
     *
     * @param count persons since 1 January up to and including {@code day}
     * @param population residents, above 0
     * @param day local epoch day
     */
    public static Target of(int count, long population, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        double rate = count * 100_000.0 / population;
        int elapsed = date.getDayOfYear();
        double projected = elapsed < LEAST_DAYS ? Double.NaN : rate * date.lengthOfYear() / elapsed;
        return new Target(rate, projected);
    }
}
