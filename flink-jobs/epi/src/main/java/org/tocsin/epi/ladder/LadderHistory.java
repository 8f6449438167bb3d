package org.tocsin.epi.ladder;

/**
 * The newest points of a series, by 1-based position. Bounded: 18 bytes a point, twice that at
 * most.
 *
 * <p>Positions are never reused; asking for one that has fallen out is an error of the caller.
 */
final class LadderHistory {
    private static final byte REPORTED = 1;
    private static final byte EXCLUDED = 2;

    private final int capacity;
    private final double[] observed;
    private final double[] logDenominator;
    private final byte[] flags;
    private final byte[] dayTypes;
    private int before;
    private int last;

    LadderHistory(int capacity) {
        this.capacity = capacity;
        int slots = Math.max(1, Integer.highestOneBit(2 * capacity - 1)); // a power of two
        observed = new double[slots];
        logDenominator = new double[slots];
        flags = new byte[slots];
        dayTypes = new byte[slots];
    }

    /** Makes the next point the one after {@code position}; only while empty. */
    void startAfter(int position) {
        before = position;
        last = position;
    }

    /** Position of the newest point; 0 when empty. */
    int last() {
        return last;
    }

    /** Position of the oldest point that is still held. */
    int first() {
        return Math.max(before + 1, last - capacity + 1);
    }

    void add(LadderPoint point) {
        last++;
        put(last, point);
    }

    void put(int position, LadderPoint point) {
        int slot = slot(position);
        observed[slot] = point.observed();
        logDenominator[slot] = point.logDenominator();
        flags[slot] =
                (byte) ((point.reported() ? REPORTED : 0) | (point.excluded() ? EXCLUDED : 0));
        dayTypes[slot] = (byte) (point.dayType() < 0 ? position % 7 : point.dayType());
    }

    LadderPoint point(int position) {
        return new LadderPoint(
                observed(position),
                excluded(position),
                dayType(position),
                logDenominator(position));
    }

    double observed(int position) {
        return observed[slot(position)];
    }

    double logDenominator(int position) {
        return logDenominator[slot(position)];
    }

    int dayType(int position) {
        return dayTypes[slot(position)];
    }

    boolean reported(int position) {
        return (flags[slot(position)] & REPORTED) != 0;
    }

    boolean excluded(int position) {
        return (flags[slot(position)] & EXCLUDED) != 0;
    }

    private int slot(int position) {
        if (position < first() || position > last) {
            throw new IllegalArgumentException(
                    "position must be in " + first() + ".." + last + ", got " + position);
        }
        return position & observed.length - 1;
    }
}
