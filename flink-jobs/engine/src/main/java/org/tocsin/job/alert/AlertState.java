package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.alert.AlertFile;
import org.tocsin.alert.Finding;
import org.tocsin.job.InOrderState;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Axis;
import org.tocsin.model.Tier;

/** The open alert of one subject. */
public final class AlertState extends InOrderState<Finding> {
    final AlertFile.Memory memory = new AlertFile.Memory();

    @Override
    protected void writeItem(Finding f, DataOutput out) throws IOException {
        out.writeInt(f.rule());
        out.writeLong(f.at());
        out.writeBoolean(f.crossed());
        out.writeBoolean(f.ends());
        out.writeByte(f.tier().ordinal());
        out.writeByte(f.axis().ordinal());
        out.writeInt(f.node());
        out.writeInt(f.indicator());
        out.writeUTF(f.subject());
        out.writeDouble(f.observed());
        out.writeDouble(f.threshold());
        out.writeDouble(f.expected());
        out.writeDouble(f.score());
        out.writeUTF(f.method());
        out.writeInt(f.windowFrom());
        out.writeInt(f.windowTo());
        out.writeBoolean(f.byReceipt());
        out.writeInt(f.firstOnset());
        out.writeInt(f.lastOnset());
        out.writeInt(f.baselineDays());
        out.writeInt(f.baselineFrom());
        out.writeInt(f.excludedDays());
        out.writeDouble(f.completeness());
        writeTexts(f.records(), out);
    }

    @Override
    protected Finding readItem(DataInput in) throws IOException {
        return new Finding(
                in.readInt(),
                in.readLong(),
                in.readBoolean(),
                in.readBoolean(),
                Tier.values()[in.readByte()],
                Axis.values()[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readUTF(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readDouble(),
                readTexts(in));
    }

    static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static List<String> readTexts(DataInput in) throws IOException {
        int n = in.readInt();
        List<String> texts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            texts.add(in.readUTF());
        }
        return List.copyOf(texts);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeLong(memory.lastCrossedAt);
        out.writeDouble(memory.announced);
        out.writeBoolean(memory.withdrawn);
        out.writeBoolean(memory.current != null);
        if (memory.current != null) {
            writeTransition(memory.current, out);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        memory.lastCrossedAt = in.readLong();
        memory.announced = in.readDouble();
        memory.withdrawn = in.readBoolean();
        memory.current = in.readBoolean() ? readTransition(in) : null;
    }

    static void writeTransition(AlertTransition a, DataOutput out) throws IOException {
        out.writeUTF(a.alertId());
        out.writeUTF(a.number());
        out.writeUTF(a.transition());
        out.writeLong(a.at());
        out.writeLong(a.openedAt());
        out.writeUTF(a.ruleId());
        out.writeInt(a.ruleVersion());
        out.writeUTF(a.family());
        out.writeByte(a.tier().ordinal());
        out.writeUTF(a.level());
        out.writeByte(a.axis().ordinal());
        out.writeInt(a.node());
        out.writeInt(a.indicator());
        out.writeUTF(a.subject());
        out.writeDouble(a.observed());
        out.writeDouble(a.threshold());
        out.writeDouble(a.expected());
        out.writeDouble(a.score());
        out.writeUTF(a.method());
        out.writeInt(a.windowFrom());
        out.writeInt(a.windowTo());
        out.writeUTF(a.dateAxis());
        out.writeInt(a.firstOnset());
        out.writeInt(a.lastOnset());
        out.writeLong(a.deadline());
        out.writeLong(a.cutOff());
        out.writeDouble(a.completeness());
        out.writeInt(a.baselineDays());
        out.writeInt(a.baselineFrom());
        out.writeInt(a.excludedDays());
        out.writeBoolean(a.seenLate());
        out.writeUTF(a.silencedBy());
        writeTexts(a.records(), out);
    }

    static AlertTransition readTransition(DataInput in) throws IOException {
        return new AlertTransition(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                Tier.values()[in.readByte()],
                in.readUTF(),
                Axis.values()[in.readByte()],
                in.readInt(),
                in.readInt(),
                in.readUTF(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readUTF(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readUTF(),
                readTexts(in));
    }
}
