package org.tocsin.epi.ladder;

import java.util.Arrays;

/** Writes a state as one array of numbers, which every store can keep. */
final class StateWriter {
    private double[] values = new double[256];
    private int size;

    void put(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    /** Length, then the numbers. */
    void put(double[] array) {
        put(array.length);
        for (double value : array) {
            put(value);
        }
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
