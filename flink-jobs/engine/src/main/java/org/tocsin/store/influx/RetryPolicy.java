package org.tocsin.store.influx;

import java.io.Serializable;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * When a batch is sent again: waits double from the first to the largest, each shortened by up to a
 * half at random so that writers do not return together. A server that states {@code Retry-After}
 * is given that time.
 *
 * @param tries attempts in all
 * @param firstMs first wait, milliseconds
 * @param largestMs largest wait, milliseconds
 */
public record RetryPolicy(int tries, long firstMs, long largestMs) implements Serializable {
    private static final long LARGEST_STATED_MS = 600_000;

    /** Ten attempts in about two minutes. */
    public static RetryPolicy standard() {
        return new RetryPolicy(10, 500, 30_000);
    }

    /** The same with another number of attempts. */
    public RetryPolicy withTries(int n) {
        return new RetryPolicy(n, firstMs, largestMs);
    }

    /**
     * Wait after a failed attempt, milliseconds.
     *
     * @param attempt number of the failed attempt, from 1
     * @param retryAfter value of the header, seconds or an HTTP date, or null
     */
    long waitMs(int attempt, String retryAfter, Clock clock, RandomGenerator random) {
        long doubled = firstMs << Math.min(attempt - 1, 20);
        long wait = Math.min(largestMs, doubled);
        long shortened = wait - (long) (random.nextDouble() * wait / 2);
        return Math.max(shortened, statedMs(retryAfter, clock));
    }

    private static long statedMs(String retryAfter, Clock clock) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return 0;
        }
        String text = retryAfter.strip();
        if (text.matches("\\d{1,9}")) {
            return Math.min(LARGEST_STATED_MS, Long.parseLong(text) * 1000);
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            long ms = at.toInstant().toEpochMilli() - clock.millis();
            return Math.max(0, Math.min(LARGEST_STATED_MS, ms));
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
