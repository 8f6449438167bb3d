package org.tocsin.job.source;

import java.io.Serializable;

/**
 * How files are replayed.
 *
 * @param boundMs largest disorder of receipt times within one file, in milliseconds
 * @param until last instant of the run, epoch milliseconds UTC; later records are not yet received
 * @param horizon end of the scenario; receipt times beyond it are errors, not the future
 * @param policy when watermarks are stated
 * @param progressKey key of the {@link Progress} to report to
 * @param pace how fast
 */
public record ReplaySettings(
        long boundMs,
        long until,
        long horizon,
        WatermarkPolicy policy,
        String progressKey,
        Pace pace)
        implements Serializable {
    /** As fast as possible. */
    public ReplaySettings(
            long boundMs, long until, long horizon, WatermarkPolicy policy, String progressKey) {
        this(boundMs, until, horizon, policy, progressKey, Pace.NONE);
    }
}
