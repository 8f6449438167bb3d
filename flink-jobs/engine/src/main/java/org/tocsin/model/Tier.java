package org.tocsin.model;

/** Where a signal or an alert may go. */
public enum Tier {
    /** Sent to a phone. */
    NOTIFY,
    /** On the morning list. */
    LIST,
    /** Kept in the store as evidence; never a message. */
    STORE
}
