package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * The cases of a study: location, time step and stratum of each.
 *
 * <p>Locations, steps and strata count from 0; the last step is the last complete one ("today").
 */
public final class CaseTable {
    private final int locations;
    private final int steps;
    private final int strata;
    private final int[] location;
    private final int[] step;
    private final int[] stratum;

    private CaseTable(
            int locations, int steps, int strata, int[] location, int[] step, int[] stratum) {
        this.locations = locations;
        this.steps = steps;
        this.strata = strata;
        this.location = location;
        this.step = step;
        this.stratum = stratum;
    }

    /** A table to be filled cell by cell. */
    public static Builder builder(int locations, int steps) {
        return new Builder(locations, steps);
    }

    /** A table of counts {@code cases[location][step]} in one stratum. */
    public static CaseTable of(int[][] cases) {
        Builder builder = builder(cases.length, cases.length == 0 ? 1 : cases[0].length);
        for (int i = 0; i < cases.length; i++) {
            for (int t = 0; t < cases[i].length; t++) {
                builder.add(i, t, 0, cases[i][t]);
            }
        }
        return builder.build();
    }

    /** Number of locations. */
    public int locations() {
        return locations;
    }

    /** Number of time steps. */
    public int steps() {
        return steps;
    }

    /** Number of strata, at least 1. */
    public int strata() {
        return strata;
    }

    /** Number of cases, the C of the formulas. */
    public int total() {
        return location.length;
    }

    int location(int c) {
        return location[c];
    }

    int step(int c) {
        return step[c];
    }

    int stratum(int c) {
        return stratum[c];
    }

    /** Lag of a case: 0 in the last step. */
    int lag(int c) {
        return steps - 1 - step[c];
    }

    /** Cases of each location. */
    int[] byLocation() {
        int[] sums = new int[locations];
        for (int i : location) {
            sums[i]++;
        }
        return sums;
    }

    /** The cases of the chosen locations, renumbered in the given order. */
    CaseTable only(int[] kept) {
        int[] place = new int[locations];
        Arrays.fill(place, -1);
        for (int k = 0; k < kept.length; k++) {
            place[kept[k]] = k;
        }
        Builder builder = new Builder(kept.length, steps);
        for (int c = 0; c < location.length; c++) {
            if (place[location[c]] >= 0) {
                builder.add(place[location[c]], step[c], stratum[c], 1);
            }
        }
        return builder.build();
    }

    /** Collects cells; not for use by several threads. */
    public static final class Builder {
        private final int locations;
        private final int steps;
        private int strata = 1;
        private int size;
        private int[] location = new int[16];
        private int[] step = new int[16];
        private int[] stratum = new int[16];

        private Builder(int locations, int steps) {
            Require.that(locations >= 0, "number of locations must be >= 0", locations);
            Require.that(steps >= 1, "number of time steps must be >= 1", steps);
            this.locations = locations;
            this.steps = steps;
        }

        /** Adds cases to a cell. */
        public Builder add(int atLocation, int atStep, int inStratum, int cases) {
            if (atLocation < 0
                    || atLocation >= locations
                    || atStep < 0
                    || atStep >= steps
                    || inStratum < 0
                    || cases < 0) {
                reject(atLocation, atStep, inStratum, cases);
            }
            makeRoom(cases);
            Arrays.fill(location, size, size + cases, atLocation);
            Arrays.fill(step, size, size + cases, atStep);
            Arrays.fill(stratum, size, size + cases, inStratum);
            size += cases;
            strata = Math.max(strata, inStratum + 1);
            return this;
        }

        private void reject(int atLocation, int atStep, int inStratum, int cases) {
            Require.that(
                    atLocation >= 0 && atLocation < locations,
                    "location must be in [0, " + locations + ")",
                    atLocation);
            Require.that(
                    atStep >= 0 && atStep < steps, "step must be in [0, " + steps + ")", atStep);
            Require.that(inStratum >= 0, "stratum must be >= 0", inStratum);
            Require.that(cases >= 0, "cases must be >= 0", cases);
        }

        private void makeRoom(int more) {
            int needed = Math.addExact(size, more);
            if (needed > location.length) {
                int capacity = (int) Math.min(Integer.MAX_VALUE - 8, 2L * needed);
                location = Arrays.copyOf(location, capacity);
                step = Arrays.copyOf(step, capacity);
                stratum = Arrays.copyOf(stratum, capacity);
            }
        }

        /** The finished table. */
        public CaseTable build() {
            return new CaseTable(
                    locations,
                    steps,
                    strata,
                    Arrays.copyOf(location, size),
                    Arrays.copyOf(step, size),
                    Arrays.copyOf(stratum, size));
        }
    }
}
