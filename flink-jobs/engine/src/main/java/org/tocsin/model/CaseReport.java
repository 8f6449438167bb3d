package org.tocsin.model;

import java.util.Arrays;
import java.util.Objects;

/**
 * One version of one case-level report after parsing, validation and classification: all that the
 * counting and alerting stages need, and no personal data. A fever-clinic visit, a foodborne case
 * report and a line-list card all become this.
 *
 * <p>Times are epoch milliseconds UTC; days are epoch days of the local calendar.
 */
public final class CaseReport {
    /** An unknown instant. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** An unknown directory index. */
    public static final int NO_PLACE = -1;

    /** Flag: the person lives in the area covered by the directory. */
    public static final int RESIDENT = 1;

    /** Flag: the person died. */
    public static final int DIED = 2;

    /** Flag: the person was admitted to a ward, including observation and intensive care. */
    public static final int ADMITTED = 4;

    /** Flag: severe or critical. */
    public static final int SEVERE = 8;

    /** Flag: neither onset nor visit time was given; the occurrence day is the reported day. */
    public static final int OCCURRENCE_FROM_REPORT = 16;

    /** Flag: the onset is unknown; the occurrence day is the visit day. */
    public static final int OCCURRENCE_FROM_VISIT = 32;

    /** Flag: counts as a visit to a facility (fever-clinic visit), not only as a case. */
    public static final int VISIT = 64;

    /** Stable 64-bit hash of {@link #id}. */
    public long idHash;

    /**
     * Identity over all versions: {@code source_system:source_record_id}. Null in a report of which
     * only the counts are wanted: its household, unit, symptom groups and exposures are gone, too.
     */
    public String id;

    /** Digest of the content that a report without an id had. */
    public long digest;

    /** Version of the record; the highest received by an instant is the one visible at it. */
    public int revision;

    /** This version withdraws the report. */
    public boolean withdrawn;

    /** When this system learned of this version. The event time of the stream. */
    public long receivedAt;

    /** When the source says it reported. */
    public long reportedAt;

    /** Onset, else visit, else reported time. */
    public long occurrenceAt;

    /** When the person was seen, or {@link #NO_TIME}. */
    public long visitAt;

    /** Local day of {@link #occurrenceAt}. */
    public int occurrenceDay;

    /** Keyed hash of the patient; never 0. A record without a patient key stands for itself. */
    public long person;

    /** Keyed hash of the household; 0 if not known. */
    public long household;

    /** Directory index of the residence (township or finest known), or {@link #NO_PLACE}. */
    public int residence = NO_PLACE;

    /** Directory index of the reporting facility, or {@link #NO_PLACE}. */
    public int facility = NO_PLACE;

    /** Directory index of the institution, or {@link #NO_PLACE}. */
    public int institution = NO_PLACE;

    /**
     * Point of the scenario's grid nearest to where the person lives or fell ill, or {@link
     * #NO_PLACE}; nothing finer is kept. It may be negative.
     */
    public int cell = NO_PLACE;

    /**
     * The class, dormitory, office or workshop inside the institution as written, normalised; empty
     * if none.
     */
    public String unit = "";

    /** Bit set of {@link Indicator#ordinal()}. */
    public long indicators;

    /** Bit set of {@link #RESIDENT}, {@link #DIED} and the other flags. */
    public int flags;

    /** Bit set of symptom groups shared by linked foodborne cases; meaning in the definitions. */
    public int symptomGroups;

    /**
     * What was found to have caused it, by its position in the definitions from 1; 0 if unknown.
     */
    public int agent;

    /** Exposures of a foodborne case; empty otherwise. */
    public Exposure[] exposures = NO_EXPOSURES;

    /** Shared empty value. */
    public static final Exposure[] NO_EXPOSURES = {};

    /** Whether a flag is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CaseReport that
                && idHash == that.idHash
                && id.equals(that.id)
                && revision == that.revision
                && withdrawn == that.withdrawn
                && receivedAt == that.receivedAt
                && reportedAt == that.reportedAt
                && sameContent(that);
    }

    /** Whether two versions would contribute the same, whatever their receipt times. */
    public boolean sameContent(CaseReport that) {
        return withdrawn == that.withdrawn
                && occurrenceAt == that.occurrenceAt
                && visitAt == that.visitAt
                && occurrenceDay == that.occurrenceDay
                && person == that.person
                && household == that.household
                && residence == that.residence
                && facility == that.facility
                && institution == that.institution
                && cell == that.cell
                && unit.equals(that.unit)
                && indicators == that.indicators
                && flags == that.flags
                && symptomGroups == that.symptomGroups
                && agent == that.agent
                && Arrays.equals(exposures, that.exposures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, revision, receivedAt);
    }

    @Override
    public String toString() {
        return id + " v" + revision + (withdrawn ? " withdrawn" : "") + " received " + receivedAt;
    }
}
