package org.tocsin.model;

import java.util.Arrays;

/**
 * One point of one time series. Its identity is (measurement, axis, node, indicator, variant, day);
 * writing it again overwrites.
 */
public final class Point {
    /**
     * Value of a field that is unknown now and may have been known in an earlier statement of the
     * same point: a store that merges fields would keep what an absent field had before. Only for
     * fields whose values are never negative.
     */
    public static final double UNKNOWN = -1;

    /** Ordinal of the measurement in the data dictionary. */
    public int measurement;

    /** Ordinal of the {@link Axis}, or -1 where the measurement has no axis. */
    public int axis = -1;

    /** Directory index, or -1. */
    public int node = -1;

    /** Indicator ordinal, or -1. */
    public int indicator = -1;

    /** Further tag value such as a detector code; empty if none. */
    public String variant = "";

    /** Local day whose start is the timestamp. */
    public int day;

    /** When this value became known, epoch milliseconds UTC. Orders overwrites. */
    public long knownAt;

    /** Field values in the order of the dictionary; NaN means the field is not known. */
    public double[] values = {};

    @Override
    public boolean equals(Object other) {
        return other instanceof Point p
                && measurement == p.measurement
                && axis == p.axis
                && node == p.node
                && indicator == p.indicator
                && variant.equals(p.variant)
                && day == p.day
                && knownAt == p.knownAt
                && Arrays.equals(values, p.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {measurement, axis, node, indicator, day})
                + variant.hashCode();
    }
}
