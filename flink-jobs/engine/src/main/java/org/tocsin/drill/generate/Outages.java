package org.tocsin.drill.generate;

import java.util.ArrayList;
import java.util.List;

/** Spans of time in which nothing arrives from a facility. */
final class Outages {
    private final List<List<Outage>> byFacility = new ArrayList<>();

    /**
     * One span.
     *
     * @param from local second, inclusive
     * @param to local second, exclusive
     * @param silent whether nobody fills in reports either
     * @param entry the inject that caused it, or null
     */
    record Outage(long from, long to, boolean silent, Truth.Entry entry) {}

    /** Draws the network cuts of every facility. */
    Outages(Plan plan, World world) {
        long key = Draws.key(plan.seed(), "network cuts");
        Draws draws = new Draws(0);
        for (World.Facility facility : world.facilities) {
            List<Outage> outages = new ArrayList<>();
            for (int day = plan.firstDay(); day <= plan.lastDay(); day++) {
                draws.restart(Draws.key(key, facility.index, day));
                if (draws.chance(plan.dirt().networkCut())) {
                    outages.add(cut(plan, day, draws));
                }
            }
            byFacility.add(outages);
        }
    }

    private static Outage cut(Plan plan, int day, Draws draws) {
        long from = (long) day * Times.DAY + draws.below(Times.DAY);
        List<Double> hours = plan.dirt().networkCutHours();
        long length = (long) (Times.HOUR * draws.between(hours.get(0), hours.get(1)));
        return new Outage(from, from + length, false, null);
    }

    void add(int facility, Outage outage) {
        byFacility.get(facility).add(outage);
    }

    /** Number of network cuts that were drawn. */
    int count() {
        return byFacility.stream().mapToInt(List::size).sum();
    }

    /** The span that covers an instant and ends last, or null. */
    Outage covering(int facility, long at) {
        Outage found = null;
        for (Outage outage : byFacility.get(facility)) {
            boolean covers = outage.from() <= at && at < outage.to();
            if (covers && (found == null || outage.to() > found.to())) {
                found = outage;
            }
        }
        return found;
    }
}
