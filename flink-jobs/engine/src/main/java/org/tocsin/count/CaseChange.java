package org.tocsin.count;

import org.tocsin.model.CaseReport;

/**
 * A change of the set of visible reports: a report became visible or changed (put), or stopped
 * being visible for a person (remove).
 *
 * @param at instant of the change, epoch milliseconds UTC: the receipt time of the version
 * @param person patient key whose reports change
 * @param idHash report
 * @param report the visible version, or null for a removal
 */
public record CaseChange(long at, long person, long idHash, CaseReport report) {
    /** The report is visible in this version from its receipt on. */
    public static CaseChange put(CaseReport report) {
        return new CaseChange(report.receivedAt, report.person, report.idHash, report);
    }

    /** The report is no longer visible for this person because of a newer version. */
    public static CaseChange remove(long person, CaseReport cause) {
        return new CaseChange(cause.receivedAt, person, cause.idHash, null);
    }

    /** Whether this is a removal. */
    public boolean isRemoval() {
        return report == null;
    }
}
