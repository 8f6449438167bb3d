package org.tocsin.epi.triangle;

/**
 * Settings of the triangle's detectors.
 *
 * @param delays largest delay kept (D), at least 1
 * @param ages largest age in the windows (K), at least 0 and at most {@code delays}
 * @param driftDelays largest delay in the test of the delay law (Dz), at most {@code delays}
 * @param gap labels between the history and today (G)
 * @param levelWindow labels of one level block (B)
 * @param patternWindow labels of the day-type pattern (M)
 * @param shrinkage cases' worth of belief in "all day types alike" (kappa)
 */
public record TriangleOptions(
        int delays,
        int ages,
        int driftDelays,
        int gap,
        int levelWindow,
        int patternWindow,
        double shrinkage) {
    /** Checks the values. */
    public TriangleOptions {
        if (delays < 1) {
            throw new IllegalArgumentException("delays D must be >= 1, got " + delays);
        }
        if (ages < 0 || ages > delays) {
            throw new IllegalArgumentException("ages K must be in 0.." + delays + ", got " + ages);
        }
        if (driftDelays < 0 || driftDelays > delays) {
            throw new IllegalArgumentException(
                    "drift delays Dz must be in 0.." + delays + ", got " + driftDelays);
        }
        if (gap < 0) {
            throw new IllegalArgumentException("gap must be >= 0, got " + gap);
        }
        if (levelWindow < 8 || patternWindow < levelWindow) {
            throw new IllegalArgumentException(
                    "level window must be >= 8 and pattern window not smaller, got "
                            + levelWindow
                            + " and "
                            + patternWindow);
        }
        if (!(shrinkage > 0)) {
            throw new IllegalArgumentException("shrinkage must be > 0, got " + shrinkage);
        }
    }

    /** Defaults: delays to 42, ages to 3, drift over delays 1 to 6. */
    public static TriangleOptions withDefaults() {
        return new TriangleOptions(42, 3, 6, 7, 28, 84, 20);
    }

    /** Defaults of slow report cards: ages to 6, drift over delays 1 to 14. */
    public static TriangleOptions slowSource() {
        return withDefaults().withAges(6).withDriftDelays(14);
    }

    /**
     * The same with the ages that suit a source: to 6 where less than 80 % is known at age 3.
     *
     * @param gate assessment of the source at lag 3
     */
    public TriangleOptions suiting(GateResult gate) {
        if (gate.lag() != 3) {
            throw new IllegalArgumentException("gate must be at lag 3, got " + gate.lag());
        }
        return gate.share() < 0.8 ? withAges(Math.min(6, delays)) : this;
    }

    /** The same with another largest delay. */
    public TriangleOptions withDelays(int changed) {
        return new TriangleOptions(
                changed, ages, driftDelays, gap, levelWindow, patternWindow, shrinkage);
    }

    /** The same with another largest age. */
    public TriangleOptions withAges(int changed) {
        return new TriangleOptions(
                delays, changed, driftDelays, gap, levelWindow, patternWindow, shrinkage);
    }

    /** The same with another largest delay in the test of the delay law. */
    public TriangleOptions withDriftDelays(int changed) {
        return new TriangleOptions(
                delays, ages, changed, gap, levelWindow, patternWindow, shrinkage);
    }

    /** Labels that an evaluation looks back on; older ones may be forgotten. */
    public int reach() {
        return gap + 2 * patternWindow + Math.max(ages, driftDelays) + delays;
    }
}
