package org.tocsin.count;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * State that writes itself into a checkpoint. Implementations have a public no-argument
 * constructor.
 */
public interface Persistable {
    /** Writes everything that {@link #read} needs. */
    void write(DataOutput out) throws IOException;

    /** Fills a new instance. */
    void read(DataInput in) throws IOException;
}
