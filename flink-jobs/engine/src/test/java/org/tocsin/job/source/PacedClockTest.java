package org.tocsin.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A minute of the scenario in a second; real time is what the test says. */
class PacedClockTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60_000;

    private long nanos = 77;

    @Test
    void timeComesAtThePaceFromTheFirstRecordOn() {
        PacedClock clock = new PacedClock(new Pace(60, Long.MIN_VALUE), () -> nanos);
        assertTrue(clock.hasReached(5_000_000));
        assertFalse(clock.hasReached(5_000_000 + MINUTE));
        assertEquals(200, clock.waitMs(5_000_000 + MINUTE));
        nanos += SECOND - SECOND / 10;
        assertFalse(clock.hasReached(5_000_000 + MINUTE));
        assertEquals(100, clock.waitMs(5_000_000 + MINUTE));
        nanos += SECOND / 10;
        assertTrue(clock.hasReached(5_000_000 + MINUTE));
        assertEquals(5_000_000 + MINUTE, clock.now());
    }

    @Test
    void whatLiesBeforeTheBeginningIsNotHeldUp() {
        PacedClock clock = new PacedClock(new Pace(60, 5_000_000), () -> nanos);
        assertTrue(clock.hasReached(0));
        nanos += 1_000 * SECOND;
        assertTrue(clock.hasReached(4_999_999));
        assertFalse(clock.hasReached(5_000_000 + 10 * MINUTE), "ten seconds from now");
        nanos += 10 * SECOND;
        assertTrue(clock.hasReached(5_000_000 + 10 * MINUTE));
    }

    @Test
    void withoutAPaceEveryTimeHasCome() {
        PacedClock clock = new PacedClock(Pace.NONE, () -> nanos);
        assertTrue(clock.hasReached(Long.MIN_VALUE) && clock.hasReached(Long.MAX_VALUE));
    }
}
