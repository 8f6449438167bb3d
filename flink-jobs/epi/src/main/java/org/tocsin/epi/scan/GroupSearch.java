package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Finds the best score of many replicates, exactly, with windows that are alive in the last step,
 * by asking of whole groups of neighbouring centres whether any zone about any of them can beat the
 * best so far.
 *
 * <p>The smallest mass of the zones about a group that contain a place is the smallest of those
 * about its centres. Zones about the group above a mass hold no other cases than those places with
 * a smaller one; so from all cases in each window follows up to which mass a zone can still be
 * better ({@link MassLimits}: the reach), the cases of places that enter at a larger one are
 * dropped, and so on. Mostly nothing is left and the group is done. If not, the cases left and the
 * reach go to its two halves, at last to single centres, where the largest zone left is scored,
 * then dropped.
 *
 * <p>With the cases in the order of their lags, only the windows that end at one need be looked at:
 * a longer window with as many cases has a larger mass. Within one lag a sum that lacks some of its
 * cases bounds less and scores less than the whole.
 *
 * <p>One instance serves one thread. Gives the same scores as {@link CylinderSearch}, to the last
 * bit.
 */
final class GroupSearch {
    private static final int LARGEST_GROUP = 32;

    /** A group is halved once a pass leaves more than 7 of 8 cases. */
    private static final int LITTLE_GAIN = 8;

    private final Zones zones;
    private final Windows windows;
    private final Mass mass;
    private final Score score;
    private final int minCases;
    private final Nearness nearness;
    private final int[] order;
    private final int[] zoneOf;
    private final Group[] groups;
    private MassLimits limits;
    private int mostCases = -1;
    private double[] maxima = {};
    private int kept;

    /** What is known about a group of centres, and the cases left there. */
    private static final class Group {
        final int[] log;
        final int[][] inverse;
        final ReplicateCases cases = new ReplicateCases();

        Group(int locations, int tiers, int horizon) {
            log = new int[locations];
            inverse = new int[tiers][horizon];
        }
    }

    GroupSearch(
            Zones zones, Windows windows, Mass mass, Score score, int minCases, Nearness nearness) {
        this.zones = zones;
        this.windows = windows;
        this.mass = mass;
        this.score = score;
        this.minCases = minCases;
        this.nearness = nearness;
        this.order = nearness.order();
        this.zoneOf = new int[order.length];
        int depth = 2;
        for (int size = Math.min(LARGEST_GROUP, order.length); size > 1; size = size + 1 >> 1) {
            depth++;
        }
        this.groups = new Group[depth];
        for (int k = 0; k < depth; k++) {
            groups[k] = new Group(order.length, nearness.tiers(), windows.horizon);
        }
    }

    /** Raises the maxima, indexed by replicate, to the best scores of the cases. */
    void search(ReplicateCases cases, double[] into) {
        maxima = into;
        int most = 0;
        for (int k = 0; k < cases.size; k++) {
            most = Math.max(most, cases.start[k + 1] - cases.start[k]);
        }
        if (most > mostCases) {
            mostCases = most + most / 4;
            limits = new MassLimits(score, minCases, mostCases);
        }
        visit(0, order.length, cases, 0);
    }

    private void visit(int from, int to, ReplicateCases cases, int depth) {
        if (to - from > LARGEST_GROUP) {
            int middle = CentreOrder.middle(from, to);
            visit(from, middle, cases, depth);
            visit(middle, to, cases, depth);
            return;
        }
        Group group = groups[depth];
        bind(group, from, to);
        if (to - from == 1) {
            centre(group, order[from], cases);
            return;
        }
        reduce(group, cases);
        if (group.cases.size > 0) {
            int middle = CentreOrder.middle(from, to);
            visit(from, middle, group.cases, depth + 1);
            visit(middle, to, group.cases, depth + 1);
        }
    }

    private void bind(Group group, int from, int to) {
        Arrays.fill(group.log, Nearness.FAR);
        for (int k = from; k < to; k++) {
            nearness.lower(group.log, order[k]);
        }
        for (int tier = 0; tier < group.inverse.length; tier++) {
            Arrays.fill(group.inverse[tier], Log2.NEVER);
            for (int k = from; k < to; k++) {
                nearness.raise(group.inverse[tier], tier, order[k]);
            }
        }
    }

