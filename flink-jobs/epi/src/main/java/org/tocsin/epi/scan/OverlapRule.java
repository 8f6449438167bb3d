package org.tocsin.epi.scan;

/** Which secondary clusters are reported beside a stronger one. */
public enum OverlapRule {
    /** None that shares a location with a stronger one at the same time. */
    NO_SHARED_LOCATION,
    /** None whose centre lies inside a stronger one, or that holds the centre of one. */
    NO_CENTRE_INSIDE,
    /** Every one: the best cylinder of each centre. */
    ANY
}
