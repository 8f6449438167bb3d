package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.alert.CaseWindow;
import org.tocsin.alert.ScopedCase;
import org.tocsin.job.InOrderState;
import org.tocsin.model.Axis;

/** Cases of one rule and scope. */
public final class WindowState extends InOrderState<ScopedCase> {
    final CaseWindow window = new CaseWindow();

    @Override
    protected void writeItem(ScopedCase c, DataOutput out) throws IOException {
        out.writeInt(c.rule());
        out.writeByte(c.axis().ordinal());
        out.writeInt(c.node());
        out.writeUTF(c.subject());
        out.writeInt(c.indicator());
        out.writeLong(c.at());
        out.writeByte(c.sign());
        out.writeUTF(c.id());
        out.writeLong(c.person());
        out.writeInt(c.day());
        out.writeBoolean(c.died());
        out.writeBoolean(c.admitted());
    }

    @Override
    protected ScopedCase readItem(DataInput in) throws IOException {
        return new ScopedCase(
                in.readInt(),
                Axis.values()[in.readByte()],
                in.readInt(),
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readByte(),
                in.readUTF(),
                in.readLong(),
                in.readInt(),
                in.readBoolean(),
                in.readBoolean());
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
