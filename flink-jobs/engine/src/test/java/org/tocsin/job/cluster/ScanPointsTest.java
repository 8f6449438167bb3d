package org.tocsin.job.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.tocsin.cluster.ClusterResult;
import org.tocsin.cluster.ScanCase;
import org.tocsin.cluster.ScanRouting;
import org.tocsin.cluster.ScanSettings;
import org.tocsin.cluster.Scans;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Level;
import org.tocsin.model.Point;
import org.tocsin.model.Tier;
import org.tocsin.place.DayClock;
import org.tocsin.store.Measurement;

/** The scan operator over the points of a line list, and with a hospital that reports late. */
class ScanPointsTest {
    private static final int FIRST = Shangdang.day("2023-11-01");
    private static final int LAST = FIRST + 119;
    private static final DayClock CLOCK = Shangdang.plan("2023-11-01", "2024-03-15T06:30").clock();
    private static final int ILI = Shangdang.definitions().indicator("ILI").ordinal();
    private static final List<String> SCHOOLS =
            IntStream.rangeClosed(1, 19).mapToObj("S140404-%02d"::formatted).toList();
    private static final List<String> TOWNS =
            List.of(
                    "140404001",
                    "140404101",
                    "140404102",
                    "140404103",
                    "140404104",
                    "140404106",
                    "140404107",
                    "140404201");

    private final SplittableRandom random = new SplittableRandom(20240213);
    private final List<EpisodeEvent> events = new ArrayList<>();
    private int serial;

    private static RunPlan plan(Level places) {
        return plan(places, ScanSettings.off().storeDays());
    }

    private static RunPlan plan(Level places, double storeDays) {
        RunPlan p = Shangdang.plan("2023-11-01", "2024-03-15T06:30");
        ScanSettings off = ScanSettings.off();
        ScanSettings scan =
                new ScanSettings(
                        List.of(ILI),
                        Level.CITY,
                        places,
                        off.shortest(),
                        off.longest(),
                        off.baselineDays(),
                        off.maxShare(),
                        off.maxRadiusKm(),
                        off.minCases(),
                        off.replicates(),
                        off.listDays(),
                        off.notifyDays(),
                        storeDays,
                        off.restateDays(),
                        "points",
                        "",
                        null);
        return new RunPlan(
                p.directory(),
                p.clock(),
                p.indicators(),
                p.rules(),
                p.counts(),
                p.calendar(),
                p.festivals(),
                p.detection(),
                p.links(),
                Scans.of(scan),
                p.until(),
                p.focus(),
                p.registered());
    }

    /** A visit on a day, learned at the close of the day {@code label}. */
    private void visit(String town, String institution, String facility, int day, int label) {
        long at = CLOCK.closeOf(label) - 1000;
        CaseReport r = Shangdang.report("v:" + serial, serial++, day, at);
        r.residence = Shangdang.node(town);
        r.institution = institution.isEmpty() ? CaseReport.NO_PLACE : Shangdang.node(institution);
        r.facility = Shangdang.node(facility);
        events.add(new EpisodeEvent(at, 1, 1L << ILI, r));
    }

