package org.tocsin.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a day close changes does not depend on how deltas were split on their way. */
class NodeCountsTest {
    private static final int DAY = 19_700;
    private static final long KEY = CountBatch.key(0, 3, DAY, DAY);
    private static final long OTHER = CountBatch.key(0, 4, DAY, DAY);

    private static CountBatch batch(long key, int persons) {
        return new CountBatch(7, DAY, new long[] {key}, new int[] {persons}, new int[] {persons});
    }

    @Test
    void deltasThatCancelAfterTheShuffleTouchNothing() {
        NodeCounts counts = new NodeCounts();
        counts.add(batch(KEY, 1));
        counts.add(batch(OTHER, 2));
        counts.add(batch(KEY, -1));
        counts.close(DAY, NodeCounts.ALL, CountSettings.from(DAY - 100));
        assertEquals(1, counts.size());
        assertEquals(NodeCounts.index(0, 4), counts.indexAt(0));
        assertEquals(DAY, counts.seriesAt(0).touched.firstDay);
        assertEquals(2, counts.series(org.tocsin.model.Axis.RESIDENCE, 4).occurrence.get(DAY));
    }

    @Test
    void aPlaceWhoseDeltasAllCancelStaysStill() {
        NodeCounts counts = new NodeCounts();
        counts.add(batch(KEY, 1));
        counts.add(batch(KEY, -1));
        counts.close(DAY, NodeCounts.ALL, CountSettings.from(DAY - 100));
        assertEquals(0, counts.size());
        assertTrue(!counts.movesAfter(DAY));
    }

    /** 4.6 cases a week are expected where none came: by chance once in e^4.6 = 100 weeks. */
    @Test
    void aWeekWithoutAnyCaseIsMissingOnlyWhereCasesWereExpected() {
        for (int each : new int[] {4, 5}) {
            NodeCounts counts = new NodeCounts();
            for (int week = 1; week <= 8; week++) {
                int day = DAY - 7 * week;
                long[] key = {CountBatch.key(0, 3, day, day)};
                counts.add(new CountBatch(7, DAY, key, new int[] {each}, new int[] {each}));
            }
            counts.close(DAY, NodeCounts.ALL, CountSettings.from(DAY - 100));
            assertEquals(each == 5, counts.isWeekDown(DAY, true, 4.6));
            assertEquals(each == 5, counts.isWeekDown(DAY, false, 4.6));
            assertTrue(!counts.isWeekDown(DAY - 7, true, 4.6));
            assertTrue(!counts.isWeekDown(DAY - 70, true, 4.6));
        }
    }
}
