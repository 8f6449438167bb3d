package org.tocsin.job.detect;

import org.tocsin.model.Signal;

/**
 * What one place tells the triage of its region at a day close: a signal, or how many of its series
 * were tested.
 *
 * @param region directory index of the county, or of the place itself where it lies in none
 * @param at instant of the close, epoch milliseconds UTC
 * @param signal a signal that may reach people, or null
 * @param tested series tested, 0 beside a signal
 */
public record TriageItem(int region, long at, Signal signal, int tested) {
    /** A signal of a place of the region. */
    public static TriageItem of(int region, Signal signal) {
        return new TriageItem(region, signal.at(), signal, 0);
    }
}
