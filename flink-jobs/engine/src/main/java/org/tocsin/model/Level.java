package org.tocsin.model;

/** The level of a node in the place hierarchy, from the largest to the smallest. */
public enum Level {
    NATION,
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP,
    VILLAGE,
    FACILITY,
    INSTITUTION
}
