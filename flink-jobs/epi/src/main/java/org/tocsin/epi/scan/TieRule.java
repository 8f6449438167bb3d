package org.tocsin.epi.scan;

/** How locations at the same distance from a centre enter its zones. */
public enum TieRule {
    /** All at once, so that the result does not depend on the order of the locations. */
    GROUP,
    /** One at a time in the order of the locations; only equal coordinates enter together. */
    BY_INDEX
}
