package org.tocsin.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.tocsin.count.Persistable;

/** State of an {@link InBulk} function for one bucket: what waits for its time, and the rest. */
public abstract class InBulkState<I> implements Persistable {
    final List<Pack> packs = new ArrayList<>();
    final List<I> opened =
            new ArrayList<>(); // messages of opened packs whose time is still to come
    long timerAt = Long.MAX_VALUE;

    /** Writes one message, as the serializer of the packs does. */
    protected abstract void writeItem(I item, DataOutput out) throws IOException;

    /** Reads one message. */
    protected abstract I readItem(DataInput in) throws IOException;

    /** Writes the folded state. */
    protected abstract void writeFolded(DataOutput out) throws IOException;

    /** Reads the folded state. */
    protected abstract void readFolded(DataInput in) throws IOException;

    /** Opens the packs whose first message is due at a limit. */
    final void open(long limit) throws IOException {
        int kept = 0;
        for (int i = 0; i < packs.size(); i++) {
            Pack pack = packs.get(i);
            if (pack.first() > limit) {
                packs.set(kept++, pack);
                continue;
            }
            DataInputDeserializer in = new DataInputDeserializer(pack.bytes());
            for (int k = 0; k < pack.count(); k++) {
                opened.add(readItem(in));
            }
        }
        packs.subList(kept, packs.size()).clear();
    }

    @Override
    public final void write(DataOutput out) throws IOException {
        out.writeLong(timerAt);
        out.writeInt(packs.size());
        for (Pack pack : packs) {
            pack.write(out);
        }
        out.writeInt(opened.size());
        for (I item : opened) {
            writeItem(item, out);
        }
        writeFolded(out);
    }

    @Override
    public final void read(DataInput in) throws IOException {
        timerAt = in.readLong();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            packs.add(Pack.read(in));
        }
        n = in.readInt();
        for (int i = 0; i < n; i++) {
            opened.add(readItem(in));
        }
        readFolded(in);
    }
}
