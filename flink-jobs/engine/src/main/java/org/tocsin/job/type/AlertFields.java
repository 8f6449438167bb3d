package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.Finding;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Axis;
import org.tocsin.model.Tier;
import org.tocsin.signal.ReportedState;

/** Findings and changes of alerts field by field, on the wire and in state. */
public final class AlertFields {
    private static final Tier[] TIERS = Tier.values();
    private static final Axis[] AXES = Axis.values();

    private AlertFields() {}

    /** Writes a finding. */
    public static void writeFinding(Finding f, DataOutput out) throws IOException {
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
        ReportedState.write(f.reported(), out);
    }

    /** Reads a finding that {@link #writeFinding} wrote. */
    public static Finding readFinding(DataInput in) throws IOException {
        return new Finding(
                in.readInt(),
                in.readLong(),
                in.readBoolean(),
                in.readBoolean(),
                TIERS[in.readByte()],
                AXES[in.readByte()],
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
                readTexts(in),
                ReportedState.read(in));
    }

    /** Writes what can change an alert. */
    public static void writeEntry(AlertEntry e, DataOutput out) throws IOException {
        out.writeUTF(e.key());
        out.writeBoolean(e.finding() != null);
        if (e.finding() != null) {
            writeFinding(e.finding(), out);
            return;
        }
        Acknowledgement a = e.answer();
        out.writeUTF(a.alertId());
        out.writeLong(a.receivedAt());
        out.writeUTF(a.by());
        out.writeUTF(a.action());
        out.writeUTF(a.note());
    }

    /** Reads an entry that {@link #writeEntry} wrote. */
    public static AlertEntry readEntry(DataInput in) throws IOException {
        String key = in.readUTF();
        if (in.readBoolean()) {
            return new AlertEntry(key, readFinding(in), null);
        }
        return new AlertEntry(
                key,
                null,
                new Acknowledgement(
                        in.readUTF(), in.readLong(), in.readUTF(), in.readUTF(), in.readUTF()));
    }

    /** Writes a change of an alert. */
    public static void writeTransition(AlertTransition a, DataOutput out) throws IOException {
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
        ReportedState.write(a.reported(), out);
    }

    /** Reads a change that {@link #writeTransition} wrote. */
    public static AlertTransition readTransition(DataInput in) throws IOException {
        return new AlertTransition(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readInt(),
                in.readUTF(),
                TIERS[in.readByte()],
                in.readUTF(),
                AXES[in.readByte()],
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
                readTexts(in),
                ReportedState.read(in));
    }

    private static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        int n = in.readInt();
        List<String> texts = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            texts.add(in.readUTF());
        }
        return List.copyOf(texts);
    }
}
