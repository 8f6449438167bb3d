package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Finds the best cylinder about one centre, exactly, without scoring most of them.
 *
 * <p>It works down from the largest zone. With c cases in a zone's window no smaller zone has more
 * in that window, so none with a mass above the limit for c (see {@link MassLimits}) can beat the
 * best score so far: the largest mass that still can follows from the limits of all windows at once
 * (the reach), the cases of zones beyond it are dropped, and so on. On data without a cluster a few
 * steps empty the centre. Where many steps gain little, there is something to be seen: the cases
 * left are taken in order of distance, zone by zone. Zones that end in a location without cases are
 * never better than the zone before and are not looked at.
 *
 * <p>One instance serves one thread.
 */
final class CylinderSearch {
    private static final int NO_ZONE = Integer.MAX_VALUE / 2;
    private static final double LITTLE_GAIN = 0.8;
    private static final int MOST_STALLS = 12;

    private final Windows windows;
    private final Mass mass;
    private final Score score;
    private final MassLimits limits;
    private final int[] zoneOf;
    private final int[] histogram;
    private final int[] cumulated;
    private int[] bound = {};
    private int zones;
    private int unbounded;
    private int[] logLead = {};
    private final int[] logInverse;
    private int[] caseZone = new int[64];
    private int[] caseLag = new int[64];
    private int[] caseCount = new int[64];
    private long[] keys = new long[64];
    private MassLimits.Row row;
    private int largest;
    private double best;
    private int bestZone;
    private int bestWindow;
    private int bestCases;

    CylinderSearch(
            Windows windows, Mass mass, Score score, int minCases, int mostCases, int locations) {
        this.windows = windows;
        this.mass = mass;
        this.score = score;
        this.limits = new MassLimits(score, minCases, mostCases);
        this.zoneOf = new int[locations];
        this.histogram = new int[windows.horizon + 1];
        this.cumulated = new int[windows.horizon + 1];
        this.logInverse = new int[windows.count()];
        this.row = limits.row(0);
        Arrays.fill(zoneOf, NO_ZONE);
    }

    /** Turns to a centre. */
    void bind(Zones all, int centre) {
        for (int i : bound) {
            zoneOf[i] = NO_ZONE;
        }
        mass.bind(all, centre);
        bound = all.members(centre);
        zones = mass.lead.length;
        unbounded = mass.unbounded;
        int[] ends = all.ends(centre);
        int k = 0;
        for (int z = 0; z < zones; z++) {
            for (; k < ends[z]; k++) {
                zoneOf[bound[k]] = z;
            }
        }
        logLead = new int[zones];
        for (int z = 0; z < zones; z++) {
            logLead[z] = z < unbounded ? Log2.NEVER : Log2.below(mass.lead[z]);
        }
        for (int w = 0; w < logInverse.length; w++) {
            logInverse[w] = -Log2.below(mass.share[w]);
        }
    }

    /**
     * Searches the zones about the bound centre.
     *
     * @param cases cells with cases; those from {@code first} to before {@code last} are searched
     * @param floor only scores above it count
     * @return the best score, or the floor if none is above it
     */
    double search(Cases cases, int first, int last, double floor) {
        best = floor;
        bestZone = -1;
        row = limits.row(floor);
        int n = load(cases, first, last);
        int stalls = 0;
        while (n > 0) {
            int zone = largest;
            if (zone < unbounded || stalls > MOST_STALLS) {
                upward(n);
                break;
            }
            n = drop(n, zone, examine(zone));
            if (largest > LITTLE_GAIN * zone) {
                stalls++;
            }
        }
        Arrays.fill(histogram, 0);
        return best;
    }

    /** Zone of the best cylinder, -1 if none was above the floor. */
    int bestZone() {
        return bestZone;
    }

    int bestWindow() {
        return bestWindow;
    }

    int bestCases() {
        return bestCases;
    }

    /** Takes the cells of the bound zones; gives their number. */
    private int load(Cases cases, int first, int last) {
        makeRoom(last - first);
        int n = 0;
        int farthest = -1;
        for (int e = first; e < last; e++) {
            // Half of the cases lie outside at random: no branch that would be mispredicted.
            int zone = zoneOf[cases.location[e]];
            int lag = cases.lag[e];
            int count = cases.count[e];
            caseZone[n] = zone;
            caseLag[n] = lag;
            caseCount[n] = count;
            int inside = (zone - zones) >>> 31;
            histogram[lag] += count & -inside;
            farthest = Math.max(farthest, zone | inside - 1);
            n += inside;
        }
        largest = farthest;
        return n;
    }

