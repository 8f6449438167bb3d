package org.tocsin.count;

/**
 * The deltas of one place at one day close: what crosses the wire instead of reports. The three
 * arrays are parallel; a key packs axis, series, occurrence day and entry label.
 *
 * @param node directory index; all three axes of a node travel together
 * @param label label of the day close, or {@link #REGISTRATION}
 * @param keys packed keys, ascending
 * @param persons change of persons
 * @param visits change of visits
 */
public record CountBatch(int node, int label, long[] keys, int[] persons, int[] visits) {
    /** Label of a batch that only makes a place known. */
    public static final int REGISTRATION = Integer.MIN_VALUE;

    private static final int DAY_BIAS = 1 << 23;
    private static final long DAY_MASK = (1L << 24) - 1;

    /** A batch that registers a place so that it is judged from the first day on. */
    public static CountBatch registration(int node) {
        return new CountBatch(node, REGISTRATION, new long[0], new int[0], new int[0]);
    }

    /** Packs a key. Days from epoch day -8,388,608 to 8,388,607. */
    public static long key(int axis, int series, int occurrenceDay, int entryLabel) {
        return ((long) axis << 56)
                | ((long) series << 48)
                | (occurrenceDay + DAY_BIAS & DAY_MASK) << 24
                | (entryLabel + DAY_BIAS & DAY_MASK);
    }

    /** Ordinal of the axis in a key. */
    public static int axis(long key) {
        return (int) (key >>> 56);
    }

    /** Series ordinal in a key, see {@link SeriesIndex}. */
    public static int series(long key) {
        return (int) (key >>> 48) & 0xff;
    }

    /** Occurrence day in a key. */
    public static int occurrenceDay(long key) {
        return (int) (key >>> 24 & DAY_MASK) - DAY_BIAS;
    }

    /** Entry label in a key. */
    public static int entryLabel(long key) {
        return (int) (key & DAY_MASK) - DAY_BIAS;
    }
}
