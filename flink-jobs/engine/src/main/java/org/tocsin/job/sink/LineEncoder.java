package org.tocsin.job.sink;

import java.io.Serializable;

/** Turns results into lines of a file. */
public interface LineEncoder<T> extends Serializable {
    /** One line without a line end, or null to leave the result out. */
    String line(T result);

    /** Time by which lines are ordered, epoch milliseconds UTC. */
    long time(T result);

    /** First line of the file, or null. */
    default String header() {
        return null;
    }
}
