package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * The circular zones about every location: prefixes of its list of neighbours by distance.
 *
 * <p>Locations at the same point always enter together. The list ends before the first entrance
 * that would exceed the share of the weight (slack 1e-9 relative) or the radius. Locations without
 * weight join at no cost.
 */
final class Zones {
    private static final double SLACK = 1e-9;

    private final Locations locations;
    private final int[][] members;
    private final int[][] ends;

    private Zones(Locations locations, int[][] members, int[][] ends) {
        this.locations = locations;
        this.members = members;
        this.ends = ends;
    }

    static Zones of(Locations locations, double[] weights, ZoneOptions options) {
        int n = locations.size();
        int[][] members = new int[n][];
        int[][] ends = new int[n][];
        Neighbourhood neighbourhood = new Neighbourhood(locations, weights, options);
        for (int centre = 0; centre < n; centre++) {
            neighbourhood.build(centre);
            members[centre] = neighbourhood.members();
            ends[centre] = neighbourhood.ends();
        }
        return new Zones(locations, members, ends);
    }

    /** Locations about a centre in the order of their entrance. */
    int[] members(int centre) {
        return members[centre];
    }

    /** Zone z about the centre is made of the first {@code ends(centre)[z]} members. */
    int[] ends(int centre) {
        return ends[centre];
    }

    /** The centres, neighbours together (see {@link CentreOrder}). */
    int[] order() {
        return CentreOrder.of(locations);
    }

    int centres() {
        return members.length;
    }

    /** The locations of a zone in ascending order. */
    int[] set(int centre, int zone) {
        boolean[] inside = new boolean[members.length];
        int size = ends[centre][zone];
        for (int k = 0; k < size; k++) {
            inside[members[centre][k]] = true;
        }
        int[] set = new int[size];
        int k = 0;
        for (int i = 0; k < size; i++) {
            set[k] = i;
            k += inside[i] ? 1 : 0;
        }
        return set;
    }

    /** Zones over all centres, repeated sets counted each time. */
    long total() {
        long total = 0;
        for (int[] e : ends) {
            total += e.length;
        }
        return total;
    }

    /** Different sets of locations. */
    long distinct() {
        return DistinctZones.count(this);
    }

    /** Builds the list of one centre after the other in the same arrays. */
    private static final class Neighbourhood {
        private final Locations locations;
        private final double[] weights;
        private final ZoneOptions options;
        private final double heaviest;
        private final double[] distance;
        private final long[] keys;
        private final int[] order;
        private final int[] found;
        private final long indexMask;
        private int centre;
        private int entered;
        private int zones;
        private double weight;
        private boolean full;

        Neighbourhood(Locations locations, double[] weights, ZoneOptions options) {
            int n = locations.size();
            this.locations = locations;
            this.weights = weights;
            this.options = options;
            this.heaviest = options.maxFraction() * Arrays.stream(weights).sum() * (1 + SLACK);
            this.distance = new double[n];
            this.keys = new long[n];
            this.order = new int[n];
            this.found = new int[n];
            this.indexMask = Long.highestOneBit(Math.max(1, n)) * 2 - 1;
        }

        void build(int about) {
            centre = about;
            entered = 0;
            zones = 0;
            weight = 0;
            full = false;
            sort();
            int n = order.length;
            for (int first = 0; first < n && !full; ) {
                double nearest = distance[order[first]];
                double limit = nearest + SLACK * Math.max(1, nearest);
                int last = first + 1;
                while (last < n && distance[order[last]] <= limit) {
                    last++;
                }
                enterTies(first, last);
                first = last;
            }
        }

        /**
         * Orders by distance, then index. The index takes the lowest bits of the distance, which
         * are far below the tie tolerance, so that plain numbers can be sorted.
         */
        private void sort() {
            for (int j = 0; j < keys.length; j++) {
                distance[j] = j == centre ? 0 : locations.distance(centre, j);
                keys[j] = Double.doubleToRawLongBits(distance[j]) & ~indexMask | j;
            }
            Arrays.sort(keys);
            for (int k = 0; k < keys.length; k++) {
                order[k] = (int) (keys[k] & indexMask);
            }
        }

        private void enterTies(int first, int last) {
            Arrays.sort(order, first, last);
            if (options.tieRule() == TieRule.GROUP || last - first == 1) {
                enter(first, last);
                return;
            }
            int k = first;
            if (first == 0) {
                k = bringForward(k, last, centre);
                enter(first, k);
            }
            while (k < last && !full) {
                int unitStart = k;
                k = bringForward(k, last, order[k]);
                enter(unitStart, k);
            }
        }

        /**
         * Moves the locations at a location's point to the front, keeping order; gives their end.
         */
        private int bringForward(int from, int last, int location) {
            int end = from;
            for (int k = from; k < last; k++) {
                if (order[k] == location || locations.samePoint(order[k], location)) {
                    int moved = order[k];
                    System.arraycopy(order, end, order, end + 1, k - end);
                    order[end++] = moved;
                }
            }
            return end;
        }

        private void enter(int from, int to) {
            double sum = weight;
            for (int k = from; k < to; k++) {
                sum += weights[order[k]];
                full |= distance[order[k]] > options.maxRadius();
            }
            full |= sum > heaviest;
            if (!full) {
                weight = sum;
                entered = to;
                found[zones++] = to;
            }
        }

        int[] members() {
            return Arrays.copyOf(order, entered);
        }

        int[] ends() {
            return Arrays.copyOf(found, zones);
        }
    }
}
