package org.tocsin.store.influx;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of the points of a run in this process: written by its sinks, read when it is over.
 * Nothing in the graph reads results from it.
 */
public final class InfluxDelivery {
    private static final Map<String, InfluxDelivery> BY_KEY = new ConcurrentHashMap<>();

    private DeliveryFailed failure;
    private long taken;
    private long refused;

    private InfluxDelivery() {}

    /** The delivery of a run. */
    public static InfluxDelivery of(String key) {
        return BY_KEY.computeIfAbsent(key, k -> new InfluxDelivery());
    }

    /** Forgets a finished run. */
    public static void forget(String key) {
        BY_KEY.remove(key);
    }

    /** Notes that the server is given up; the first failure stays. */
    public synchronized void failed(DeliveryFailed e) {
        failure = failure == null ? e : failure;
    }

    /** Notes the end of one writer. */
    public synchronized void ended(long pointsTaken, long pointsRefused) {
        taken += pointsTaken;
        refused += pointsRefused;
    }

    /** Why the server was given up, if it was. */
    public synchronized Optional<DeliveryFailed> failure() {
        return Optional.ofNullable(failure);
    }

    /** Points that the server has taken, restatements included. */
    public synchronized long taken() {
        return taken;
    }

    /** Points that the server does not take. */
    public synchronized long refused() {
        return refused;
    }
}
