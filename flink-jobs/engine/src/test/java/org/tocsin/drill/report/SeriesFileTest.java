package org.tocsin.drill.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 1704038400 is 2024-01-01T00:00 in Shanghai. */
class SeriesFileTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.parse("2024-01-01");
    private static final SeriesKey ILI = SeriesKey.cases("residence", "ILI", "140404");

    @TempDir Path folder;

    private SeriesFile read(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("series.lp"), lines);
        return SeriesFile.read(java.util.List.of(file), ZONE, key -> key.place().equals("140404"));
    }

    @Test
    void theLastLineOfAPointReplacesItWhole() throws IOException {
        String head = "cases,axis=residence,indicator=ILI,level=county,place=140404 ";
        Series series =
                read(head
                                + "count=3i,completeness=0.5 1704038400\n"
                                + head
                                + "count=4i,visits=5i 1704038400\n")
                        .get(ILI);
        assertEquals(4, series.get(DAY, "count"));
        assertEquals(5, series.get(DAY, "visits"));
        assertEquals(Double.NaN, series.get(DAY, "completeness"));
        assertEquals("county", series.level());
    }

    @Test
    void aDayWithoutAPointIsZeroOnceTheSeriesHasBegun() throws IOException {
        Series series =
                read("cases,axis=residence,indicator=ILI,level=county,place=140404 count=3i 1704038400\n")
                        .get(ILI);
        assertEquals(Double.NaN, series.count(DAY.minusDays(1), "count"));
        assertEquals(0, series.count(DAY.plusDays(1), "count"));
    }

    @Test
    void keepsOnlyWhatIsWanted() throws IOException {
        String detector = "detector,axis=residence,indicator=ILI,level=county,method=";
        SeriesFile file =
                read(
                        detector
                                + "ears-c2-7d,place=140404 observed=1 1704038400\n"
                                + detector
                                + "ears-c2-3d,place=140404 observed=1 1704038400\n"
                                + "cases,axis=residence,indicator=ILI,level=county,place=9 count=3i 1704038400\n");
        assertEquals(2, file.keys("detector").size());
        assertEquals(
                Set.of("ears-c2-3d", "ears-c2-7d"), file.methods("residence", "ILI", "140404"));
        assertTrue(file.keys("cases").isEmpty());
    }
}
