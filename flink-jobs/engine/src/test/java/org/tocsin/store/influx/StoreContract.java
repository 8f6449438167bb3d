package org.tocsin.store.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every server must do with our points. One subclass a server. */
abstract class StoreContract {
    /** 2024-02-13 00:00 in Shanghai, epoch seconds. */
    private static final long DAY = 1_707_753_600L;

    /** A name that no other test uses in this server. */
    private final String name = "kit_" + Long.toHexString(System.nanoTime());

    /** Settings that reach the server; short waits. */
    abstract InfluxSettings settings();

    InfluxToken token() {
        return InfluxToken.NONE;
    }

    /** Integer field {@code count} of a measurement by {@code place@second}. */
    abstract Map<String, Long> counts(String measurement);

    /** Whether a value written again replaces the earlier one. */
    boolean replaces() {
        return true;
    }

    /** Whether bad lines are refused with a reason. */
    boolean refuses() {
        return true;
    }

    private static String line(String measurement, String place, long count, long day) {
        return "%s,exercise=kit,place=%s count=%di %d"
                .formatted(measurement, place, count, DAY + day * 86_400);
    }

    private List<RefusedPoint> write(InfluxSettings settings, List<String> lines) throws Exception {
        List<RefusedPoint> refused = Collections.synchronizedList(new ArrayList<>());
        try (InfluxWriter writer = new InfluxWriter(settings, token(), refused::add)) {
            for (String line : lines) {
                writer.write(line);
            }
            writer.flush();
        }
        return refused;
    }

    private List<String> many(int places, int days) {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int place = 0; place < places; place++) {
                lines.add(line(name, "1404" + (10 + place), 7L * day + place, day));
            }
        }
        return lines;
    }

    @Test
    void storesEveryPointOnceHoweverOftenItIsWritten() throws Exception {
        List<String> lines = many(40, 300);
        assertEquals(List.of(), write(settings(), lines));
        Map<String, Long> first = counts(name);
        assertEquals(12_000, first.size(), "40 places times 300 days");
        assertEquals(
                7L * 299 + 39, first.get("140449@" + (DAY + 299 * 86_400L)), "last place and day");
        assertEquals(List.of(), write(settings().withBatchLines(777), lines));
        assertEquals(first, counts(name));
    }

    @Test
    void theLaterOfTwoValuesStaysInOneBatchAndInTwo() throws Exception {
        assumeTrue(replaces(), "the server keeps both values");
        List<String> lines = new ArrayList<>();
        for (int restated = 9; restated >= 0; restated--) {
            lines.add(line(name, "A", restated, 0));
            lines.add(line(name, "B", restated, 1));
        }
        for (int batch : new int[] {1, 3, 1000}) {
            write(settings().withBatchLines(batch), lines);
            Map<String, Long> counts = counts(name);
            assertEquals(0, counts.get("A@" + DAY), "batches of " + batch);
            assertEquals(0, counts.get("B@" + (DAY + 86_400)), "batches of " + batch);
        }
    }

    @Test
    void keepsBlanksCommasAndEqualsSignsInTags() throws Exception {
        write(settings(), List.of(line(name, "a\\ b\\,c\\=d", 4, 0)));
        assertEquals(Map.of("a b,c=d@" + DAY, 4L), counts(name));
    }

    @Test
    void aBadLineCostsThatLineAndNothingElse() throws Exception {
        assumeTrue(refuses(), "the server says nothing about bad lines");
        List<String> lines = many(10, 30);
        lines.add(17, name + ",place=X count=nonsense " + DAY);
        lines.add(200, "no fields");
        List<RefusedPoint> refused = write(settings(), lines);
        assertEquals(300, counts(name).size());
        assertEquals(List.of(lines.get(17), lines.get(200)), lines(refused));
        assertTrue(refused.stream().noneMatch(r -> r.reason().isBlank()), refused.toString());
    }

    @Test
    void aConflictOfTypesIsToldPointByPoint() throws Exception {
        assumeTrue(refuses(), "the server says nothing about bad lines");
        List<String> lines = many(10, 30);
        write(settings(), lines);
        String wrong = name + ",exercise=kit,place=140410 count=1.5 " + (DAY + 60);
        List<String> more = new ArrayList<>(lines);
        more.add(123, wrong);
        List<RefusedPoint> refused = write(settings(), more);
        assertEquals(List.of(wrong), lines(refused));
        assertEquals(300, counts(name).size());
    }

    private static List<String> lines(List<RefusedPoint> refused) {
        return refused.stream().map(RefusedPoint::line).toList();
    }

    @Test
    void aMissingBucketIsToldAtOnce() {
        assumeTrue(refuses(), "the server knows no buckets");
        InfluxSettings nowhere = settings().withBucket("no_such_bucket");
        DeliveryFailed failed =
                assertThrows(DeliveryFailed.class, () -> write(nowhere, many(1, 1)));
        assertEquals(404, failed.status());
        assertTrue(failed.getMessage().contains("no_such_bucket"), failed.getMessage());
    }
}
