package org.tocsin.alert;

import java.util.Comparator;
import java.util.List;

/**
 * A finding with the places that it is about.
 *
 * @param finding what was found
 * @param places directory indices: of a series its own place; of a cluster in space and time the
 *     places in it; of linked cases the residence or facility of each person; of an absolute rule
 *     none
 */
public record Crossing(Finding finding, List<Integer> places) {
    /** What finds, in the order of speaking at one instant. */
    public enum Speaker {
        /** A limit on cases, such as ten in a school. */
        ABSOLUTE,
        /** Cases linked by a common exposure. */
        EXPOSURE,
        /** A scan in space and time; it names places and cases. */
        SCAN,
        /** A detector on a series. */
        SERIES;

        /** Whether it counts cases and knows nothing of chance. */
        public boolean countsCases() {
            return this == ABSOLUTE || this == EXPOSURE;
        }
    }

    /** Who speaks. */
    public Speaker speaker(RulePack pack) {
        return switch (pack.rule(finding.rule()).family()) {
            case SINGLE_CASE, WINDOW -> Speaker.ABSOLUTE;
            case EXPOSURE -> Speaker.EXPOSURE;
            case SPACE_TIME -> Speaker.SCAN;
            default -> Speaker.SERIES;
        };
    }

    /**
     * One order for the crossings of an instant: rules that count cases before statistical ones,
     * and what is taken back first; the more urgent level; then by speaker, of linked cases the
     * most and those of a known place first; then rule, place, indicator, subject, the strongest
     * first.
     */
    public static Comparator<Crossing> order(RulePack pack) {
        return Comparator.comparing((Crossing c) -> !c.speaker(pack).countsCases())
                .thenComparing(c -> c.finding().crossed())
                .thenComparing(c -> pack.rule(c.finding().rule()).urgency())
                .thenComparing(c -> c.speaker(pack))
                .thenComparing(c -> c.finding().rule())
                .thenComparing(c -> c.speaker(pack).countsCases() ? -c.finding().observed() : 0)
                .thenComparing(c -> c.finding().axis())
                .thenComparing(c -> !c.finding().subject().startsWith("#"))
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