    /** Leaves to the group the cases that its halves must look at. */
    private void reduce(Group group, ReplicateCases all) {
        ReplicateCases left = group.cases;
        left.clear();
        left.makeRoomFor(all);
        for (int k = 0; k < all.size; k++) {
            int at = left.cases();
            MassLimits.Row row = limits.row(maxima[all.replicate[k]]);
            int reach = drop(group, all, all.start[k], all.start[k + 1], at, all.reach[k], row);
            for (int before = 2 * LITTLE_GAIN * kept;
                    kept > 0 && LITTLE_GAIN * kept <= (LITTLE_GAIN - 1) * before; ) {
                before = kept;
                reach = drop(group, left, at, at + kept, at, reach, row);
            }
            if (kept > 0) {
                left.end(all.replicate[k], reach, at + kept);
            }
        }
    }

    /**
     * Copies the cases from an index to before another that are within the reach, and gives the
     * reach that follows from them.
     */
    private int drop(
            Group group,
            ReplicateCases all,
            int from,
            int end,
            int at,
            int reach,
            MassLimits.Row row) {
        int tier = nearness.tier(reach);
        int[] inverse = group.inverse[tier];
        int next = pass(group, all, from, end, at, reach, row.log, inverse);
        if (next >= Log2.SURELY_UNKNOWN) {
            for (int cases = 1; cases <= kept; cases++) {
                row.limit(cases);
            }
            next = pass(group, group.cases, at, at + kept, at, reach, row.log, inverse);
        }
        return Math.min(reach, Math.max(next, nearness.end(tier)));
    }

    private int pass(
            Group group,
            ReplicateCases all,
            int from,
            int end,
            int at,
            int reach,
            int[] limit,
            int[] inverse) {
        int[] log = group.log;
        int[] location = all.location;
        int[] lag = all.lag;
        int[] leftLocation = group.cases.location;
        int[] leftLag = group.cases.lag;
        int cases = 0;
        int next = Log2.NEVER;
        for (int e = from; e < end; e++) {
            // Cases outside are overwritten: no branch that would be mispredicted.
            int where = location[e];
            int when = lag[e];
            leftLocation[at + cases] = where;
            leftLag[at + cases] = when;
            cases += log[where] - reach >>> 31;
            next = Math.max(next, limit[cases] + inverse[when]);
        }
        kept = cases;
        return next;
    }

    private void centre(Group group, int centre, ReplicateCases all) {
        group.cases.clear();
        group.cases.makeRoomFor(all);
        boolean bound = false;
        for (int k = 0; k < all.size; k++) {
            MassLimits.Row row = limits.row(maxima[all.replicate[k]]);
            int reach = settle(group, all, k, row);
            while (kept > 0) {
                if (!bound) {
                    bindCentre(centre);
                    bound = true;
                }
                row = scoreLargest(group, all.replicate[k], row);
                int before = kept;
                do {
                    before = kept;
                    reach = drop(group, group.cases, 0, kept, 0, reach, row);
                } while (kept < before);
            }
        }
    }

    private int settle(Group group, ReplicateCases all, int k, MassLimits.Row row) {
        int reach = drop(group, all, all.start[k], all.start[k + 1], 0, all.reach[k], row);
        int before;
        do {
            before = kept;
            reach = drop(group, group.cases, 0, kept, 0, reach, row);
        } while (kept < before);
        return reach;
    }

    private void bindCentre(int centre) {
        mass.bind(zones, centre);
        int[] members = zones.members(centre);
        int[] ends = zones.ends(centre);
        int k = 0;
        for (int z = 0; z < ends.length; z++) {
            for (; k < ends[z]; k++) {
                zoneOf[members[k]] = z;
            }
        }
    }

    /** Scores the largest zone with cases left, and drops the cases that only it has. */
    private MassLimits.Row scoreLargest(Group group, int replicate, MassLimits.Row row) {
        int[] location = group.cases.location;
        int[] lag = group.cases.lag;
        int zone = -1;
        for (int e = 0; e < kept; e++) {
            zone = Math.max(zone, zoneOf[location[e]]);
        }
        double best = maxima[replicate];
        int left = 0;
        for (int e = 0; e < kept; e++) {
            double inside = mass.at(zone, windows.covering(lag[e]));
            if (inside < row.limit(e + 1)) {
                best = Math.max(best, score.of(e + 1, inside));
            }
            location[left] = location[e];
            lag[left] = lag[e];
            left += zoneOf[location[e]] < zone ? 1 : 0;
        }
        kept = left;
        maxima[replicate] = best;
        return limits.row(best);
    }
}
