package org.tocsin.epi.scan;

/** Mass that is a weight of the place times a share of the window. */
final class SeparableMass extends Mass {
    private final double[] place;

    SeparableMass(double[] place, double[] share) {
        this.place = place;
        this.share = share;
    }

    @Override
    boolean proportional() {
        return true;
    }

    @Override
    void bind(Zones zones, int centre) {
        int[] members = zones.members(centre);
        int[] ends = zones.ends(centre);
        lead = new double[ends.length];
        double sum = 0;
        int k = 0;
        for (int z = 0; z < ends.length; z++) {
            for (; k < ends[z]; k++) {
                sum += place[members[k]];
            }
            lead[z] = sum;
        }
    }

    @Override
    double at(int z, int w) {
        return lead[z] * share[w];
    }

    @Override
    double of(int[] locations, int w) {
        double sum = 0;
        for (int i : locations) {
            sum += place[i];
        }
        return sum * share[w];
    }

    @Override
    Mass copy() {
        return new SeparableMass(place, share);
    }
}
