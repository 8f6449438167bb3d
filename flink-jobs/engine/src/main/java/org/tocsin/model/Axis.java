package org.tocsin.model;

/**
 * The place axis on which a case is counted. One case is counted once on each axis that applies and
 * never summed over axes.
 */
public enum Axis {
    /** Where the person lives: rates per population. Residents only. */
    RESIDENCE,
    /** Where the person was seen: load, silence, ILI %. Includes non-residents. */
    FACILITY,
    /** The school, canteen, restaurant or other unit the person belongs to or ate at. */
    INSTITUTION
}
