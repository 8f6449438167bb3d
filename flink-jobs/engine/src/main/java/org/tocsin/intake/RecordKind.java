package org.tocsin.intake;

import java.util.Locale;

/** What one input record is about. */
public enum RecordKind {
    /** A visit to a fever clinic or another watched department. */
    VISIT,
    /** A foodborne case report with its exposures. */
    FOODBORNE,
    /** A report card or a line of a line list. */
    CASE,
    /** A facility's daily or zero report. */
    DAILY,
    /** An aggregated count of a place, an indicator and a day or ISO week. */
    COUNT,
    /** A person's answer to an alert. */
    ACK;

    /** The name used in files: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a record of this kind is one case of one person. */
    public boolean isCase() {
        return this == VISIT || this == FOODBORNE || this == CASE;
    }

    /** The kind with a name as used in files, or null. */
    public static RecordKind of(String code) {
        for (RecordKind kind : values()) {
            if (kind.name().equalsIgnoreCase(code.strip())) {
                return kind;
            }
        }
        return null;
    }
}
