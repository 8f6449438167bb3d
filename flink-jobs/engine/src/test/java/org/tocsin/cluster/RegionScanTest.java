package org.tocsin.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tocsin.model.Level;
import org.tocsin.place.Directory;

/**
 * The live scan on made-up counts: 12 townships on a grid 10 km apart and three hospitals. Hospital
 * H takes nearly all patients of the western six townships.
 */
class RegionScanTest {
    private static final int PLACES = 12;
    private static final int FIRST = 19_000;
    private static final int LAST = FIRST + 199;
    private static final int HOSPITAL = 20;
    private static final Directory DIRECTORY = directory();
    private static final ScanSettings SETTINGS = ScanSettings.off().of(List.of(3), "test");

    private final RegionScan scan = new RegionScan(SETTINGS, DIRECTORY, FIRST);
    private int serial;

    private static Directory directory() {
        List<Directory.Node> nodes = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            nodes.add(
                    new Directory.Node(
                            "T" + i,
                            Level.TOWNSHIP,
                            PLACES,
                            "",
                            "T" + i,
                            36 + i / 4 * 0.09,
                            113 + i % 4 * 0.11,
                            10_000,
                            true,
                            "",
                            null));
        }
        nodes.add(
                new Directory.Node(
                        "C", Level.CITY, -1, "", "City", 36, 113, 120_000, true, "", null));
        return new Directory(nodes, Map.of());
    }

    private static boolean west(int place) {
        return place % 4 < 2;
    }

    private ScanCase of(int place, int feed, int day, int label) {
        String id = "s:" + serial++;
        return new ScanCase(3, PLACES, place, feed, day, label, label, 1, id);
    }

    /** About one case a place and day; every case is known at the close of its day. */
    private ScanBook background(long seed, double rate) {
        SplittableRandom random = new SplittableRandom(seed);
        ScanBook book = new ScanBook();
        for (int day = FIRST; day <= LAST; day++) {
            for (int place = 0; place < PLACES; place++) {
                for (int k = poisson(random, rate); k > 0; k--) {
                    boolean own = random.nextDouble() < 0.9;
                    int feed = west(place) == own ? HOSPITAL : HOSPITAL + 1 + random.nextInt(2);
                    book.apply(of(place, feed, day, day));
                }
            }
        }
        return book;
    }

    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        int k = 0;
        for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
            k++;
        }
        return k;
    }

    /** What H knows of the days after {@code from} is not there, or comes {@code late}. */
    private ScanBook withSilence(ScanBook all, int from, int late) {
        ScanBook book = new ScanBook();
        for (ScanBook.Entry e : all.entries()) {
            boolean silent = e.feed == HOSPITAL && e.day >= from;
            if (!silent) {
                book.apply(of(e.place, e.feed, e.day, e.label));
            } else if (late > 0) {
                book.apply(of(e.place, e.feed, e.day, late));
            }
        }
        return book;
    }

    private static double recurrence(DayScan day) {
        return day.found().isEmpty() ? 0 : day.found().get(0).recurrenceDays();
    }

    @Test
    void findsTheTownshipWithTenCasesInSixDays() {
        ScanBook book = background(1, 0.15);
        for (int k = 0; k < 10; k++) {
            book.apply(of(6, HOSPITAL + 1, LAST - 5 + k * 6 / 10, LAST - 5 + k * 6 / 10));
        }
        DayScan day = scan.scan(book, 3, PLACES, LAST);
        DayScan.Found best = day.found().get(0);
        assertTrue(day.ran());
        assertEquals(List.of(6), best.nodes());
        assertTrue(best.observed() >= 10 && best.recurrenceDays() >= 365, best::toString);
        assertEquals(LAST, best.to());
        assertEquals(best.observed(), best.ids().size());
    }

    @Test
    void staysQuietOnEvenCountsOnNearlyAllDays() {
        int listed = 0;
        for (int seed = 10; seed < 40; seed++) {
            listed += recurrence(scan.scan(background(seed, 0.5), 3, PLACES, LAST)) >= 100 ? 1 : 0;
        }
        assertTrue(listed <= 2, listed + " of 30 days listed, 0.3 expected");
    }

    @Test
    void aSilentHospitalMakesNeitherAHoleNorAClusterElsewhere() {
        ScanBook whole = background(2, 3);
        int unseen = 0;
        for (int days = 2; days <= 5; days++) {
            ScanBook silent = withSilence(whole, LAST - days + 1, 0);
            DayScan day = scan.scan(silent, 3, PLACES, LAST);
            assertEquals(1, day.behind(), days + " days");
            assertTrue(recurrence(day) < 100, days + " days: " + day.found());
            assertTrue(day.leftOut() > 0);
            // The same counts without knowing who reported them: what the rule is for.
            ScanBook anonymous = new ScanBook();
            silent.entries().forEach(e -> anonymous.apply(of(e.place, -1, e.day, e.label)));
            DayScan naive = scan.scan(anonymous, 3, PLACES, LAST);
            unseen += recurrence(naive) >= 365 ? 1 : 0;
        }
        assertTrue(unseen >= 3, "false clusters without the rule: " + unseen + " of 4");
    }

    @Test
    void lateReportsFillTheHoleAndMakeNoCluster() {
        ScanBook whole = background(2, 3);
        ScanBook late = withSilence(whole, LAST - 3, LAST);
        DayScan day = scan.scan(late, 3, PLACES, LAST);
        assertEquals(0, day.behind());
        assertEquals(0, day.leftOut());
        assertTrue(recurrence(day) < 100, () -> day.found().toString());
        assertEquals(scan.scan(whole, 3, PLACES, LAST).found().get(0).llr(), llr(day), 1e-9);
    }

    private static double llr(DayScan day) {
        return day.found().get(0).llr();
    }

    @Test
    void aFallEverywhereIsNoSilence() {
        ScanBook whole = background(3, 3);
        SplittableRandom random = new SplittableRandom(4);
        ScanBook less = new ScanBook();
        for (ScanBook.Entry e : whole.entries()) {
            if (e.day <= LAST - 7 || random.nextDouble() < 0.4) {
                less.apply(of(e.place, e.feed, e.day, e.label));
            }
        }
        assertEquals(0, scan.scan(less, 3, PLACES, LAST).behind());
    }

    @Test
    void cardsCountOnTheDayOfReceiptAndABatchOnTheUsualOne() {
        ScanBook book = new ScanBook();
        for (int day = FIRST; day <= LAST; day++) {
            book.apply(of(day % PLACES, -1, day - 5, day)); // five days from onset to receipt
        }
        Feeds feeds = Feeds.of(book.entries(), LAST, FIRST);
        ScanBook.Entry usual = book.entries().get(100);
        assertEquals(usual.label, feeds.dayOf(usual));
        ScanBook.Entry batch = new ScanBook.Entry(1, 0, 0, -1, LAST - 30, LAST, "late");
        assertEquals(LAST - 25, feeds.dayOf(batch));
    }

    @Test
    void fewCasesAndPlacesWithoutCoordinatesAreNamedNotScanned() {
        ScanBook book = new ScanBook();
        book.apply(of(1, HOSPITAL, LAST - 1, LAST - 1));
        book.apply(of(2, HOSPITAL, LAST, LAST));
        book.apply(of(-1, HOSPITAL, LAST, LAST));
        DayScan day = scan.scan(book, 3, PLACES, LAST);
        assertFalse(day.ran());
        assertEquals(2, day.cases());
        assertEquals(1, day.leftOut());
        assertFalse(scan.scan(background(1, 1), 3, PLACES, FIRST + 20).ran(), "three weeks");
    }

    @Test
    void aRerunOfADayIsTheSameToTheLastDigit() {
        ScanBook book = background(7, 0.5);
        DayScan one = scan.scan(book, 3, PLACES, LAST);
        DayScan other = new RegionScan(SETTINGS, DIRECTORY, FIRST).scan(book, 3, PLACES, LAST);
        assertEquals(one.found().get(0).p(), other.found().get(0).p());
        assertEquals(one.found().get(0).ids(), other.found().get(0).ids());
        assertArrayEquals(one.found().get(0).mapExpected(), other.found().get(0).mapExpected());
    }

    @Test
    void aClusterKeepsTheNameOfItsFirstCrossing() {
        ClusterTracker tracker = new ClusterTracker();
        assertEquals("a", tracker.name(found("1", "2"), 10, "a", 1).name());
        assertEquals("b", tracker.name(found("8", "9"), 10, "b", 2).name());
        assertEquals("a", tracker.name(found("2", "3"), 11, "x", 3).name());
        assertEquals(1, tracker.name(found("3", "4"), 14, "x", 3).node());
        assertEquals("a", tracker.name(found("4", "8"), 15, "x", 3).name(), "merged: the earlier");
        tracker.forget(30);
        assertEquals("y", tracker.name(found("4"), 30, "y", 3).name(), "over after seven days");
    }

    /** Overlapping clusters of one day, day after day: one name, not a new one each day. */
    @Test
    void clustersOfOneDayThatShareACaseHaveOneName() {
        ClusterTracker tracker = new ClusterTracker();
        assertEquals("a", tracker.name(found("1", "2", "3"), 10, "a", 1).name());
        assertEquals("a", tracker.name(found("3", "4"), 10, "b", 2).name());
        assertEquals("a", tracker.name(found("4", "5"), 11, "c", 3).name(), "its case of the day");
        assertEquals("a", tracker.name(found("5", "6"), 11, "d", 4).name());
        assertEquals("e", tracker.name(found("7"), 11, "e", 5).name());
    }

    private static DayScan.Found found(String... ids) {
        return new DayScan.Found(
                List.of(0),
                List.of(0),
                0,
                0,
                0,
                0,
                ids.length,
                1,
                1,
                0.001,
                1000,
                List.of(ids),
                new int[0],
                new int[0],
                new double[0]);
    }
}
