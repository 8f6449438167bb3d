package org.tocsin.model;

/** Which dates the counts that a detector judged are by. */
public enum DateAxis {
    /** The day on which a case first entered the series. */
    RECEIPT,
    /** The day of onset, else of the visit. */
    OCCURRENCE,
    /** Occurrence days as they stood at one age, through the reporting triangle. */
    EQUAL_AGE
}
