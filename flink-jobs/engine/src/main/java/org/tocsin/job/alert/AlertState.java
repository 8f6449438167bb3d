package org.tocsin.job.alert;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.AlertMemory;
import org.tocsin.job.InOrderState;
import org.tocsin.job.type.AlertFields;

/** The alerts of the subjects of one key: of one subject as a rule. */
public final class AlertState extends InOrderState<AlertEntry> {
    final Map<String, AlertMemory> memories = new TreeMap<>();

    @Override
    protected void writeItem(AlertEntry e, DataOutput out) throws IOException {
        AlertFields.writeEntry(e, out);
    }

    @Override
    protected AlertEntry readItem(DataInput in) throws IOException {
        return AlertFields.readEntry(in);
    }

    @Override
    protected void writeFolded(DataOutput out) throws IOException {
        out.writeInt(memories.size());
        for (Map.Entry<String, AlertMemory> e : memories.entrySet()) {
            out.writeUTF(e.getKey());
            e.getValue().write(out, AlertFields::writeTransition);
        }
    }

    @Override
    protected void readFolded(DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            memories.put(in.readUTF(), AlertMemory.read(in, AlertFields::readTransition));
        }
    }
}
