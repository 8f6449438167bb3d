package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.tocsin.epi.triangle.LabelState;
import org.tocsin.epi.triangle.ReportingTriangle;

/**
 * Deltas of one series by label of receipt and delay in labels, and how the receipts of the labels
 * came about. From it come completeness, the detectors of slow feeds and the nowcast.
 *
 * <p>Only cells that hold something take room: 8 bytes each, of the last {@link #LABELS} labels.
 * Bound: {@link #LABELS} x ({@link #MAX_DELAY} + 1) cells. The full triangle is built while a day
 * is closed and let go afterwards ({@link #release}).
 */
public final class DelayTriangle {
    /** Labels kept: what the detectors look back on. */
    public static final int LABELS = 232;

    /** Largest delay kept, in labels. */
    public static final int MAX_DELAY = 42;

    private static final int DELAY_BITS = 6;
    private static final int MATURE = 14;
    private static final int COMPLETENESS_DAYS = 56;
    private static final int MIN_CASES = 20;

    /** Label and delay, packed, in the order of labels. */
    private int[] keys = new int[8];

    private int[] deltas = new int[8];
    private int size;
    private int newest = Integer.MIN_VALUE;
    private final TreeMap<Integer, LabelState> unusual = new TreeMap<>();

    private OpenTriangle open;
    private int openLabel;

    /**
     * Adds a delta of an occurrence day seen at a label; labels never go back. Cases that occurred
     * after their receipt and those older than the largest delay are not kept.
     */
    public void add(int occurrenceDay, int label, int delta) {
        int delay = label - occurrenceDay;
        if (delay < 0 || delay > MAX_DELAY || delta == 0) {
            return;
        }
        newest = Math.max(newest, label);
        open = null;
        int key = label << DELAY_BITS | delay;
        for (int i = size - 1; i >= 0 && keys[i] >> DELAY_BITS == label; i--) {
            if (keys[i] == key) {
                deltas[i] += delta;
                return;
            }
        }
        if (size == keys.length) {
            makeRoom();
        }
        keys[size] = key;
        deltas[size++] = delta;
    }

    private void makeRoom() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (keys[i] >> DELAY_BITS > newest - LABELS && deltas[i] != 0) {
                keys[kept] = keys[i];
                deltas[kept++] = deltas[i];
            }
        }
        size = kept;
        int length = Math.max(8, kept + kept / 2 + 1);
        keys = Arrays.copyOf(keys, length);
        deltas = Arrays.copyOf(deltas, length);
    }

    /** States how the receipts of a label came about. */
    public void mark(int label, LabelState state) {
        if (state == LabelState.NORMAL) {
            unusual.remove(label);
        } else {
            unusual.put(label, state);
        }
        unusual.headMap(label - LABELS, true).clear();
    }

    /** How the receipts of a label came about. */
    public LabelState state(int label) {
        return unusual.getOrDefault(label, LabelState.NORMAL);
    }

    /** Cases received at labels {@code from} to {@code to}, both inclusive, net of withdrawals. */
    public int received(int from, int to) {
        int sum = 0;
        for (int i = size - 1; i >= 0 && keys[i] >> DELAY_BITS >= from; i--) {
            sum += keys[i] >> DELAY_BITS <= to ? deltas[i] : 0;
        }
        return sum;
    }

    /**
     * The full triangle as known at the close of a label; the same object until the next delta or
     * {@link #release}.
     *
     * @param firstDay first judged day of the run; nothing is held of days before it
     * @param dayType day type of an epoch day, 0 to 6
     */
    public OpenTriangle at(int label, int firstDay, IntUnaryOperator dayType) {
        if (open != null && openLabel == label) {
            return open;
        }
        int base = Math.min(label, Math.max(firstDay, label - LABELS + 1));
        ReportingTriangle triangle = ReportingTriangle.of(MAX_DELAY, LABELS);
        for (int day = base; day <= label; day++) {
            triangle.open(dayType.applyAsInt(day));
        }
        for (int i = 0; i < size; i++) {
            int received = keys[i] >> DELAY_BITS;
            int delay = keys[i] & (1 << DELAY_BITS) - 1;
            if (received >= base && received <= label) {
                triangle.add(received - delay - base, received - base, deltas[i]);
            }
        }
        for (Map.Entry<Integer, LabelState> e :
                unusual.subMap(base, true, label, true).entrySet()) {
            triangle.mark(e.getKey() - base, e.getValue());
        }
        open = new OpenTriangle(triangle, base);
        openLabel = label;
        return open;
    }

    /** Lets the full triangle go: it is built again when asked for. */
    public void release() {
        open = null;
    }

    /**
     * Share of cases usually known at each age, from the days that are {@value #MATURE} to {@value
     * #COMPLETENESS_DAYS} days old at {@code label}.
     *
     * @return by age 0 to {@link #MAX_DELAY}: 0 to 1; NaN when fewer than {@value #MIN_CASES}
     *     mature cases are known
     */
    public double[] completeness(int label) {
        int days = COMPLETENESS_DAYS - MATURE + 1;
        int[][] cells = new int[days][MAX_DELAY + 1];
        for (int i = 0; i < size; i++) {
            int received = keys[i] >> DELAY_BITS;
            int delay = keys[i] & (1 << DELAY_BITS) - 1;
            int age = label - received + delay;
            if (age >= MATURE && age <= COMPLETENESS_DAYS && received <= label) {
                cells[age - MATURE][delay] += deltas[i];
            }
        }
        long[] known = new long[MAX_DELAY + 1];
        long all = 0;
        for (int[] day : cells) {
            int sum = 0;
            for (int age = 0; age <= MAX_DELAY; age++) {
                sum += day[age];
                known[age] += Math.max(0, sum);
            }
            all += Math.max(0, sum);
        }
        double[] shares = new double[MAX_DELAY + 1];
        for (int age = 0; age < MAX_DELAY; age++) {
            shares[age] = all < MIN_CASES ? Double.NaN : Math.min(1.0, (double) known[age] / all);
        }
        shares[MAX_DELAY] = 1;
        return shares;
    }

    /** Writes the triangle for a checkpoint. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(newest);
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(keys[i]);
            out.writeInt(deltas[i]);
        }
        out.writeInt(unusual.size());
        for (Map.Entry<Integer, LabelState> e : unusual.entrySet()) {
            out.writeInt(e.getKey());
            out.writeByte(e.getValue().ordinal());
        }
    }

    /** Reads a triangle that {@link #write} wrote. */
    public static DelayTriangle read(DataInput in) throws IOException {
        DelayTriangle t = new DelayTriangle();
        t.newest = in.readInt();
        t.size = in.readInt();
        t.keys = new int[Math.max(8, t.size)];
        t.deltas = new int[t.keys.length];
        for (int i = 0; i < t.size; i++) {
            t.keys[i] = in.readInt();
            t.deltas[i] = in.readInt();
        }
        int marks = in.readInt();
        for (int i = 0; i < marks; i++) {
            t.unusual.put(in.readInt(), LabelState.values()[in.readByte()]);
        }
        return t;
    }
}
