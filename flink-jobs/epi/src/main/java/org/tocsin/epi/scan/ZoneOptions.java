package org.tocsin.epi.scan;

/**
 * How large a zone may be and how locations at equal distance enter it.
 *
 * @param maxFraction largest share of all weight in a zone, in (0, 1]
 * @param maxRadius largest distance of a member from the centre: units of the plane, or km
 * @param tieRule how locations at equal distance enter
 */
public record ZoneOptions(double maxFraction, double maxRadius, TieRule tieRule) {
    /** Checks the limits. */
    public ZoneOptions {
        Require.that(
                maxFraction > 0 && maxFraction <= 1,
                "largest share of the weight must be in (0, 1]",
                maxFraction);
        Require.that(maxRadius >= 0, "largest radius must be >= 0", maxRadius);
        Require.that(tieRule != null, "tie rule must be given", tieRule);
    }

    /** Half of the weight, no limit of the radius, ties enter together. */
    public static ZoneOptions withDefaults() {
        return new ZoneOptions(0.5, Double.POSITIVE_INFINITY, TieRule.GROUP);
    }

    /** A copy with another largest share of the weight. */
    public ZoneOptions withMaxFraction(double fraction) {
        return new ZoneOptions(fraction, maxRadius, tieRule);
    }

    /** A copy with another largest radius: units of the plane, or km. */
    public ZoneOptions withMaxRadius(double radius) {
        return new ZoneOptions(maxFraction, radius, tieRule);
    }

    /** A copy with another rule for equal distances. */
    public ZoneOptions withTieRule(TieRule rule) {
        return new ZoneOptions(maxFraction, maxRadius, rule);
    }
}
