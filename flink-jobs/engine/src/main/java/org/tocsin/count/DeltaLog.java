package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.tocsin.model.Axis;

/** Deltas at the finest node of one axis each, on their way to the roll-up in the same task. */
public final class DeltaLog implements Persistable {
    // [axis 8, series 8, -, node 32], indicators, [occurrence day, entry label], [label, persons],
    // visits
    private static final int WORDS = 5;
    private static final int ALL_OF_BITS = 0xff;

    private static final Axis[] AXES = Axis.values();

    private long[] rows = new long[32 * WORDS];
    private int used;

    /**
     * Adds the same delta to every indicator of a bit set.
     *
     * @param axis place axis
     * @param node directory index
     * @param bits indicators
     * @param occurrenceDay local day
     * @param entryLabel label of entry into the series
     * @param label label of the day close
     * @param persons change of persons
     * @param visits change of visits
     */
    public void add(
            Axis axis,
            int node,
            long bits,
            int occurrenceDay,
            int entryLabel,
            int label,
            int persons,
            int visits) {
        append(axis, ALL_OF_BITS, node, bits, occurrenceDay, entryLabel, label, persons, visits);
    }

    /** Adds a delta of persons to one series, see {@link SeriesIndex}. */
    public void addSeries(
            Axis axis,
            int node,
            int series,
            int occurrenceDay,
            int entryLabel,
            int label,
            int persons) {
        append(axis, series, node, 0, occurrenceDay, entryLabel, label, persons, 0);
    }

    private void append(
            Axis axis,
            int series,
            int node,
            long bits,
            int occurrenceDay,
            int entryLabel,
            int label,
            int persons,
            int visits) {
        if (used == rows.length) {
            rows = Arrays.copyOf(rows, 2 * used);
        }
        rows[used] = (long) axis.ordinal() << 56 | (long) series << 48 | node & 0xffffffffL;
        rows[used + 1] = bits;
        rows[used + 2] = (long) occurrenceDay << 32 | entryLabel & 0xffffffffL;
        rows[used + 3] = (long) label << 32 | persons & 0xffffffffL;
        rows[used + 4] = visits;
        used += WORDS;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return used == 0;
    }

    /** Adds everything to a buffer. */
    public void addTo(DeltaBuffer buffer) {
        for (int i = 0; i < used; i += WORDS) {
            Axis axis = AXES[(int) (rows[i] >>> 56)];
            int series = (int) (rows[i] >>> 48) & 0xff;
            int node = (int) rows[i];
            int day = (int) (rows[i + 2] >> 32);
            int entry = (int) rows[i + 2];
            int label = (int) (rows[i + 3] >> 32);
            int persons = (int) rows[i + 3];
            int visits = (int) rows[i + 4];
            if (series == ALL_OF_BITS) {
                buffer.add(axis, node, rows[i + 1], day, entry, label, persons, visits);
            } else {
                buffer.addSeries(axis, node, series, day, entry, label, persons, visits);
            }
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(used);
        for (int i = 0; i < used; i++) {
            out.writeLong(rows[i]);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        used = in.readInt();
        rows = new long[Math.max(WORDS, used)];
        for (int i = 0; i < used; i++) {
            rows[i] = in.readLong();
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(rows, used));
    }
}
