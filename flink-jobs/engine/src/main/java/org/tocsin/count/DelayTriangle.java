package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Deltas of the last {@link #DAYS} occurrence days by delay in labels, 0 to {@link #MAX_DELAY}.
 * From it comes how complete a day of a given age usually is. Later delays are not kept here.
 */
public final class DelayTriangle {
    /** Occurrence days kept. */
    public static final int DAYS = 64;

    /** Largest delay kept, in days. */
    public static final int MAX_DELAY = 42;

    private static final int MATURE = 14;
    private static final int MIN_CASES = 20;

    private final int[] cells = new int[DAYS * (MAX_DELAY + 1)];
    private final int[] dayOf = new int[DAYS];

    /** Adds a delta of an occurrence day seen at a label. */
    public void add(int occurrenceDay, int label, int delta) {
        int delay = Math.max(0, label - occurrenceDay);
        if (delay > MAX_DELAY) {
            return;
        }
        int row = Math.floorMod(occurrenceDay, DAYS);
        if (dayOf[row] != occurrenceDay) {
            dayOf[row] = occurrenceDay;
            java.util.Arrays.fill(cells, row * (MAX_DELAY + 1), (row + 1) * (MAX_DELAY + 1), 0);
        }
        cells[row * (MAX_DELAY + 1) + delay] += delta;
    }

    /** Cases of an occurrence day known at a delay: the day as it stood at that age. */
    public int asOfAge(int occurrenceDay, int age) {
        int row = Math.floorMod(occurrenceDay, DAYS);
        if (dayOf[row] != occurrenceDay) {
            return 0;
        }
        int sum = 0;
        for (int d = 0; d <= Math.min(age, MAX_DELAY); d++) {
            sum += cells[row * (MAX_DELAY + 1) + d];
        }
        return sum;
    }

    /**
     * Share of cases usually known at an age, from the mature days ({@value #MATURE} days and older
     * at {@code label}).
     *
     * @return 0 to 1; NaN when fewer than {@value #MIN_CASES} mature cases are known
     */
    public double completeness(int label, int age) {
        if (age >= MAX_DELAY) {
            return 1;
        }
        long known = 0;
        long all = 0;
        for (int day = label - DAYS + 8; day <= label - MATURE; day++) {
            known += Math.max(0, asOfAge(day, age));
            all += Math.max(0, asOfAge(day, label - day));
        }
        return all < MIN_CASES ? Double.NaN : Math.min(1.0, (double) known / all);
    }

    /** Writes the triangle for a checkpoint. */
    public void write(DataOutput out) throws IOException {
        for (int cell : cells) {
            out.writeInt(cell);
        }
        for (int day : dayOf) {
            out.writeInt(day);
        }
    }

    /** Reads a triangle that {@link #write} wrote. */
    public static DelayTriangle read(DataInput in) throws IOException {
        DelayTriangle t = new DelayTriangle();
        for (int i = 0; i < t.cells.length; i++) {
            t.cells[i] = in.readInt();
        }
        for (int i = 0; i < DAYS; i++) {
            t.dayOf[i] = in.readInt();
        }
        return t;
    }
}
