package org.tocsin.model;

import java.util.Arrays;

/**
 * One version of a report that carries numbers instead of cases: a facility's daily or zero report,
 * or an aggregated historical count of a place.
 */
public final class AggregateReport {
    /** What kind of aggregate this is. */
    public enum Kind {
        /** A facility's daily or zero report. */
        DAILY,
        /** A count for a place, an indicator and a day or ISO week. */
        COUNT
    }

    /** Kind of aggregate. */
    public Kind kind;

    /** Identity over all versions; for daily reports {@code daily:facility:date}. */
    public String id;

    /** Stable 64-bit hash of {@link #id}. */
    public long idHash;

    /** Version; the highest received by an instant is visible at it. */
    public int revision;

    /** This version withdraws the report. */
    public boolean withdrawn;

    /** When this system learned of this version, epoch milliseconds UTC. */
    public long receivedAt;

    /** When the source says it reported, epoch milliseconds UTC. */
    public long reportedAt;

    /** Directory index of the facility or place. */
    public int node;

    /** First local day covered. */
    public int day;

    /** Days covered: 1, or 7 for an ISO week. */
    public int days = 1;

    /** Indicator ordinals, parallel to {@link #values}. */
    public int[] indicators = {};

    /** Counts, parallel to {@link #indicators}; never negative. */
    public long[] values = {};

    /** Whether two versions would contribute the same, whatever their receipt times. */
    public boolean sameContent(AggregateReport that) {
        return withdrawn == that.withdrawn
                && node == that.node
                && day == that.day
                && days == that.days
                && Arrays.equals(indicators, that.indicators)
                && Arrays.equals(values, that.values);
    }

    @Override
    public String toString() {
        return id + " v" + revision + (withdrawn ? " withdrawn" : "") + " received " + receivedAt;
    }
}
