package org.tocsin.signal;

import java.io.Serializable;

/**
 * A confirmed event: its days stay on the picture and are judged, but stand in no baseline of the
 * place, of what lies above it and of what lies below it.
 *
 * @param place code of the place
 * @param indicator id, or empty for all
 * @param from first local epoch day, inclusive
 * @param to last local epoch day, inclusive
 */
public record KnownEvent(String place, String indicator, int from, int to)
        implements Serializable {}
