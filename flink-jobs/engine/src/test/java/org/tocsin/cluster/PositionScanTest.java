package org.tocsin.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Level;
import org.tocsin.place.DayClock;
import org.tocsin.place.Directory;
import org.tocsin.place.Grid;

/**
 * The scan over positions: two townships of a county, a school with coordinates and one without,
 * and about one case a day in 16 x 16 cells of 0.01 degrees.
 */
class PositionScanTest {
    private static final int FIRST = 19_000;
    private static final int LAST = FIRST + 119;
    private static final int CITY = 0;
    private static final int COUNTY = 1;
    private static final int NORTH = 2;
    private static final int SOUTH = 3;
    private static final int SCHOOL = 4;
    private static final int NO_POINT = 5;
    private static final Grid GRID = Grid.of(0.01);
    private static final DayClock CLOCK = new DayClock(ZoneId.of("Asia/Shanghai"), 390);
    private static final Directory DIRECTORY =
            new Directory(
                    List.of(
                            node("C", Level.CITY, -1, 36, 113),
                            node("K", Level.COUNTY, CITY, 36, 113),
                            node("N", Level.TOWNSHIP, COUNTY, 36.12, 113.07),
                            node("S", Level.TOWNSHIP, COUNTY, 36.03, 113.08),
                            node("I", Level.INSTITUTION, SOUTH, 36.0216, 113.0893),
                            node("J", Level.INSTITUTION, NORTH, Double.NaN, Double.NaN)),
                    Map.of());

    private int serial;

    private static Directory.Node node(String code, Level level, int parent, double la, double lo) {
        return new Directory.Node(code, level, parent, code, code, la, lo, 1, true, "x", null);
    }

    private static ScanSettings settings(int most, PositionSettings.Source... sources) {
        PositionSettings positions = new PositionSettings(GRID, List.of(sources), most);
        return ScanSettings.off().over(positions).of(List.of(3), "test");
    }

    private static CaseReport resident(int home) {
        CaseReport r = new CaseReport();
        r.id = "s:1";
        r.residence = home;
        r.flags = CaseReport.RESIDENT;
        r.occurrenceDay = LAST;
        r.visitAt = CaseReport.NO_TIME;
        return r;
    }

    private static List<ScanCase> routed(CaseReport r, PositionSettings.Source... sources) {
        List<ScanCase> cases = new ArrayList<>();
        Scans scans = Scans.of(settings(100, sources));
        new ScanRouting(DIRECTORY, CLOCK, scans)
                .route(new EpisodeEvent(CLOCK.closeOf(LAST) - 1, 1, 1L << 3, r), cases::add);
        return cases;
    }

    private static String where(CaseReport r) {
        List<ScanCase> cases =
                routed(
                        r,
                        PositionSettings.Source.RECORD,
                        PositionSettings.Source.INSTITUTION,
                        PositionSettings.Source.TOWNSHIP);
        if (cases.isEmpty()) {
            return "not scanned";
        }
        ScanCase c = cases.get(0);
        String at = c.place() == CaseReport.NO_PLACE ? "nowhere" : GRID.code(c.place());
        return at + " of " + DIRECTORY.node(c.home()).code() + " in region " + c.region();
    }

    @Test
    void theFirstSourceThatKnowsAPositionDecides() {
        CaseReport own = resident(NORTH);
        own.cell = GRID.cell(36.1, 113.2);
        own.institution = SCHOOL;
        assertEquals("36.10N113.20E of N in region 0", where(own));
        own.cell = CaseReport.NO_PLACE;
        assertEquals("36.02N113.09E of S in region 0", where(own), "the school, where it stands");
        own.institution = NO_POINT;
        assertEquals("36.12N113.07E of N in region 0", where(own), "the township");
        CaseReport vague = resident(COUNTY);
        assertEquals("nowhere of K in region 0", where(vague), "counted as left out");
        CaseReport stranger = resident(CaseReport.NO_PLACE);
        stranger.flags = 0;
        stranger.cell = GRID.cell(36.1, 113.2);
        assertEquals("not scanned", where(stranger), "lives elsewhere");
    }

    @Test
    void withoutFurtherSourcesACaseWithoutPositionIsLeftOut() {
        CaseReport r = resident(NORTH);
        r.institution = SCHOOL;
        ScanCase c = routed(r, PositionSettings.Source.RECORD).get(0);
        assertEquals(CaseReport.NO_PLACE, c.place());
        assertEquals(NORTH, c.home());
    }

    private void add(ScanBook book, double lat, double lon, int home, int day) {
        int cell = Double.isNaN(lat) ? CaseReport.NO_PLACE : GRID.cell(lat, lon);
        String id = "s:" + serial++;
        book.apply(new ScanCase(0, 3, CITY, cell, home, -1, day, day, day, 1, id));
    }

