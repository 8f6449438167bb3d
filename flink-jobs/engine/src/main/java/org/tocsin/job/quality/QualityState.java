package org.tocsin.job.quality;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tocsin.job.InOrderState;

/**
 * Rhythm and reports of one facility: 28 days by hour and by class of delay, and 62 days of what
 * was stated and reported.
 */
public final class QualityState extends InOrderState<Arrival> {
    static final int DAYS = 28;
    static final int KEPT = 62;

    final int[] hourly = new int[DAYS * 24];
    final int[] delays = new int[DAYS * DelayClasses.COUNT];
    final int[] dayOf = new int[DAYS];
    final TreeSet<Integer> reported = new TreeSet<>();
    final TreeSet<Integer> restated = new TreeSet<>();
    final TreeSet<Integer> overdue = new TreeSet<>();
    final TreeMap<Integer, Stated> stated = new TreeMap<>();
    int firstDay = Integer.MAX_VALUE;
    long last = Long.MIN_VALUE;
    long gapDeadline = Long.MAX_VALUE;
    long graceEnd = Long.MAX_VALUE;
    boolean awaited;
    boolean silent;

    /**
     * What was stated of a day at its close; a report that comes later changes nothing of it.
     *
     * @param silent whether the facility was silent then
     * @param records records received on the day
     * @param median median delay of the last 28 days, hours
     * @param p90 ninth decile of the delay, hours
     */
    record Stated(boolean silent, int records, double median, double p90) {
        /** Of a day before the first. */
        static final Stated NOTHING = new Stated(false, 0, Double.NaN, Double.NaN);
    }

    int row(int day) {
        int row = Math.floorMod(day, DAYS);
        if (dayOf[row] != day) {
            dayOf[row] = day;
            java.util.Arrays.fill(hourly, row * 24, row * 24 + 24, 0);
            int from = row * DelayClasses.COUNT;
            java.util.Arrays.fill(delays, from, from + DelayClasses.COUNT, 0);
        }
        return row;
    }

    boolean holds(int day) {
        return dayOf[Math.floorMod(day, DAYS)] == day;
    }

    @Override
    protected void writeItem(Arrival a, DataOutput out) throws IOException {
        a.write(out);
    }

    @Override
    protected Arrival readItem(DataInput in) throws IOException {
        return Arrival.read(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        for (int[] array : new int[][] {hourly, delays, dayOf}) {
            for (int v : array) {
                out.writeInt(v);
            }
        }
        writeDays(reported, out);
        writeDays(restated, out);
        writeDays(overdue, out);
        out.writeInt(stated.size());
        for (Map.Entry<Integer, Stated> e : stated.entrySet()) {
            out.writeInt(e.getKey());
            out.writeBoolean(e.getValue().silent());
            out.writeInt(e.getValue().records());
            out.writeDouble(e.getValue().median());
            out.writeDouble(e.getValue().p90());
        }
        out.writeInt(firstDay);
        out.writeLong(last);
        out.writeLong(gapDeadline);
        out.writeLong(graceEnd);
        out.writeBoolean(awaited);
        out.writeBoolean(silent);
    }

    private static void writeDays(TreeSet<Integer> days, DataOutput out) throws IOException {
        out.writeInt(days.size());
        for (int day : days) {
            out.writeInt(day);
        }
    }

    private static void readDays(TreeSet<Integer> days, DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            days.add(in.readInt());
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        for (int[] array : new int[][] {hourly, delays, dayOf}) {
            for (int i = 0; i < array.length; i++) {
                array[i] = in.readInt();
            }
        }
        readDays(reported, in);
        readDays(restated, in);
        readDays(overdue, in);
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            int day = in.readInt();
            stated.put(
                    day,
                    new Stated(in.readBoolean(), in.readInt(), in.readDouble(), in.readDouble()));
        }
        firstDay = in.readInt();
        last = in.readLong();
        gapDeadline = in.readLong();
        graceEnd = in.readLong();
        awaited = in.readBoolean();
        silent = in.readBoolean();
    }
}
