package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * For every centre: the mass of the smallest zone that contains a place, and what part of a zone's
 * mass is in a window at least; as logarithms ({@link Log2}).
 *
 * <p>Where the part differs between zones it is given in tiers of the mass, since it differs most
 * between small zones. Not changed once made; for several threads.
 */
final class Nearness {
    /** Of places that are in no zone: above the logarithm of any mass. */
    static final int FAR = Integer.MAX_VALUE / 2;

    /** A tier ends at a quarter of the mass at which it begins. */
    private static final int TIER = 2 << 19;

    private static final int TIERS = 7;

    private final Zones zones;
    private final int[] order;
    private final int[][] log;
    private final int[][][] inverse;
    private final int most;

    Nearness(Zones zones, Windows windows, Mass mass) {
        int n = zones.centres();
        this.zones = zones;
        this.order = zones.order();
        this.log = new int[n][];
        this.inverse = new int[mass.proportional() ? 1 : TIERS][n][];
        int largest = Log2.NEVER;
        for (int c = 0; c < n; c++) {
            mass.bind(zones, c);
            log[c] = entrances(c, mass.lead);
            int length = log[c].length;
            largest = length == 0 ? largest : Math.max(largest, log[c][length - 1]);
        }
        this.most = largest;
        if (mass.proportional()) {
            Arrays.fill(inverse[0], byLag(mass.share, windows));
        } else {
            for (int c = 0; c < n; c++) {
                mass.bind(zones, c);
                tiers(c, mass, windows);
            }
        }
    }

    private int[] entrances(int centre, double[] lead) {
        int[] own = new int[zones.members(centre).length];
        int k = 0;
        for (int z = 0; z < lead.length; z++) {
            int end = zones.ends(centre)[z];
            Arrays.fill(own, k, end, Log2.below(lead[z]));
            k = end;
        }
        return own;
    }

    /** For each lag the logarithm of one over the share of the shortest window that covers it. */
    private static int[] byLag(double[] share, Windows windows) {
        int[] inverse = new int[windows.horizon];
        for (int lag = 0; lag < inverse.length; lag++) {
            inverse[lag] = -Log2.below(share[windows.covering(lag)]);
        }
        return inverse;
    }

    /** The least shares of the zones in each tier or above it, from the largest zone on. */
    private void tiers(int centre, Mass mass, Windows windows) {
        double[] least = new double[windows.count()];
        Arrays.fill(least, 1);
        int z = mass.lead.length - 1;
        for (int tier = 0; tier < inverse.length; tier++) {
            for (; z >= 0 && Log2.below(mass.lead[z]) >= end(tier); z--) {
                double scale = (1 - 1e-9) / mass.lead[z];
                for (int w = 0; w < least.length; w++) {
                    least[w] = Math.min(least[w], mass.at(z, w) * scale);
                }
            }
            inverse[tier][centre] = byLag(least, windows);
        }
    }

    /** The centres, neighbours together (see {@link CentreOrder}). */
    int[] order() {
        return order;
    }

    int tiers() {
        return inverse.length;
    }

    /** The tier of zones just below a logarithm of the mass. */
    int tier(int reach) {
        return reach >= most ? 0 : Math.min(inverse.length - 1, (most - reach) / TIER);
    }

    /** Logarithm of the mass at which a tier ends; its shares hold at or above. */
    int end(int tier) {
        return inverse.length == 1 ? Log2.NEVER : most - (tier + 1) * TIER;
    }

    /** Lowers the logarithms by location to those about a centre. */
    void lower(int[] byLocation, int centre) {
        int[] own = log[centre];
        int[] members = zones.members(centre);
        for (int k = 0; k < own.length; k++) {
            int location = members[k];
            byLocation[location] = Math.min(byLocation[location], own[k]);
        }
    }

    /** Raises the logarithms of one over the shares, by lag, to those about a centre. */
    void raise(int[] byLag, int tier, int centre) {
        int[] own = inverse[tier][centre];
        for (int lag = 0; lag < own.length; lag++) {
            byLag[lag] = Math.max(byLag[lag], own[lag]);
        }
    }
}
