package org.tocsin.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tocsin.count.Persistable;

/** State of an {@link InOrder} function for one key: what waits for its time, and the rest. */
public abstract class InOrderState<I> implements Persistable {
    final List<I> pending = new ArrayList<>();

    /** Writes one waiting element. */
    protected abstract void writeItem(I item, DataOutput out) throws IOException;

    /** Reads one waiting element. */
    protected abstract I readItem(DataInput in) throws IOException;

    /** Writes the folded state. */
    protected abstract void writeFolded(DataOutput out) throws IOException;

    /** Reads the folded state. */
    protected abstract void readFolded(DataInput in) throws IOException;

    @Override
    public final void write(DataOutput out) throws IOException {
        out.writeInt(pending.size());
        for (I item : pending) {
            writeItem(item, out);
        }
        writeFolded(out);
    }

    @Override
    public final void read(DataInput in) throws IOException {
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            pending.add(readItem(in));
        }
        readFolded(in);
    }
}
