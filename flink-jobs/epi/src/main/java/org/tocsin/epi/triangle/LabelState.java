package org.tocsin.epi.triangle;

/** How the receipts of one day close came about. */
public enum LabelState {
    /** As usual. */
    NORMAL,
    /** Almost nothing was received although it should have been: the link was down. */
    DOWN,
    /** An upload of what had waited. */
    BACKLOG
}
