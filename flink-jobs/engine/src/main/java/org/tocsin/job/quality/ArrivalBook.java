package org.tocsin.job.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sums the records of each facility within the hour of their receipt, to spare the wire. */
final class ArrivalBook {
    private static final long HOUR = 3_600_000L;

    private final Map<Long, Open> open = new HashMap<>();

    private static final class Open {
        private final int facility;
        private final int[] delays = new int[DelayClasses.COUNT];
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private int records;

        Open(int facility) {
            this.facility = facility;
        }
    }

    void add(int facility, long at, long delayMs) {
        long key = Math.floorDiv(at, HOUR) << 32 | facility;
        Open o = open.computeIfAbsent(key, k -> new Open(facility));
        o.first = Math.min(o.first, at);
        o.last = Math.max(o.last, at);
        o.records++;
        o.delays[DelayClasses.of(delayMs)]++;
    }

    void flush(Consumer<Arrival> out) {
        for (Open o : open.values()) {
            out.accept(new Arrival(o.facility, o.first, o.last, o.records, Arrival.NONE, o.delays));
        }
        open.clear();
    }
}
