package org.tocsin.epi.ladder;

/** Reads what {@link StateWriter} wrote, in the same order. */
final class StateReader {
    private final double[] values;
    private int at;

    StateReader(double[] values) {
        this.values = values;
    }

    double next() {
        if (at == values.length) {
            throw new IllegalArgumentException(
                    "state ends after " + at + " numbers: written with other options?");
        }
        return values[at++];
    }

    int nextInt() {
        return (int) next();
    }

    double[] array() {
        int length = nextInt();
        if (length < 0 || length > values.length - at) {
            throw new IllegalArgumentException(
                    "state holds a length of " + length + " at " + at + ": other options?");
        }
        double[] array = new double[length];
        for (int i = 0; i < length; i++) {
            array[i] = next();
        }
        return array;
    }
}
