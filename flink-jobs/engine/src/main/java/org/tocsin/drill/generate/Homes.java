package org.tocsin.drill.generate;

import org.tocsin.place.Directory;

/**
 * Where patients live, to the house: every township has villages at random places within a radius
 * of its point, and houses lie about the middle of a village. Villages stand where they stand under
 * every seed. A patient has one house in a township for ever, drawn in a stream of its own, so that
 * writing positions down moves no other draw.
 */
final class Homes {
    private static final double KM_PER_DEGREE = Math.toRadians(1) * 6367;

    private final Plan.Coordinates settings;
    private final Plan plan;
    private final World world;
    private final Draws draws = new Draws(0);
    private final long key;

    Homes(Plan plan, World world) {
        this.plan = plan;
        this.settings = plan.coordinates();
        this.world = world;
        this.key = Draws.key(plan.seed(), "homes");
    }

    /** The middle of a village: latitude and longitude; NaN where the township has no point. */
    static double[] village(Directory directory, Plan plan, int township, int number) {
        Directory.Node node = directory.node(township);
        Draws place = new Draws(Draws.key(0, "village " + number + " of " + node.code()));
        double radius = plan.coordinates().radiusKm() * Math.sqrt(place.uniform());
        return moved(node.lat(), node.lon(), radius, place.uniform());
    }

    private static double[] moved(double lat, double lon, double km, double turn) {
        double north = km / KM_PER_DEGREE * Math.cos(2 * Math.PI * turn);
        double east = km / KM_PER_DEGREE * Math.sin(2 * Math.PI * turn);
        return new double[] {lat + north, lon + east / Math.cos(Math.toRadians(lat))};
    }

    /** Gives the patient a house in a township, if positions are written down. */
    void house(Encounter e, int township) {
        forget(e);
        if (settings.areWritten()) {
            start(e, township);
            if (draws.chance(settings.share())) {
                settle(e, township, 1 + draws.below(settings.villages()));
            }
        }
    }

    /** Gives the patient a house in a village, by its number from 1. */
    void houseIn(Encounter e, int township, int village) {
        forget(e);
        if (settings.areWritten()) {
            start(e, township);
            if (draws.chance(settings.share())) {
                draws.next();
                settle(e, township, village);
            }
        }
    }

    /** Nothing is written down. */
    void forget(Encounter e) {
        e.lat = Double.NaN;
        e.lon = Double.NaN;
    }

    private void start(Encounter e, int township) {
        draws.restart(Draws.key(key, e.patient, township));
    }

    private void settle(Encounter e, int township, int number) {
        double[] middle = village(world.directory(), plan, township, number);
        double km = settings.scatterKm() * Math.sqrt(draws.uniform());
        double[] house = moved(middle[0], middle[1], km, draws.uniform());
        e.lat = house[0];
        e.lon = house[1];
    }
}
