package org.tocsin.job.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.count.CaseChange;
import org.tocsin.count.PersonTable;
import org.tocsin.job.InBulkState;
import org.tocsin.job.type.CaseChangeSerializer;
import org.tocsin.job.type.ReportSerializer;

/** Persons of one bucket of patient keys. */
public final class PersonsState extends InBulkState<CaseChange> {
    final PersonTable table = new PersonTable();

    @Override
    protected void writeItem(CaseChange item, DataOutput out) throws IOException {
        CaseChangeSerializer.write(item, out);
    }

    @Override
    protected CaseChange readItem(DataInput in) throws IOException {
        return CaseChangeSerializer.read(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        table.write(out, ReportSerializer::write);
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        table.read(in, ReportSerializer::read);
    }
}
