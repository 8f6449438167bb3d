package org.tocsin.epi.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best cylinder of a centre, which is a cluster unless it overlaps a stronger one.
 *
 * @param centre index of the centre
 * @param set locations, ascending
 * @param startStep first step, inclusive
 * @param endStep last step, inclusive
 * @param cases cases inside
 * @param inside mass inside
 * @param llr score
 */
record Candidate(
        int centre, int[] set, int startStep, int endStep, int cases, double inside, double llr) {
    /** Scores that differ by less are equal; one below it is 0, its excess a rounding. */
    static final double TIE = 1e-9;

    /** Strongest first; of equal scores fewer places, then the places, then the earlier start. */
    static int compare(Candidate a, Candidate b) {
        int order = Double.compare(Math.rint(b.llr / TIE), Math.rint(a.llr / TIE));
        if (order == 0) {
            order = Integer.compare(a.set.length, b.set.length);
        }
        if (order == 0) {
            order = Arrays.compare(a.set, b.set);
        }
        return order == 0 ? Integer.compare(a.startStep, b.startStep) : order;
    }

    /** The candidates that no stronger one excludes by the rule, strongest first. */
    static List<Candidate> kept(List<Candidate> found, OverlapRule rule, int locations) {
        List<Candidate> sorted = new ArrayList<>(found);
        sorted.sort(Candidate::compare);
        List<Candidate> kept = new ArrayList<>();
        List<boolean[]> members = new ArrayList<>();
        for (Candidate candidate : sorted) {
            boolean free = true;
            for (int k = 0; k < kept.size() && free; k++) {
                free = !kept.get(k).excludes(candidate, rule, members.get(k));
            }
            if (free) {
                kept.add(candidate);
                members.add(candidate.members(locations));
            }
        }
        return kept;
    }

    private boolean[] members(int locations) {
        boolean[] members = new boolean[locations];
        for (int i : set) {
            members[i] = true;
        }
        return members;
    }

    private boolean excludes(Candidate weaker, OverlapRule rule, boolean[] members) {
        if (startStep > weaker.endStep || weaker.startStep > endStep) {
            return false;
        }
        return switch (rule) {
            case ANY -> false;
            case NO_CENTRE_INSIDE ->
                    members[weaker.centre] || Arrays.binarySearch(weaker.set, centre) >= 0;
            case NO_SHARED_LOCATION -> sharesOneOf(weaker.set, members);
        };
    }

    private static boolean sharesOneOf(int[] set, boolean[] members) {
        for (int i : set) {
            if (members[i]) {
                return true;
            }
        }
        return false;
    }
}
