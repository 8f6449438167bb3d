package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.tocsin.alert.AlertFile;
import org.tocsin.alert.Finding;
import org.tocsin.job.InOrderState;
import org.tocsin.job.type.AlertFields;

/** The open alert of one subject. */
public final class AlertState extends InOrderState<Finding> {
    final AlertFile.Memory memory = new AlertFile.Memory();

    @Override
    protected void writeItem(Finding f, DataOutput out) throws IOException {
        AlertFields.writeFinding(f, out);
    }

    @Override
    protected Finding readItem(DataInput in) throws IOException {
        return AlertFields.readFinding(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeLong(memory.lastCrossedAt);
        out.writeDouble(memory.announced);
        out.writeBoolean(memory.withdrawn);
        out.writeBoolean(memory.current != null);
        if (memory.current != null) {
            AlertFields.writeTransition(memory.current, out);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        memory.lastCrossedAt = in.readLong();
        memory.announced = in.readDouble();
        memory.withdrawn = in.readBoolean();
        memory.current = in.readBoolean() ? AlertFields.readTransition(in) : null;
    }
}
