package org.tocsin.intake;

import java.io.Closeable;
import java.io.IOException;

/** Reads the records of one file in order. A broken record is a record, too, and stops nothing. */
public interface RecordReader extends Closeable {
    /**
     * Moves to the next record.
     *
     * @return false at the end of the file
     * @throws IOException if the file itself cannot be read on
     */
    boolean advance() throws IOException;

    /** The record moved to. It holds until the next move. */
    RawRecord current();
}
