package org.tocsin.job.intake;

import java.util.function.Consumer;
import org.tocsin.job.quality.Arrival;

/** Sums the records of each facility within the hour, to spare the wire. */
final class ArrivalBook {
    private static final long HOUR = 3_600_000L;
    private static final int CLASSES = 15;

    private final Open[] byFacility;
    private int[] touched = new int[64];
    private int open;

    ArrivalBook(int nodes) {
        byFacility = new Open[nodes];
    }

    private static final class Open {
        long first;
        long last;
        int records;
        int[] delays;
    }

    void add(int facility, long at, long delayMs, Consumer<Arrival> out) {
        Open o = byFacility[facility];
        if (o == null) {
            o = new Open();
            byFacility[facility] = o;
        }
        if (o.records > 0 && Math.floorDiv(o.first, HOUR) != Math.floorDiv(at, HOUR)) {
            close(facility, o, out);
        }
        if (o.records == 0) {
            o.first = at;
            o.last = at;
            o.delays = new int[CLASSES];
            touch(facility);
        }
        o.first = Math.min(o.first, at);
        o.last = Math.max(o.last, at);
        o.records++;
        o.delays[org.tocsin.job.quality.DelayClasses.of(delayMs)]++;
    }

    private void touch(int facility) {
        if (open == touched.length) {
            touched = java.util.Arrays.copyOf(touched, 2 * open);
        }
        touched[open++] = facility;
    }

    private static void close(int facility, Open o, Consumer<Arrival> out) {
        if (o.records > 0) {
            out.accept(new Arrival(facility, o.first, o.last, o.records, Arrival.NONE, o.delays));
            o.records = 0;
        }
    }

    void flush(Consumer<Arrival> out) {
        for (int i = 0; i < open; i++) {
            close(touched[i], byFacility[touched[i]], out);
        }
        open = 0;
    }
}
