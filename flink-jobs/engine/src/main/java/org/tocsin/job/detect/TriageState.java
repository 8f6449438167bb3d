package org.tocsin.job.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.job.InOrderState;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Reported;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;
import org.tocsin.signal.TriageMemory;

/** The open episodes of one region and what waits for its day close. */
public final class TriageState extends InOrderState<TriageItem> {
    final TriageMemory memory = new TriageMemory();

    @Override
    protected void writeItem(TriageItem item, DataOutput out) throws IOException {
        out.writeInt(item.region());
        out.writeLong(item.at());
        out.writeInt(item.tested());
        out.writeBoolean(item.signal() != null);
        if (item.signal() != null) {
            writeSignal(item.signal(), out);
        }
    }

    @Override
    protected TriageItem readItem(DataInput in) throws IOException {
        int region = in.readInt();
        long at = in.readLong();
        int tested = in.readInt();
        return new TriageItem(region, at, in.readBoolean() ? readSignal(in) : null, tested);
    }

    private static void writeSignal(Signal s, DataOutput out) throws IOException {
        out.writeUTF(s.method());
        out.writeByte(s.dates().ordinal());
        out.writeUTF(s.rung());
        out.writeInt(s.windowDays());
        out.writeByte(s.axis().ordinal());
        out.writeInt(s.node());
        out.writeInt(s.indicator());
        out.writeInt(s.day());
        out.writeLong(s.at());
        out.writeDouble(s.observed());
        out.writeDouble(s.expected());
        out.writeDouble(s.threshold());
        out.writeDouble(s.score());
        out.writeDouble(s.p());
        out.writeDouble(s.pScore());
        out.writeInt(s.baselineDays());
        out.writeInt(s.baselineFrom());
        out.writeInt(s.excludedDays());
        out.writeByte(s.tier().ordinal());
        out.writeDouble(s.completeness());
        out.writeBoolean(s.runStart());
        out.writeInt(s.rank());
        out.writeBoolean(s.seenLate());
        out.writeBoolean(s.reported() != null);
        if (s.reported() != null) {
            writeReported(s.reported(), out);
        }
    }

    private static void writeReported(Reported r, DataOutput out) throws IOException {
        out.writeInt(r.from());
        out.writeInt(r.to());
        out.writeDouble(r.known());
        out.writeDouble(r.share());
        out.writeDouble(r.low());
        out.writeDouble(r.high());
        out.writeBoolean(r.changing());
    }

    private static Reported readReported(DataInput in) throws IOException {
        return new Reported(
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readBoolean());
    }

    private static Signal readSignal(DataInput in) throws IOException {
        return new Signal(
                in.readUTF(),
                DateAxis.values()[in.readByte()],
                in.readUTF(),
                in.readInt(),
                Axis.values()[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Tier.values()[in.readByte()],
                in.readDouble(),
                in.readBoolean(),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean() ? readReported(in) : null);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        memory.write(out);
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        memory.read(in);
    }
}
