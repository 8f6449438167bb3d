package org.tocsin.epi.scan;

/**
 * Expected cases (or tests) of cylinders. One instance serves one thread: it is bound to a centre
 * and then answers for the zones about it.
 */
abstract class Mass {
    /** Mass of each zone over the whole horizon, in the order of the zones; not falling. */
    double[] lead = {};

    /** The first zones about the centre, for which {@link #share} is no bound. */
    int unbounded;

    /** For each window a lower bound of its mass over {@link #lead}, in all further zones. */
    double[] share = {};

    /** True if {@link #share} is not a bound only, but the share of every zone. */
    boolean proportional() {
        return false;
    }

    /** Turns to the zones about a centre. */
    abstract void bind(Zones zones, int centre);

    /** Mass of zone z about the bound centre in window w. */
    abstract double at(int z, int w);

    /** Mass of a set of locations in window w, independent of any centre. */
    abstract double of(int[] locations, int w);

    /** Another instance over the same numbers, for another thread. */
    abstract Mass copy();
}
