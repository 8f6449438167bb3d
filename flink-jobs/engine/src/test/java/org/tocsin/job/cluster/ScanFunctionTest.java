package org.tocsin.job.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.tocsin.cluster.ScanCase;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Point;
import org.tocsin.store.Measurement;

/** The scan at day closes: one case a day in three towns, and what comes late. */
class ScanFunctionTest {
    private static final String FROM = "2024-01-01";
    private static final int FIRST = Shangdang.day(FROM);
    private static final List<String> TOWNS = List.of("140404101", "140404102", "140404103");

    private final RunPlan plan = Shangdang.plan(FROM, "2024-03-15T06:30");
    private int serial;

    private ScanCase of(String town, int day, int label, int sign, String id) {
        int indicator = plan.scans().get(0).indicators().get(0);
        int region = Shangdang.node("140400");
        long at = plan.clock().closeOf(label) - 1000;
        int feed = Shangdang.node("F140404-01");
        return new ScanCase(
                indicator, region, Shangdang.node(town), feed, day, label, at, sign, id);
    }

    private KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> opened()
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new ScanFunction(plan)),
                        ScanCase::key,
                        Types.LONG);
        harness.open();
        for (int day = FIRST; day < FIRST + 40; day++) {
            for (String town : TOWNS) {
                add(harness, of(town, day, day, 1, "s:" + serial++));
            }
        }
        harness.processWatermark(plan.clock().closeOf(FIRST + 39));
        return harness;
    }

    private static void add(
            KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness, ScanCase c)
            throws Exception {
        harness.processElement(c, c.at());
    }

    private static List<Point> scanned(
            KeyedOneInputStreamOperatorTestHarness<Long, ScanCase, Point> harness, int day) {
        return harness.extractOutputValues().stream()
                .filter(p -> p.measurement == Measurement.SCANNED.ordinal() && p.day == day)
                .toList();
    }

    @Test
    void everyDayIsScannedOnceAndTheFirstFourWeeksAreNot() throws Exception {
        try (var harness = opened()) {
            assertEquals(0, scanned(harness, FIRST + 10).get(0).values[3]);
            List<Point> last = scanned(harness, FIRST + 39);
            assertEquals(1, last.size());
            assertEquals(120, last.get(0).values[0]);
            assertEquals(3, last.get(0).values[1]);
            assertEquals(1, last.get(0).values[3]);
        }
    }

    @Test
    void aLateCaseRestatesTheDaysBeforeAndACorrectionTakesItAway() throws Exception {
        try (var harness = opened()) {
            add(harness, of(TOWNS.get(0), FIRST + 38, FIRST + 40, 1, "s:late"));
            harness.processWatermark(plan.clock().closeOf(FIRST + 40));
            List<Point> yesterday = scanned(harness, FIRST + 39);
            assertEquals(2, yesterday.size(), "stated, and stated again");
            assertEquals(121, yesterday.get(1).values[0]);
            assertEquals(plan.clock().closeOf(FIRST + 40), yesterday.get(1).knownAt);
            assertEquals(1, scanned(harness, FIRST + 37).size(), "beyond two days: not again");
            add(harness, of(TOWNS.get(0), FIRST + 38, FIRST + 41, -1, "s:late"));
            harness.processWatermark(plan.clock().closeOf(FIRST + 41));
            assertEquals(120, scanned(harness, FIRST + 41).get(0).values[0]);
        }
    }

    @Test
    void aQuietSeriesIsNotScannedForEverAndNothingPassesTheEnd() throws Exception {
        try (var harness = opened()) {
            harness.processWatermark(Long.MAX_VALUE);
            assertTrue(scanned(harness, FIRST + 60).size() == 1);
            int last = Shangdang.day("2024-03-14");
            assertTrue(
                    harness.extractOutputValues().stream().allMatch(p -> p.day <= last),
                    "no day after the end of the run");
            assertEquals(0, scanned(harness, FIRST + 71).size(), "30 days after the last case");
            assertEquals(0, harness.numEventTimeTimers());
        }
    }
}
