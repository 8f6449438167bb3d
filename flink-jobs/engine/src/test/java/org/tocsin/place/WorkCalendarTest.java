package org.tocsin.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The facts are those of the State Council's holiday notices (domain handbook, 5.2). */
class WorkCalendarTest {
    private static final WorkCalendar OFFICIAL =
            ReferenceData.load(Path.of("../../data-samples/reference/shangdang")).calendar();

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** First and last day off; the days before and after are not named as off. */
    @ParameterizedTest
    @CsvSource({
        "2018-12-30,2019-01-01", "2019-02-04,2019-02-10", "2019-05-01,2019-05-04",
        "2019-09-13,2019-09-13", "2019-10-01,2019-10-07", "2020-01-01,2020-01-01",
        "2020-01-24,2020-02-02", "2020-05-01,2020-05-05", "2020-10-01,2020-10-08",
        "2021-01-01,2021-01-03", "2021-02-11,2021-02-17", "2021-05-01,2021-05-05",
        "2021-09-19,2021-09-21", "2021-10-01,2021-10-07", "2022-01-01,2022-01-03",
        "2022-01-31,2022-02-06", "2022-04-30,2022-05-04", "2022-09-10,2022-09-12",
        "2022-10-01,2022-10-07", "2022-12-31,2023-01-02", "2023-01-21,2023-01-27",
        "2023-04-29,2023-05-03", "2023-09-29,2023-10-06", "2024-01-01,2024-01-01",
        "2024-02-10,2024-02-17", "2024-05-01,2024-05-05", "2024-09-15,2024-09-17",
        "2024-10-01,2024-10-07", "2025-01-01,2025-01-01", "2025-01-28,2025-02-04",
        "2025-05-01,2025-05-05", "2025-10-01,2025-10-08", "2026-01-01,2026-01-03",
        "2026-02-15,2026-02-23", "2026-05-01,2026-05-05", "2026-09-25,2026-09-27",
        "2026-10-01,2026-10-07", "2019-04-05,2019-04-05", "2020-06-25,2020-06-27",
        "2024-04-04,2024-04-06", "2025-05-31,2025-06-02", "2026-06-19,2026-06-21"
    })
    void holidaysBeginAndEndAsOfficiallyPublished(String first, String last) {
        for (int d = day(first); d <= day(last); d++) {
            assertTrue(OFFICIAL.isHoliday(d), LocalDate.ofEpochDay(d)::toString);
            assertFalse(OFFICIAL.isWorkday(d), LocalDate.ofEpochDay(d)::toString);
            assertEquals(6, OFFICIAL.dayType(d));
        }
        assertFalse(OFFICIAL.isHoliday(day(first) - 1));
        assertFalse(OFFICIAL.isHoliday(day(last) + 1));
    }

    /** All make-up workdays, those of Qingming and Dragon Boat included. */
    @ParameterizedTest
    @CsvSource({
        "2018-12-29", "2019-02-02", "2019-02-03", "2019-04-28", "2019-05-05", "2019-09-29",
        "2019-10-12", "2020-01-19", "2020-04-26", "2020-05-09", "2020-06-28", "2020-09-27",
        "2020-10-10", "2021-02-07", "2021-02-20", "2021-04-25", "2021-05-08", "2021-09-18",
        "2021-09-26", "2021-10-09", "2022-01-29", "2022-01-30", "2022-04-02", "2022-04-24",
        "2022-05-07", "2022-10-08", "2022-10-09", "2023-01-28", "2023-01-29", "2023-04-23",
        "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08", "2024-02-04", "2024-02-18",
        "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12",
        "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
        "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"
    })
    void makeUpWorkdaysAreWorkedAndCountAsMondayWhenNoticeNamesNoDay(String date) {
        int d = day(date);
        assertTrue(WorkCalendar.weekday(d) >= 5);
        assertTrue(OFFICIAL.isMakeUpWorkday(d));
        assertTrue(OFFICIAL.isWorkday(d));
        assertEquals(0, OFFICIAL.dayType(d));
    }

    @Test
    void cancelledMakeUpDayOfFebruary2020IsOff() {
        assertFalse(OFFICIAL.isMakeUpWorkday(day("2020-02-01")));
        assertTrue(OFFICIAL.isHoliday(day("2020-02-01")));
    }

    @Test
    void ordinaryDaysHaveTheirWeekday() {
        assertEquals(0, OFFICIAL.dayType(day("2024-03-04"))); // a Monday
        assertEquals(5, OFFICIAL.dayType(day("2024-03-09")));
        assertEquals(6, OFFICIAL.dayType(day("2024-03-10")));
        assertFalse(OFFICIAL.isHoliday(day("2024-03-10")));
        assertEquals(3, WorkCalendar.weekday(0)); // 1970-01-01, Thursday
        assertEquals(2, WorkCalendar.weekday(-1));
    }

    /** The eve, Friday 9 February 2024, was worked; 10 to 17 were off, Sunday 18 was worked. */
    @Test
    void twoWorkingDaysAfterTheEveOf2024AreTheSundayAndTheMondayAfter() {
        assertEquals(day("2024-02-18"), OFFICIAL.addWorkdays(day("2024-02-09"), 1));
        assertEquals(day("2024-02-19"), OFFICIAL.addWorkdays(day("2024-02-09"), 2));
        assertEquals(day("2024-02-09"), OFFICIAL.addWorkdays(day("2024-02-12"), -1));
        assertEquals(day("2024-02-12"), OFFICIAL.addWorkdays(day("2024-02-12"), 0));
    }

    @Test
    void makeUpWorkdayTakesTheTypeOfTheWeekdayItReplacesWhereKnown() {
        TreeMap<Integer, Integer> makeUp = new TreeMap<>();
        makeUp.put(day("2024-02-18"), 3);
        assertEquals(3, new WorkCalendar(new TreeSet<>(), makeUp).dayType(day("2024-02-18")));
    }
}
