package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;

/** Case reports on the wire and in state. A report is never changed after it left the intake. */
public final class CaseReportSerializer extends WireSerializer<CaseReport> {
    /** The one instance. */
    public static final CaseReportSerializer INSTANCE = new CaseReportSerializer();

    @Override
    public void serialize(CaseReport r, DataOutputView out) throws IOException {
        write(r, out);
    }

    @Override
    public CaseReport deserialize(DataInputView in) throws IOException {
        return read(in);
    }

    /** Writes a report. */
    public static void write(CaseReport r, DataOutput out) throws IOException {
        out.writeLong(r.idHash);
        out.writeUTF(r.id);
        out.writeInt(r.revision);
        out.writeBoolean(r.withdrawn);
        out.writeLong(r.receivedAt);
        out.writeLong(r.reportedAt);
        out.writeLong(r.occurrenceAt);
        out.writeLong(r.visitAt);
        out.writeInt(r.occurrenceDay);
        out.writeLong(r.person);
        out.writeLong(r.household);
        out.writeInt(r.residence);
        out.writeInt(r.facility);
        out.writeInt(r.institution);
        out.writeInt(r.cell);
        out.writeUTF(r.unit);
        out.writeLong(r.indicators);
        out.writeInt(r.flags);
        out.writeInt(r.symptomGroups);
        out.writeInt(r.agent);
        out.writeByte(r.exposures.length);
        for (Exposure e : r.exposures) {
            out.writeLong(e.mealAt());
            out.writeInt(e.venue());
            out.writeUTF(e.venueText());
            out.writeUTF(e.food());
            out.writeUTF(e.seller());
            out.writeUTF(e.placeType());
        }
    }

    /** Reads a report that {@link #write} wrote. */
    public static CaseReport read(DataInput in) throws IOException {
        CaseReport r = new CaseReport();
        r.idHash = in.readLong();
        r.id = in.readUTF();
        r.revision = in.readInt();
        r.withdrawn = in.readBoolean();
        r.receivedAt = in.readLong();
        r.reportedAt = in.readLong();
        r.occurrenceAt = in.readLong();
        r.visitAt = in.readLong();
        r.occurrenceDay = in.readInt();
        r.person = in.readLong();
        r.household = in.readLong();
        r.residence = in.readInt();
        r.facility = in.readInt();
        r.institution = in.readInt();
        r.cell = in.readInt();
        r.unit = in.readUTF();
        r.indicators = in.readLong();
        r.flags = in.readInt();
        r.symptomGroups = in.readInt();
        r.agent = in.readInt();
        int n = in.readByte();
        r.exposures = n == 0 ? CaseReport.NO_EXPOSURES : new Exposure[n];
        for (int i = 0; i < n; i++) {
            r.exposures[i] =
                    new Exposure(
                            in.readLong(),
                            in.readInt(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF());
        }
        return r;
    }

    @Override
    public TypeSerializerSnapshot<CaseReport> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Snapshot of the serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseReport> {
        /** For restoring. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