    private void makeRoom(int cells) {
        if (caseZone.length < cells) {
            caseZone = new int[2 * cells];
            caseLag = new int[2 * cells];
            caseCount = new int[2 * cells];
            keys = new long[2 * cells];
        }
    }

    /** Leaves out the cells of this zone and of zones beyond the reach; gives the number left. */
    private int drop(int n, int zone, int reach) {
        int kept = 0;
        int farthest = -1;
        for (int e = 0; e < n; e++) {
            int own = caseZone[e];
            int lag = caseLag[e];
            int count = caseCount[e];
            caseZone[kept] = own;
            caseLag[kept] = lag;
            caseCount[kept] = count;
            int inside = (logLead[own] - reach & own - zone) >>> 31;
            histogram[lag] -= count & inside - 1;
            farthest = Math.max(farthest, own | inside - 1);
            kept += inside;
        }
        largest = farthest;
        return kept;
    }

    /** Takes the cases left in the order of their zones. */
    private void upward(int n) {
        for (int e = 0; e < n; e++) {
            keys[e] = (long) caseZone[e] << 32 | e;
        }
        Arrays.sort(keys, 0, n);
        Arrays.fill(histogram, 0);
        for (int e = 0; e < n; ) {
            int zone = (int) (keys[e] >>> 32);
            for (; e < n && (int) (keys[e] >>> 32) == zone; e++) {
                histogram[caseLag[(int) keys[e]]] += caseCount[(int) keys[e]];
            }
            if (zone < unbounded) {
                scoreWindows(zone);
            } else {
                examine(zone);
            }
        }
    }

    /**
     * Scores what can be better in a zone whose cases are in the histogram, and gives the logarithm
     * of the mass that a smaller zone must stay below to be better than the best so far.
     */
    private int examine(int zone) {
        int reach = reach();
        if (reach > logLead[zone] && scoreWindows(zone)) {
            reach = reach();
        }
        return reach;
    }

    private int reach() {
        int reach = windows.alive ? reachAlive() : reachAnywhere();
        if (reach >= Log2.SURELY_UNKNOWN) {
            fillLimits();
            reach = windows.alive ? reachAlive() : reachAnywhere();
        }
        return reach;
    }

    private int reachAlive() {
        int[] log = row.log;
        int lag = windows.shortest - 1;
        int cases = 0;
        for (int h = 0; h < lag; h++) {
            cases += histogram[h];
        }
        int reach = Log2.NEVER;
        for (int inverse : logInverse) {
            cases += histogram[lag++];
            reach = Math.max(reach, log[cases] + inverse);
        }
        return reach;
    }

    private int reachAnywhere() {
        cumulate();
        int[] log = row.log;
        int reach = Log2.NEVER;
        for (int w = 0; w < logInverse.length; w++) {
            reach = Math.max(reach, log[casesOf(w)] + logInverse[w]);
        }
        return reach;
    }

    private void cumulate() {
        int sum = 0;
        for (int h = 0; h < windows.horizon; h++) {
            sum += histogram[h];
            cumulated[h + 1] = sum;
        }
    }

    private int casesOf(int w) {
        return cumulated[windows.to[w]] - cumulated[windows.from[w]];
    }

    private void fillLimits() {
        cumulate();
        for (int w = 0; w < logInverse.length; w++) {
            row.limit(casesOf(w));
        }
    }

    /** Scores the windows below their limits; true if one is better than the best so far. */
    private boolean scoreWindows(int zone) {
        cumulate();
        double before = best;
        for (int w = 0; w < logInverse.length; w++) {
            int cases = casesOf(w);
            double inside = mass.at(zone, w);
            if (inside < row.limit(cases)) {
                keepIfBetter(zone, w, cases, score.of(cases, inside));
            }
        }
        row = limits.row(best);
        return best > before;
    }

    private void keepIfBetter(int zone, int w, int cases, double value) {
        if (value > best) {
            best = value;
            bestZone = zone;
            bestWindow = w;
            bestCases = cases;
        }
    }
}
