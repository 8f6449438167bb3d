package org.tocsin.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** K-02: class A and B incidence of at most 280 per 100,000 a year, projected to its end. */
class TargetTest {
    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** 317 of 317,000 are 100 per 100,000; 30 June is day 182 of 366: 100 x 366 / 182 = 201.1. */
    @Test
    void projectsTheMeanDailyRateToTheEndOfTheYear() {
        Target standing = Target.of(317, 317_000, day("2024-06-30"));
        assertEquals(100, standing.rate(), 1e-12);
        assertEquals(201.0989, standing.projected(), 1e-4);
    }

    @Test
    void atTheEndOfTheYearTheProjectionIsTheRate() {
        Target standing = Target.of(888, 317_000, day("2023-12-31"));
        assertEquals(280.126, standing.rate(), 1e-3);
        assertEquals(standing.rate(), standing.projected(), 1e-12);
    }

    /** 29 February is day 60 of 2024, 1 March day 60 of 2023. */
    @Test
    void projectsFromTheSixtiethDayOfTheYear() {
        assertTrue(Double.isNaN(Target.of(100, 317_000, day("2024-02-28")).projected()));
        assertEquals(
                100 / 3.17 * 366 / 60,
                Target.of(100, 317_000, day("2024-02-29")).projected(),
                1e-9);
        assertTrue(Double.isNaN(Target.of(100, 317_000, day("2023-02-28")).projected()));
        assertEquals(
                100 / 3.17 * 365 / 60,
                Target.of(100, 317_000, day("2023-03-01")).projected(),
                1e-9);
    }
}
