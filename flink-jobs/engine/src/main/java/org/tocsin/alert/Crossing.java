package org.tocsin.alert;

import java.util.Comparator;
import java.util.List;

/**
 * A statistical rule's finding with the places that it is about.
 *
 * @param finding what was found
 * @param places directory indices, ascending; for a cluster the places in it
 */
public record Crossing(Finding finding, List<Integer> places) {
    /**
     * One order for the crossings of an instant: the more urgent level, clusters (they name places
     * and cases) before series, then rule, place, indicator, subject, the strongest first.
     */
    public static Comparator<Crossing> order(RulePack pack) {
        return Comparator.comparingInt((Crossing c) -> pack.rule(c.finding().rule()).urgency())
                .thenComparing(
                        c -> pack.rule(c.finding().rule()).family() != Rule.Family.SPACE_TIME)
                .thenComparing(c -> c.finding().rule())
                .thenComparing(c -> c.finding().axis())
                .thenComparing(c -> c.finding().node())
                .thenComparing(c -> c.finding().indicator())
                .thenComparing(c -> c.finding().subject())
                .thenComparing(c -> c.finding().tier())
                .thenComparing(c -> c.finding().score(), Comparator.reverseOrder())
                .thenComparing(c -> c.finding().observed(), Comparator.reverseOrder())
                .thenComparing(c -> c.finding().method());
    }

    /** Takes a copy of the places. */
    public Crossing {
        places = List.copyOf(places);
    }

    /** A finding about its own place. */
    public static Crossing of(Finding finding) {
        return new Crossing(finding, List.of(finding.node()));
    }
}
