package org.tocsin.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spring Festivals: 2019-02-05, 2022-02-01, 2023-01-22, 2024-02-10, 2025-01-29, 2028-01-26. */
class FestivalsTest {
    private static final Festivals TABLE =
            ReferenceData.load(Path.of("../../data-samples/reference/shangdang")).festivals();

    private static LocalDate lastYear(LocalDate day) {
        return LocalDate.ofEpochDay(TABLE.lastYear((int) day.toEpochDay()));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-10,2023-01-22", // the day itself
        "2024-02-12,2023-01-24", // + 2
        "2024-02-29,2023-02-10", // + 19: the leap day near the festival
        "2024-03-02,2023-02-12", // + 21, the last aligned day
        "2024-01-20,2023-01-01", // - 21, the first aligned day
        "2023-01-01,2022-01-11" // - 21 of a festival in January
    })
    void daysNearSpringFestivalKeepTheirDistanceFromIt(LocalDate day, LocalDate then) {
        assertEquals(then, lastYear(day));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-03,2023-03-05", // Sunday, + 22
        "2024-01-19,2023-01-20", // Friday, - 22
        "2028-02-29,2027-03-02", // Tuesday, + 34
        "2019-02-06,2018-02-07" // Wednesday, + 1, but 2018 is not in the table
    })
    void otherDaysKeepTheirWeekday(LocalDate day, LocalDate then) {
        assertEquals(then, lastYear(day));
        assertEquals(day.getDayOfWeek(), then.getDayOfWeek());
    }

    @Test
    void labaMayFallInTheDecemberBefore() {
        int laba = TABLE.day(Festivals.Feast.LABA, 2023).orElseThrow();
        assertEquals(LocalDate.of(2022, 12, 30), LocalDate.ofEpochDay(laba));
    }
}
