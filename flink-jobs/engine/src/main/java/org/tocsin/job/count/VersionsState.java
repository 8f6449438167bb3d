package org.tocsin.job.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.count.VersionTable;
import org.tocsin.job.InBulkState;
import org.tocsin.job.type.ReportSerializer;
import org.tocsin.model.CaseReport;

/** Versions of the reports of one id bucket. */
public final class VersionsState extends InBulkState<CaseReport> {
    VersionTable table = new VersionTable();

    @Override
    protected void writeItem(CaseReport item, DataOutput out) throws IOException {
        ReportSerializer.write(item, out);
    }

    @Override
    protected CaseReport readItem(DataInput in) throws IOException {
        return ReportSerializer.read(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        table.write(out);
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        table = VersionTable.read(in);
    }
}
