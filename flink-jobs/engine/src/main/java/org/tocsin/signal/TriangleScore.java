package org.tocsin.signal;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.tocsin.count.Persistable;
import org.tocsin.model.Reported;

/**
 * What the triangle's detectors say of one series at one day close, before the recalibration of its
 * class. Numbers that do not exist are NaN.
 */
public final class TriangleScore implements Persistable {
    /** Instant, place, indicator. */
    public static final Comparator<TriangleScore> ORDER =
            Comparator.comparingLong((TriangleScore s) -> s.at)
                    .thenComparingInt(s -> s.node)
                    .thenComparingInt(s -> s.indicator);

    /** Directory index. */
    public int node;

    /** Ordinal of the indicator. */
    public int indicator;

    /** Ordinal of the level of the place. */
    public int level;

    /** Closed label, local epoch day. */
    public int label;

    /** Instant of the close, epoch milliseconds UTC. */
    public long at;

    /** Whether the combination speaks for the series, or is only stored. */
    public boolean speaks = true;

    /** Whether points of the series are stored. */
    public boolean stored;

    /** Whether the receipt score is alone: a young source, or one with few dated cases. */
    public boolean receiptsOnly;

    /** Whether the triangle is put aside: reports come faster and the receipts do not confirm. */
    public boolean guarded;

    /** Whether the receipt score counts: judged, and no backlog in the sum. */
    public boolean receiptsCount;

    /** Equal-age score before recalibration; NaN if not judged. */
    public double z = Double.NaN;

    /** Joint p-value of all ages and windows. */
    public double p = Double.NaN;

    /** Cases known in the best window. */
    public double observed = Double.NaN;

    /** Cases expected in it at equal age. */
    public double expected = Double.NaN;

    /** Overdispersion of that prediction. */
    public double inverseSize = Double.NaN;

    /** Days of the best window. */
    public int windowDays;

    /** Largest receipt score of widths 1, 3, 7; NaN if none counts. */
    public double receiptZ = Double.NaN;

    /** Receipts of that sum. */
    public double receiptObserved = Double.NaN;

    /** Receipts expected in it. */
    public double receiptExpected = Double.NaN;

    /** Overdispersion of that prediction. */
    public double receiptInverseSize = Double.NaN;

    /** Labels of that sum. */
    public int receiptDays;

    /** Labels learnt from. */
    public int baselineDays;

    /** First label learnt from, local epoch day. */
    public int baselineFrom;

    /** Labels left out of the history, because the link was down or a backlog arrived. */
    public int excludedDays;

    /** How much of the best window's days is reported, or null. */
    public Reported reported;

    /** The class whose scores are recalibrated together: indicator and level. */
    public int classKey() {
        return indicator * 16 + level;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(node);
        out.writeInt(indicator);
        out.writeInt(level);
        out.writeInt(label);
        out.writeLong(at);
        out.writeBoolean(speaks);
        out.writeBoolean(stored);
        out.writeBoolean(receiptsOnly);
        out.writeBoolean(guarded);
        out.writeBoolean(receiptsCount);
        out.writeDouble(z);
        out.writeDouble(p);
        out.writeDouble(observed);
        out.writeDouble(expected);
        out.writeDouble(inverseSize);
        out.writeInt(windowDays);
        out.writeDouble(receiptZ);
        out.writeDouble(receiptObserved);
        out.writeDouble(receiptExpected);
        out.writeDouble(receiptInverseSize);
        out.writeInt(receiptDays);
        out.writeInt(baselineDays);
        out.writeInt(baselineFrom);
        out.writeInt(excludedDays);
        ReportedState.write(reported, out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        node = in.readInt();
        indicator = in.readInt();
        level = in.readInt();
        label = in.readInt();
        at = in.readLong();
        speaks = in.readBoolean();
        stored = in.readBoolean();
        receiptsOnly = in.readBoolean();
        guarded = in.readBoolean();
        receiptsCount = in.readBoolean();
        z = in.readDouble();
        p = in.readDouble();
        observed = in.readDouble();
        expected = in.readDouble();
        inverseSize = in.readDouble();
        windowDays = in.readInt();
        receiptZ = in.readDouble();
        receiptObserved = in.readDouble();
        receiptExpected = in.readDouble();
        receiptInverseSize = in.readDouble();
        receiptDays = in.readInt();
        baselineDays = in.readInt();
        baselineFrom = in.readInt();
        excludedDays = in.readInt();
        reported = ReportedState.read(in);
    }
}
