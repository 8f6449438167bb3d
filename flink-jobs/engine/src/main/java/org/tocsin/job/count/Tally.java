package org.tocsin.job.count;

import org.tocsin.count.VersionTable;

/**
 * Something counted for the record of the intake.
 *
 * @param label label of the day close at or after the receipt
 * @param kind ordinal of the field in {@link org.tocsin.store.Measurement#INTAKE}
 * @param n how many
 */
public record Tally(int label, int kind, long n) {
    /** Records read. */
    public static final int READ = 0;

    /** Dead letters. */
    public static final int REJECTED = 1;

    /** The same version again, or an older one. */
    public static final int DUPLICATES = 2;

    /** Newer versions. */
    public static final int REVISIONS = 3;

    /** Withdrawn reports. */
    public static final int WITHDRAWALS = 4;

    /** Behind the bound. */
    public static final int LATE = 5;

    /** Number of kinds. */
    public static final int KINDS = 6;

    static int kindOf(VersionTable.Outcome outcome) {
        return switch (outcome) {
            case REVISED -> REVISIONS;
            case WITHDRAWN -> WITHDRAWALS;
            default -> DUPLICATES;
        };
    }
}
