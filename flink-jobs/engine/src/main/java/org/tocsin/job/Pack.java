package org.tocsin.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Messages of one bucket that cross the wire as one record, and wait as such until their time.
 *
 * @param key bucket
 * @param first time of the earliest message, epoch milliseconds UTC
 * @param count number of messages
 * @param bytes the messages as their serializer wrote them, in the order of their arrival
 */
public record Pack(int key, long first, int count, byte[] bytes) {
    /** Writes it to the wire or to state. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(key);
        out.writeLong(first);
        out.writeInt(count);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Reads what {@link #write} wrote. */
    public static Pack read(DataInput in) throws IOException {
        int key = in.readInt();
        long first = in.readLong();
        int count = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new Pack(key, first, count, bytes);
    }
}
