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

    private static LocalDate aligned(String date, int yearsBack) {
        int day = (int) LocalDate.parse(date).toEpochDay();
        return LocalDate.ofEpochDay(TABLE.lunarAligned(day, yearsBack));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-10,1,2023-01-22", // the day itself
        "2024-02-12,1,2023-01-24", // + 2
        "2024-02-29,1,2023-02-10", // + 19: the leap day near the festival
        "2024-03-02,1,2023-02-12", // + 21, the last aligned day
        "2024-01-20,1,2023-01-01", // - 21, the first aligned day
        "2024-02-12,5,2019-02-07", // five years, + 2
        "2023-01-01,1,2022-01-11", // - 21 of a festival in January
        "2025-01-20,2,2023-01-13" // - 9, two years
    })
    void daysNearSpringFestivalKeepTheirDistanceFromIt(String date, int back, LocalDate then) {
        assertEquals(then, aligned(date, back));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-03,1,2023-03-03", // + 22
        "2024-01-19,1,2023-01-19", // - 22
        "2024-07-01,3,2021-07-01",
        "2028-02-29,1,2027-02-28", // + 34; 2027 has no leap day
        "2019-02-06,1,2018-02-06" // + 1, but 2018 is not in the table
    })
    void otherDaysKeepMonthAndDay(String date, int back, LocalDate then) {
        assertEquals(then, aligned(date, back));
    }

    @Test
    void labaMayFallInTheDecemberBefore() {
        int laba = TABLE.day(Festivals.Feast.LABA, 2023).orElseThrow();
        assertEquals(LocalDate.of(2022, 12, 30), LocalDate.ofEpochDay(laba));
    }
}
