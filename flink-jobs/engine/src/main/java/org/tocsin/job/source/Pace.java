package org.tocsin.job.source;

import java.io.Serializable;

/**
 * How fast a replay runs, so that people can watch it. Nothing in the graph knows: the output does
 * not depend on it.
 *
 * @param speed scenario seconds in a real second; 0 for as fast as possible
 * @param from instant from which the pace is kept, epoch milliseconds UTC; what lies before runs as
 *     fast as possible. {@link Long#MIN_VALUE} for the first record.
 */
public record Pace(double speed, long from) implements Serializable {
    /** As fast as possible. */
    public static final Pace NONE = new Pace(0, Long.MIN_VALUE);

    /** Whether a pace is kept. */
    public boolean isKept() {
        return speed > 0;
    }
}
