package org.tocsin.epi.scan;

import java.util.Arrays;

/**
 * Finds the best cylinder about one centre, exactly, without scoring most of them.
 *
 * <p>It works down from the largest zone. With c cases in a zone's window no smaller zone has more
 * in that window, so none with a mass above the limit for c (see {@link MassLimits}) can beat the
 * best score so far: the largest zone that still can is found from the limits of all windows at
 * once, the cases beyond it are dropped, and so on. On data without a cluster a few steps empty the
 * centre. Where a step gains little, there is something to be seen: the cases left are taken in
 * order of distance, zone by zone. Zones that end in a location without cases are never better than
 * the zone before and are not looked at.
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
    private double[] lead = {};
    private double[] inverseShare = {};
    private int[] caseZone = new int[64];
    private int[] caseLag = new int[64];
    private int[] caseCount = new int[64];
    private int largest;
    private long[] keys = new long[64];
    private double[] row = {};
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
        Arrays.fill(zoneOf, NO_ZONE);
    }

    /** Turns to a centre. */
    void bind(Zones all, int centre) {
        for (int i : bound) {
            zoneOf[i] = NO_ZONE;
        }
        mass.bind(all, centre);
        bound = all.members(centre);
        lead = mass.lead;
        zones = lead.length;
        int[] ends = all.ends(centre);
        int k = 0;
        for (int z = 0; z < ends.length; z++) {
            for (; k < ends[z]; k++) {
                zoneOf[bound[k]] = z;
            }
        }
        inverseShare = new double[mass.share.length];
        for (int w = 0; w < inverseShare.length; w++) {
            inverseShare[w] = mass.share[w] > 0 ? (1 + 1e-12) / mass.share[w] : Double.MAX_VALUE;
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
            double reach = examine(zone);
            int next = firstAtLeast(reach, zone) - 1;
            if (next < 0) {
                break;
            }
            n = drop(n, next);
            if (next > LITTLE_GAIN * zone && ++stalls > MOST_STALLS) {
                upward(n);
                break;
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

    private int load(Cases cases, int first, int last) {
        int most = last - first;
        if (caseZone.length < most + 1) {
            caseZone = new int[2 * most];
            caseLag = new int[2 * most];
            caseCount = new int[2 * most];
            keys = new long[2 * most];
        }
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

    /** Leaves out the cases beyond a zone and gives the number of cells of the others. */
    private int drop(int n, int zone) {
        int kept = 0;
        int farthest = -1;
        for (int e = 0; e < n; e++) {
            int own = caseZone[e];
            int lag = caseLag[e];
            int count = caseCount[e];
            caseZone[kept] = own;
            caseLag[kept] = lag;
            caseCount[kept] = count;
            int beyond = (zone - own) >>> 31;
            histogram[lag] -= count & -beyond;
            farthest = Math.max(farthest, own | -beyond);
            kept += 1 - beyond;
        }
        largest = farthest;
        return kept;
    }

    /** First zone up to {@code most} whose mass is at least {@code reach}. */
    private int firstAtLeast(double reach, int most) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lead[middle] < reach) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
            examine(zone);
        }
    }

    /**
     * Scores what can be better in a zone whose cases are in the histogram, and gives the mass that
     * a smaller zone must stay below to be better than the best so far.
     */
    private double examine(int zone) {
        double reach = reach();
        while (reach > lead[zone]) {
            double before = best;
            scoreWindows(zone);
            if (best == before) {
                return reach;
            }
            row = limits.row(best);
            reach = reach();
        }
        return reach;
    }

    private double reach() {
        double reach = windows.alive ? reachAlive() : reachAnywhere();
        if (reach == MassLimits.UNKNOWN) {
            fillLimits();
            reach = windows.alive ? reachAlive() : reachAnywhere();
        }
        return reach;
    }

    private double reachAlive() {
        int lag = windows.shortest - 1;
        int cases = 0;
        for (int h = 0; h < lag; h++) {
            cases += histogram[h];
        }
        double reach = 0;
        for (double inverse : inverseShare) {
            cases += histogram[lag++];
            double limit = row[cases] * inverse;
            if (limit > reach) {
                reach = limit;
            }
        }
        return reach;
    }

    private double reachAnywhere() {
        cumulate();
        double reach = 0;
        for (int w = 0; w < inverseShare.length; w++) {
            double limit = row[casesOf(w)] * inverseShare[w];
            if (limit > reach) {
                reach = limit;
            }
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
        for (int w = 0; w < inverseShare.length; w++) {
            int cases = casesOf(w);
            if (row[cases] == MassLimits.UNKNOWN) {
                limits.fill(best, cases);
            }
        }
    }

    private void scoreWindows(int zone) {
        cumulate();
        for (int w = 0; w < inverseShare.length; w++) {
            int cases = casesOf(w);
            if (row[cases] * inverseShare[w] > lead[zone]) {
                double value = score.of(cases, mass.at(zone, w));
                if (value > best) {
                    best = value;
                    bestZone = zone;
                    bestWindow = w;
                    bestCases = cases;
                }
            }
        }
    }
}
