package org.tocsin.drill.generate;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Local seconds: seconds since 1970-01-01T00:00 of the local calendar, which has one offset. */
final class Times {
    static final int DAY = 86_400;
    static final int HOUR = 3_600;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private Times() {}

    static long of(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC);
    }

    static int day(long localSeconds) {
        return (int) Math.floorDiv(localSeconds, (long) DAY);
    }

    /** ISO text with the plan's offset. */
    static String text(long localSeconds, Plan plan) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
        return SECONDS.format(local) + plan.offset();
    }
}