    /** Three cases a day anywhere; ten in the last week within 300 m of 36.034, 113.113. */
    private ScanBook village() {
        SplittableRandom random = new SplittableRandom(11);
        ScanBook book = new ScanBook();
        for (int day = FIRST; day <= LAST; day++) {
            for (int k = 0; k < 3; k++) {
                double lat = 36 + random.nextInt(16) * 0.01;
                double lon = 113 + random.nextInt(16) * 0.01;
                add(book, lat, lon, lat > 36.08 ? NORTH : SOUTH, day);
            }
        }
        for (int k = 0; k < 10; k++) {
            add(book, 36.034 + k % 3 * 0.001, 113.113 + k % 2 * 0.002, SOUTH, LAST - k / 2);
        }
        add(book, Double.NaN, Double.NaN, NORTH, LAST);
        add(book, Double.NaN, Double.NaN, SOUTH, LAST - 40);
        return book;
    }

    /**
     * Latitudes 36.034 and 36.035 and .036 round to 36.03, 36.03 or 36.04 and 36.04: two cells one
     * above the other. 360 cases of the background and ten are in, two have no position.
     */
    @Test
    void aVillageIsFoundWhereItLies() {
        RegionScan scan =
                new RegionScan(settings(1000, PositionSettings.Source.RECORD), DIRECTORY, FIRST);
        DayScan day = scan.scan(village(), 3, CITY, LAST);
        assertTrue(day.ran());
        assertEquals(370, day.cases());
        assertEquals(2, day.leftOut());
        assertEquals(0.01, day.at().degrees(), 1e-12);
        DayScan.Found best = day.found().get(0);
        assertEquals(36.035, day.at().lat(best.centre()), 0.0051);
        assertEquals(113.11, day.at().lon(best.centre()), 1e-9);
        assertTrue(best.observed() >= 10, best::toString);
        assertTrue(best.recurrenceDays() >= 365, best::toString);
        assertEquals(List.of(SOUTH), best.homes(), "where its cases live");
        assertEquals(best.observed(), best.ids().size());
        for (DayScan.Found other : day.found().subList(1, day.found().size())) {
            assertTrue(best.nodes().stream().noneMatch(other.nodes()::contains), "no shared cell");
        }
    }

    /** 16 x 16 cells; of 0.02 degrees 8 x 8 or 9 x 9, of 0.04 at most 25: the first below 30. */
    @Test
    void aboveTheLimitCellsAreJoinedUntilTheyAreFewEnough() {
        ScanBook book = village();
        DayScan all =
                new RegionScan(settings(1000, PositionSettings.Source.RECORD), DIRECTORY, FIRST)
                        .scan(book, 3, CITY, LAST);
        assertTrue(all.places() > 100, () -> all.places() + " cells");
        DayScan few =
                new RegionScan(settings(30, PositionSettings.Source.RECORD), DIRECTORY, FIRST)
                        .scan(book, 3, CITY, LAST);
        assertEquals(0.04, few.at().degrees(), 1e-12);
        assertEquals(2, few.at().doublings());
        assertTrue(few.places() <= 30, () -> few.places() + " cells");
        assertEquals(all.cases(), few.cases(), "nobody is lost");
        assertEquals(all.leftOut(), few.leftOut());
        DayScan.Found best = few.found().get(0);
        int cell = few.at().of(GRID.cell(36.034, 113.113));
        assertEquals(36.015, few.at().lat(cell), 1e-9, "points 36.00 to 36.03");
        assertEquals(113.095, few.at().lon(cell), 1e-9, "points 113.08 to 113.11");
        assertTrue(best.nodes().contains(cell), best::toString);
        assertTrue(best.recurrenceDays() >= 100, best::toString);
    }

    @Test
    void scansSideBySideHaveKeysAndSeedsOfTheirOwn() {
        ScanSettings one = settings(100, PositionSettings.Source.RECORD);
        assertEquals("test", one.seed());
        ScanCase first = new ScanCase(3, 7, 1, 1, 1, 1, 1, 1, "a");
        assertEquals(3L << 32 | 7, first.key());
        ScanCase other = new ScanCase(2, 63, 7, 1, 1, 1, 1, 1, 1, 1, "a");
        assertEquals(2, ScanCase.scanOf(other.key()));
        assertEquals(63, ScanCase.indicatorOf(other.key()));
        assertEquals(7, ScanCase.regionOf(other.key()));
        assertFalse(first.key() == other.key());
    }

    @Test
    void aCircleIsReadBackFromItsWords() {
        ClusterCircle circle = new ClusterCircle("36.05N113.05E", 2.3);
        assertEquals("within 2.3 km of 36.05N113.05E", circle.words());
        String method = "scan: 2 cells of 0.01 degrees " + circle.words() + ", chance once";
        assertEquals(circle, ClusterCircle.aboutPosition(method).orElseThrow());
        assertTrue(ClusterCircle.aboutPosition("within 2.3 km of Sudian Town").isEmpty());
    }
}
