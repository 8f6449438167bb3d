package org.tocsin.job.sink;

import java.io.Serializable;

/** Turns results into lines of a file. */
public interface LineEncoder<T> extends Serializable {
    /** One line without a line end, or null to leave the result out. */
    String line(T result);

    /** Time by which lines are ordered, epoch milliseconds UTC. */
    long time(T result);

    /**
     * The line as it leaves, now that all earlier ones have left: called in the order of time and
     * line.
     *
     * @param time its time, epoch milliseconds UTC
     */
    default String placed(String line, long time) {
        return line;
    }

    /** First line of the file, or null. */
    default String header() {
        return null;
    }
}
