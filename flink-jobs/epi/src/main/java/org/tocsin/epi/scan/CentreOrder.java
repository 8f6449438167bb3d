package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Orders places so that neighbours stand together: halved along the longest extent, each half
 * halved again, and so on. Stretches that come of such halving hold places that are near each
 * other.
 */
final class CentreOrder {
    private final Locations locations;
    private final int[] order;
    private final long[] keys;

    private CentreOrder(Locations locations) {
        int n = locations.size();
        this.locations = locations;
        this.order = new int[n];
        this.keys = new long[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
    }

    static int[] of(Locations locations) {
        CentreOrder centres = new CentreOrder(locations);
        centres.halve(0, centres.order.length);
        return centres.order;
    }

    /** The middle at which a stretch is halved. */
    static int middle(int from, int to) {
        return from + to >>> 1;
    }

    private void halve(int from, int to) {
        if (to - from <= 2) {
            return;
        }
        int one = farthest(from, to, order[from]);
        int other = farthest(from, to, one);
        for (int k = from; k < to; k++) {
            int i = order[k];
            double side = locations.distance(i, one) - locations.distance(i, other);
            int bits = Float.floatToIntBits((float) side);
            int sortable = bits ^ bits >> 31 & Integer.MAX_VALUE;
            keys[k] = (long) sortable << 32 | i;
        }
        Arrays.sort(keys, from, to);
        for (int k = from; k < to; k++) {
            order[k] = (int) keys[k];
        }
        int middle = middle(from, to);
        halve(from, middle);
        halve(middle, to);
    }

    private int farthest(int from, int to, int of) {
        int farthest = of;
        double most = -1;
        for (int k = from; k < to; k++) {
            double distance = locations.distance(of, order[k]);
            if (distance > most) {
                most = distance;
                farthest = order[k];
            }
        }
        return farthest;
    }
}