    private int poisson(double mean) {
        int k = 0;
        for (double p = random.nextDouble(); p > Math.exp(-mean); p *= random.nextDouble()) {
            k++;
        }
        return k;
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> run(
            RunPlan plan, int until) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new ScanFunction(plan)),
                        ScanCase::key,
                        Types.LONG);
        harness.open();
        ScanRouting routing = new ScanRouting(plan.directory(), plan.clock(), plan.scans());
        List<ScanCase> cases = new ArrayList<>();
        events.forEach(e -> routing.route(e, cases::add));
        for (ScanCase c : cases) {
            harness.processElement(c, c.at());
        }
        harness.processWatermark(plan.clock().closeOf(until));
        return harness;
    }

    private static List<ClusterResult> clusters(
            KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness, int day) {
        Queue<StreamRecord<ClusterResult>> all = harness.getSideOutput(ScanFunction.CLUSTERS);
        return all == null
                ? List.of()
                : all.stream().map(StreamRecord::getValue).filter(c -> c.day() == day).toList();
    }

    private static Point scanned(
            KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness, int day) {
        return harness.extractOutputValues().stream()
                .filter(p -> p.measurement == Measurement.SCANNED.ordinal() && p.day == day)
                .findFirst()
                .orElseThrow();
    }

    /** Two schools 370 m apart share ten cases in six days; elsewhere one in a week and school. */
    @Test
    void neighbouringSchoolsAreOneClusterOfPoints() throws Exception {
        for (int day = FIRST; day <= LAST; day++) {
            for (String school : SCHOOLS) {
                for (int k = poisson(0.14); k > 0; k--) {
                    visit("140404001", school, "F140404-01", day, day);
                }
            }
        }
        for (int k = 0; k < 10; k++) {
            visit(
                    "140404001",
                    SCHOOLS.get(k % 2),
                    "F140404-01",
                    LAST - 5 + k / 2,
                    LAST - 5 + k / 2);
        }
        try (var harness = run(plan(Level.INSTITUTION), LAST)) {
            ClusterResult best = clusters(harness, LAST).get(0);
            int[] two = {Shangdang.node(SCHOOLS.get(0)), Shangdang.node(SCHOOLS.get(1))};
            Arrays.sort(two);
            assertEquals(Arrays.toString(two), Arrays.toString(best.nodes()));
            assertEquals(0.37, best.radiusKm(), 0.01);
            assertTrue(best.observed() >= 10, best::toString);
            assertEquals(Tier.LIST, best.tier(), "10 cases where 2 are usual in six days");
        }
    }

    /** The same cases by the place where they were seen: both hospitals of Handian, 770 m apart. */
    @Test
    void facilitiesAreScannedWhereTheyStand() throws Exception {
        List<String> facilities = List.of("F140404-01", "F140404-02", "F140404-03", "F140404-04");
        for (int day = FIRST; day <= LAST; day++) {
            for (String facility : facilities) {
                for (int k = poisson(0.3); k > 0; k--) {
                    visit("140404001", "", facility, day, day);
                }
            }
        }
        for (int k = 0; k < 12; k++) {
            visit("140404101", "", "F140404-02", LAST - k / 3, LAST - k / 3);
        }
        try (var harness = run(plan(Level.FACILITY), LAST)) {
            ClusterResult best = clusters(harness, LAST).get(0);
            assertEquals("[" + Shangdang.node("F140404-02") + "]", Arrays.toString(best.nodes()));
            assertTrue(best.recurrenceDays() >= 365, best::toString);
            assertEquals(4, scanned(harness, LAST).values[1], "facilities with cases");
        }
    }

    /**
     * The first hospital sees nine of ten patients of four towns and sends nothing for four days:
     * it is left out of all days, no other town stands out, and its batch makes no peak.
     */
    @Test
    void aLateHospitalMakesNoHoleAndNoClusterElsewhere() throws Exception {
        for (int day = FIRST; day <= LAST + 1; day++) {
            for (int town = 0; town < TOWNS.size(); town++) {
                for (int k = poisson(3); k > 0; k--) {
                    boolean own = random.nextDouble() < 0.9;
                    boolean first = town < 4 == own;
                    boolean late = first && day > LAST - 4 && day <= LAST;
                    String hospital = first ? "F140404-01" : "F140404-02";
                    visit(TOWNS.get(town), "", hospital, day, late ? LAST + 1 : day);
                }
            }
        }
        try (var harness = run(plan(Level.TOWNSHIP), LAST + 1)) {
            assertEquals(0, scanned(harness, LAST - 4).values[4], "facilities behind");
            for (int day = LAST - 2; day <= LAST; day++) {
                assertEquals(1, scanned(harness, day).values[4], "facilities behind");
                assertTrue(scanned(harness, day).values[2] > 1000, "its cases are left out");
            }
            assertEquals(0, scanned(harness, LAST + 1).values[4], "it has reported");
            for (int day = LAST - 4; day <= LAST + 1; day++) {
                assertEquals(List.of(), clusters(harness, day), "clusters on day " + day);
            }
        }
    }

    /** Cases enough for a cluster that is listed on some days and on others is not. */
    private void townsWithAnExcess() {
        for (int day = FIRST; day <= LAST; day++) {
            for (String town : TOWNS) {
                for (int k = poisson(1); k > 0; k--) {
                    visit(town, "", "F140404-01", day, day);
                }
            }
        }
        for (int k = 0; k < 18; k++) {
            visit(TOWNS.get(0), "", "F140404-01", LAST - 5 + k / 3, LAST - 5 + k / 3);
        }
    }

    private static List<String> told(
            KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness) {
        List<String> told = new ArrayList<>();
        harness.getSideOutput(ScanFunction.SIGNALS).forEach(s -> told.add(s.getValue().toString()));
        return told;
    }

    @Test
    void clustersKeptBelowTheListChangeNothingThatIsListed() throws Exception {
        townsWithAnExcess();
        try (var usual = run(plan(Level.TOWNSHIP), LAST);
                var kept = run(plan(Level.TOWNSHIP, 3), LAST)) {
            assertTrue(!told(usual).isEmpty(), "something is listed");
            assertEquals(told(usual), told(kept));
            List<ClusterResult> all = new ArrayList<>();
            kept.getSideOutput(ScanFunction.CLUSTERS).forEach(c -> all.add(c.getValue()));
            List<ClusterResult> below =
                    all.stream().filter(c -> c.tier() == Tier.STORE && c.day() < LAST).toList();
            assertTrue(!below.isEmpty());
            assertTrue(
                    below.stream()
                            .allMatch(
                                    c ->
                                            c.name().isEmpty()
                                                    && c.records().length == c.observed()
                                                    && c.recurrenceDays() >= 3
                                                    && c.recurrenceDays() < 100));
            long listed =
                    usual.getSideOutput(ScanFunction.CLUSTERS).stream()
                            .filter(c -> c.getValue().tier() != Tier.STORE)
                            .count();
            assertEquals(listed, all.stream().filter(c -> c.tier() != Tier.STORE).count());
        }
    }

    /**
     * Facilities with Poisson counts that send everything: chance leaves one out on one day in a
     * thousand, not at each of 7 gaps of each of 43 facilities once in a thousand.
     */
    @Test
    void manyFacilitiesWithoutAGapAreNotTakenForBehind() throws Exception {
        List<String> facilities = new ArrayList<>();
        for (int i = 0; i < Shangdang.directory().size(); i++) {
            if (Shangdang.directory().node(i).facility() != null) {
                facilities.add(Shangdang.directory().node(i).code());
            }
        }
        for (int day = FIRST; day <= LAST; day++) {
            for (int f = 0; f < facilities.size(); f++) {
                for (int k = poisson(2); k > 0; k--) {
                    visit(TOWNS.get(f % TOWNS.size()), "", facilities.get(f), day, day);
                }
            }
        }
        try (var harness = run(plan(Level.TOWNSHIP), LAST)) {
            for (int day = FIRST + 35; day <= LAST; day++) {
                assertEquals(0, scanned(harness, day).values[4], "behind on day " + day);
            }
        }
    }
}
