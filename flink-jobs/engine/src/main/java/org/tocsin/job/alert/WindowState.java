package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.alert.CaseWindow;
import org.tocsin.alert.ScopedCase;
import org.tocsin.job.InOrderState;
import org.tocsin.job.type.ScopedCaseSerializer;

/** Cases of one rule and scope. */
public final class WindowState extends InOrderState<ScopedCase> {
    final CaseWindow window = new CaseWindow();

    @Override
    protected void writeItem(ScopedCase c, DataOutput out) throws IOException {
        ScopedCaseSerializer.write(c, out);
    }

    @Override
    protected ScopedCase readItem(DataInput in) throws IOException {
        return ScopedCaseSerializer.read(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        window.write(out);
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        window.read(in);
    }
}
