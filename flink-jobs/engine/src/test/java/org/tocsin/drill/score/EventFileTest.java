package org.tocsin.drill.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.job.Shangdang;
import org.tocsin.place.InvalidDataException;

/** Real events as a small file. */
class EventFileTest {
    private static final Map<String, Long> COUNTED = Map.of("a", 5000L, "b", 9000L);

    @TempDir Path folder;

    private List<Outbreak> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("events.yaml"), text);
        return EventFile.read(file, Shangdang.directory(), ZoneId.of("Asia/Shanghai"), COUNTED);
    }

    /** Midnight in Shanghai is 16:00 of the day before in UTC; 3 days horizon from the start. */
    @Test
    void datesAreWholeLocalDays() throws IOException {
        Outbreak e =
                read("events:\n"
                                + "  - {id: e, indicators: [GI], place: \"140404201\","
                                + " from: 2023-11-08, to: 2023-11-09, horizon_days: 3}\n")
                        .get(0);
        assertEquals(Instant.parse("2023-11-07T16:00:00Z").toEpochMilli(), e.firstReport());
        assertEquals(Instant.parse("2023-11-09T15:59:59.999Z").toEpochMilli(), e.lastReport());
        assertEquals(Instant.parse("2023-11-10T16:00:00Z").toEpochMilli(), e.windowEnd());
        assertEquals("township", e.level());
    }

    @Test
    void recordsStandForTheDatesAtWhichTheyWereCounted() throws IOException {
        Outbreak e =
                read("events:\n  - {id: e, indicators: [GI], place: \"140404\", records: [b, a]}\n")
                        .get(0);
        assertEquals(5000, e.firstReport());
        assertEquals(9000, e.lastReport());
    }

    @Test
    void everyProblemIsToldAtOnce() {
        InvalidDataException e =
                assertThrows(
                        InvalidDataException.class,
                        () ->
                                read(
                                        "events:\n"
                                                + "  - {id: e, place: nowhere, from: 2023-11-09,"
                                                + " to: 2023-11-08}\n"
                                                + "  - {id: e, indicators: [GI], place: \"140404\","
                                                + " records: [z], until: 3}\n"
                                                + "  - {id: f, indicators: [GI], place: \"140404\","
                                                + " from: soon}\n"));
        String all = String.join("\n", e.problems());
        for (String part :
                List.of(
                        "e.indicators: expected a list",
                        "e.place: no such place in the reference data: nowhere",
                        "e.to: expected a day that is not before from",
                        "expected a name of its own",
                        "e.until: unknown key",
                        "e.records: 1 not counted in the run (episodes.csv), among them z",
                        "f.from: expected a date like 2011-05-18",
                        "got soon",
                        "f.to: expected a date")) {
            assertTrue(all.contains(part), () -> part + " is not in:\n" + all);
        }
    }

    @Test
    void aFileWithoutEventsIsRefused() {
        assertThrows(InvalidDataException.class, () -> read(""));
        assertThrows(InvalidDataException.class, () -> read("events: []\n"));
        assertThrows(InvalidDataException.class, () -> read("events: [\n"));
    }
}
