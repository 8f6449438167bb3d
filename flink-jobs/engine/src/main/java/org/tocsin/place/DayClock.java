package org.tocsin.place;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;

/**
 * Local days and their closes. Days are epoch days of the local calendar. The close of day {@code
 * d} is the cut-off time on day {@code d + 1}; a receipt belongs to the first close at or after it,
 * and the label of that close is the day it closes.
 */
public final class DayClock implements Serializable {
    private static final long DAY_MS = 86_400_000L;

    private final ZoneId zone;
    private final int cutOffMinute;
    private final boolean fixed;
    private final long fixedOffsetMs;
    private transient ZoneRules rules;

    /**
     * Creates a clock.
     *
     * @param zone local time zone
     * @param cutOffMinute minute of the local day at which the day before is judged, 0 to 1439
     */
    public DayClock(ZoneId zone, int cutOffMinute) {
        if (cutOffMinute < 0 || cutOffMinute >= 1440) {
            throw new IllegalArgumentException(
                    "cut-off must be a minute of the day, 0 to 1439, got " + cutOffMinute);
        }
        this.zone = zone;
        this.cutOffMinute = cutOffMinute;
        ZoneRules r = zone.getRules();
        // China has been on one offset since 1991-09; its earlier summer times do not matter here.
        Instant modern = Instant.parse("1992-01-01T00:00:00Z");
        this.fixed = r.isFixedOffset() || r.nextTransition(modern) == null;
        this.fixedOffsetMs = fixed ? r.getOffset(modern).getTotalSeconds() * 1000L : 0;
    }

    private ZoneRules rules() {
        if (rules == null) {
            rules = zone.getRules();
        }
        return rules;
    }

    private long offsetMs(long at) {
        return fixed
                ? fixedOffsetMs
                : rules().getOffset(Instant.ofEpochMilli(at)).getTotalSeconds() * 1000L;
    }

    /** The zone of the local calendar. */
    public ZoneId zone() {
        return zone;
    }

    /** Local epoch day of an instant in epoch milliseconds. */
    public int dayOf(long at) {
        return (int) Math.floorDiv(at + offsetMs(at), DAY_MS);
    }

    /** Minute of the local day of an instant, 0 to 1439. */
    public int minuteOf(long at) {
        return (int) (Math.floorMod(at + offsetMs(at), DAY_MS) / 60_000L);
    }

    /** Epoch milliseconds of a local minute of a local day. */
    public long at(int day, int minute) {
        if (fixed) {
            return day * DAY_MS + minute * 60_000L - fixedOffsetMs;
        }
        LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusMinutes(minute);
        return local.atZone(zone).toInstant().toEpochMilli();
    }

    /** Epoch milliseconds at which a local day begins. */
    public long startOf(int day) {
        return at(day, 0);
    }

    /** Epoch milliseconds at which a day is closed and judged. */
    public long closeOf(int day) {
        return at(day + 1, cutOffMinute);
    }

    /** Label of the first close at or after an instant. */
    public int labelOf(long at) {
        int day = dayOf(at) - 1;
        return closeOf(day) >= at ? day : day + 1;
    }

    /** ISO-8601 text with offset, to the second, of an instant. */
    public String text(long at) {
        ZoneOffset offset = rules().getOffset(Instant.ofEpochMilli(at));
        return Instant.ofEpochMilli(at)
                .atOffset(offset)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
