package org.tocsin.job.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.tocsin.model.CaseReport;

/**
 * Case reports between the stages of counting: whole, or in a fixed 81 bytes if they have no {@link
 * CaseReport#id}.
 */
public final class ReportSerializer extends WireSerializer<CaseReport> {
    /** The one instance. */
    public static final ReportSerializer INSTANCE = new ReportSerializer();

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
        boolean whole = r.id != null;
        out.writeByte((whole ? 1 : 0) | (r.withdrawn ? 2 : 0));
        if (whole) {
            CaseReportSerializer.write(r, out);
            return;
        }
        out.writeLong(r.idHash);
        out.writeLong(r.digest);
        out.writeInt(r.revision);
        out.writeLong(r.receivedAt);
        out.writeLong(r.occurrenceAt);
        out.writeLong(r.visitAt);
        out.writeInt(r.occurrenceDay);
        out.writeLong(r.person);
        out.writeInt(r.residence);
        out.writeInt(r.facility);
        out.writeInt(r.institution);
        out.writeLong(r.indicators);
        out.writeInt(r.flags);
    }

    /** Reads a report that {@link #write} wrote. */
    public static CaseReport read(DataInput in) throws IOException {
        int kind = in.readByte();
        if ((kind & 1) != 0) {
            return CaseReportSerializer.read(in);
        }
        CaseReport r = new CaseReport();
        r.withdrawn = (kind & 2) != 0;
        r.idHash = in.readLong();
        r.digest = in.readLong();
        r.revision = in.readInt();
        r.receivedAt = in.readLong();
        r.occurrenceAt = in.readLong();
        r.visitAt = in.readLong();
        r.occurrenceDay = in.readInt();
        r.person = in.readLong();
        r.residence = in.readInt();
        r.facility = in.readInt();
        r.institution = in.readInt();
        r.indicators = in.readLong();
        r.flags = in.readInt();
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
