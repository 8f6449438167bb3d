package org.tocsin.store.influx;

/**
 * A point that the server does not take.
 *
 * @param line the point as line protocol
 * @param reason the server's words
 */
public record RefusedPoint(String line, String reason) {}
