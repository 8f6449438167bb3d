package org.tocsin.store.influx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** How long is waited before a batch is sent again. */
class RetryPolicyTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-02-13T00:00:00Z"), ZoneOffset.UTC);
    private static final RandomGenerator NEVER_SHORTER = () -> 0L;

    private final RetryPolicy policy = RetryPolicy.standard();

    private long wait(int attempt, String retryAfter) {
        return policy.waitMs(attempt, retryAfter, CLOCK, NEVER_SHORTER);
    }

    @Test
    void waitsDoubleUpToTheLargest() {
        assertEquals(500, wait(1, null));
        assertEquals(1_000, wait(2, null));
        assertEquals(16_000, wait(6, null));
        assertEquals(30_000, wait(7, null));
        assertEquals(30_000, wait(900, null));
    }

    @Test
    void chanceShortensAWaitByAHalfAtMost() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            long wait = policy.waitMs(3, null, CLOCK, random);
            assertTrue(wait > 1_000 && wait <= 2_000, "2 s, shortened: " + wait);
        }
    }

    @Test
    void theServersWordCountsWhenItIsLonger() {
        assertEquals(7_000, wait(1, "7"));
        assertEquals(1_000, wait(2, "0"));
        assertEquals(90_000, wait(1, "Tue, 13 Feb 2024 00:01:30 GMT"));
        assertEquals(500, wait(1, "Mon, 12 Feb 2024 00:01:30 GMT"));
        assertEquals(500, wait(1, "soon"));
        assertEquals(600_000, wait(1, "999999"));
    }
}
