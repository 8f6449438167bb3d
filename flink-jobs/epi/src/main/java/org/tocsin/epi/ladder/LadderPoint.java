package org.tocsin.epi.ladder;

/**
 * One point of a series as it is known when it is judged.
 *
 * @param observed count, at least 0; NaN when it was not reported (never zero for missing)
 * @param excluded belongs to a known outbreak: judged, but kept out of baseline and level
 * @param dayType 0..6 (weekday, holidays as the type they behave like); negative = position in the
 *     series modulo 7
 * @param logDenominator logarithm of population or total visits behind the count; 0 without
 */
public record LadderPoint(double observed, boolean excluded, int dayType, double logDenominator) {
    /** Day type of a point that has none of its own. */
    public static final int BY_POSITION = -1;

    /** Checks the values. */
    public LadderPoint {
        if (observed < 0 || Double.isInfinite(observed)) {
            throw new IllegalArgumentException("count must be finite and >= 0, got " + observed);
        }
        if (dayType > 6) {
            throw new IllegalArgumentException("day type must be in 0..6, got " + dayType);
        }
        if (!Double.isFinite(logDenominator)) {
            throw new IllegalArgumentException(
                    "log denominator must be finite, got " + logDenominator);
        }
    }

    /** A reported count. */
    public static LadderPoint of(double observed) {
        return new LadderPoint(observed, false, BY_POSITION, 0);
    }

    /** A point that was not reported. */
    public static LadderPoint missing() {
        return new LadderPoint(Double.NaN, false, BY_POSITION, 0);
    }

    /** The same point, belonging to a known outbreak. */
    public LadderPoint exclude() {
        return new LadderPoint(observed, true, dayType, logDenominator);
    }

    /** The same point with its own day type, 0..6. */
    public LadderPoint onDayType(int type) {
        return new LadderPoint(observed, excluded, type, logDenominator);
    }

    /** The same point with its denominator, above 0 (population, or all visits of the day). */
    public LadderPoint per(double denominator) {
        if (!(denominator > 0)) {
            throw new IllegalArgumentException("denominator must be > 0, got " + denominator);
        }
        return new LadderPoint(observed, excluded, dayType, Math.log(denominator));
    }

    /** Whether the count was reported. */
    public boolean reported() {
        return !Double.isNaN(observed);
    }
}
