package org.tocsin.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.place.DayClock;

class TimeTextTest {
    private final TimeText times = new TimeText(new DayClock(ZoneId.of("Asia/Shanghai"), 390));

    @ParameterizedTest
    @CsvSource({
        "2024-02-13T08:05:00+08:00, 2024-02-13T00:05:00Z",
        "2024-02-13T08:05:07.250+08:00, 2024-02-13T00:05:07.250Z",
        "2024-02-13T00:05Z, 2024-02-13T00:05:00Z",
        "2024-02-13T08:05:00+0800, 2024-02-13T00:05:00Z",
        "2024-02-12T19:05:00-05:00, 2024-02-13T00:05:00Z",
        "2024-02-13 08:05, 2024-02-13T00:05:00Z",
        "2024-02-13 08:05:30, 2024-02-13T00:05:30Z",
        "2024/2/13 8:05, 2024-02-13T00:05:00Z",
        "2024年2月13日8时5分, 2024-02-13T00:05:00Z",
        "2024年2月13日 8时, 2024-02-13T00:00:00Z",
        "2024-02-13, 2024-02-13T04:00:00Z",
        "20240213, 2024-02-13T04:00:00Z",
        "2024.2.29, 2024-02-29T04:00:00Z",
        "1861-11-21, 1861-11-21T04:00:00Z",
    })
    void readsTheFormatsOfTheFiles(String text, String expected) {
        assertEquals(Instant.parse(expected).toEpochMilli(), times.instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2024-13-01",
                "2023-02-29",
                "2024-02-13T25:00",
                "2024-02-13 8",
                "2024-02-13T08:60",
                "24-02-13",
                "2024-02-13T08:05:00+8",
                "2024-02-13x",
                "2024-02-13T08:05:00 +",
                "0000-00-00",
                "2024-02",
                "13/02/2024",
                "45335"
            })
    void refusesWhatIsNoTime(String text) {
        assertEquals(TimeText.NONE, times.instant(text));
    }

    @Test
    void agreesWithTheCalendarOfTheLibrary() {
        LocalDate date = LocalDate.of(1899, 12, 28);
        for (int i = 0; i < 80_000; i++, date = date.plusDays(1)) {
            assertEquals(date.toEpochDay(), times.day(date.toString()));
        }
    }

    @Test
    void isoWeeksBeginOnTheirMonday() {
        for (int i = 0; i < 3_000; i++) {
            LocalDate monday = LocalDate.of(2001, 1, 1).plusWeeks(i);
            int year = monday.get(IsoFields.WEEK_BASED_YEAR);
            int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            assertEquals(monday.toEpochDay(), times.monday(String.format("%d-W%02d", year, week)));
            assertEquals(monday.toEpochDay(), TimeText.mondayOf(year, week));
        }
        assertEquals(TimeText.NO_DAY, times.monday("2003-W53"));
        assertEquals(TimeText.NO_DAY, times.monday("2003-W00"));
    }
}
