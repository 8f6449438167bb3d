package org.tocsin.intake;

import java.util.Locale;

/**
 * Why a record became a dead letter. The {@link #code} is stable: counts by reason and officers'
 * filters hang on it.
 */
public enum Reason {
    /** More or fewer columns than the header. */
    WRONG_COLUMNS,
    /** A quote that does not close, or closes before the end of its field. */
    UNBALANCED_QUOTE,
    /** Bytes that are no text in the file's character set. */
    UNDECODABLE,
    /** Longer than the limit. */
    RECORD_TOO_LONG,
    /** Not a JSON object. */
    BAD_JSON,
    /** No kind of record by that name, or none recognisable. */
    UNKNOWN_TYPE,
    /** No record id. */
    MISSING_ID,
    /** A required value is empty. */
    MISSING_VALUE,
    /** Neither received, reported, visit nor onset time. */
    MISSING_TIME,
    /** A date or time that cannot be read. */
    BAD_TIME,
    /** A time after the receipt. */
    FUTURE_DATE,
    /** A receipt beyond the end of the run. */
    FUTURE_RECEIPT,
    /** An onset or visit too long before the receipt. */
    OLD_DATE,
    /** Outside 30 to 45 degrees Celsius, or no number. */
    BAD_TEMPERATURE,
    /** Outside 0 to 120 years, or no number. */
    BAD_AGE,
    /** No facility by that code or name. */
    UNKNOWN_FACILITY,
    /** A residence that is neither a national code nor in the directory. */
    BAD_PLACE,
    /** A place of a covered county that the directory does not have. */
    UNKNOWN_PLACE,
    /** A drill record in a live run, or one of another drill. */
    EXERCISE_MISMATCH,
    /** A version that is no whole number from 1. */
    BAD_VERSION,
    /** Neither 0 nor 1. */
    BAD_FLAG,
    /** Negative or no number. */
    BAD_COUNT,
    /** No indicator by that id. */
    UNKNOWN_INDICATOR,
    /** A sex outside the report card's list. */
    BAD_SEX,
    /** A residence relation outside the report card's list. */
    BAD_BELONGS_TO,
    /** A severity outside the list. */
    BAD_SEVERITY,
    /** A disposition outside the list. */
    BAD_DISPOSITION,
    /** A case class outside the list. */
    BAD_CASE_CLASS,
    /** An exposure that cannot be read. */
    BAD_EXPOSURE,
    /** Onset before the meal. */
    NEGATIVE_INCUBATION,
    /** An action outside the list. */
    BAD_ACTION;

    /** The stable code: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
