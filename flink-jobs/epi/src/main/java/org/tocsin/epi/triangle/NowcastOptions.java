package org.tocsin.epi.triangle;

/**
 * Settings of the nowcast.
 *
 * @param window labels learnt from, newest included
 * @param halfLife labels after which a label counts half
 * @param shrinkage cases' worth of belief in the long-term hazard (kappa)
 * @param prior shape of the flat prior of the missing cases (alpha)
 * @param dayTypes whether hazards differ by day type of the receipt
 * @param tooEarly expected reported share below which there is no estimate
 */
public record NowcastOptions(
        int window,
        double halfLife,
        double shrinkage,
        double prior,
        boolean dayTypes,
        double tooEarly) {
    /** Checks the values. */
    public NowcastOptions {
        if (window < 1) {
            throw new IllegalArgumentException("window must be >= 1 label, got " + window);
        }
        if (!(halfLife > 0)) {
            throw new IllegalArgumentException("half-life must be > 0, got " + halfLife);
        }
        if (!(shrinkage > 0)) {
            throw new IllegalArgumentException("shrinkage must be > 0, got " + shrinkage);
        }
        if (!(prior > 0)) {
            throw new IllegalArgumentException("prior must be > 0, got " + prior);
        }
        if (!(tooEarly >= 0 && tooEarly < 1)) {
            throw new IllegalArgumentException("too early must be in [0, 1), got " + tooEarly);
        }
    }

    /** Defaults: 56 labels, half-life 7. */
    public static NowcastOptions withDefaults() {
        return new NowcastOptions(56, 7, 5, 0.5, true, 0.05);
    }

    /** The same without day types: for less than 14 labels of history, or a sudden start. */
    public NowcastOptions withoutDayTypes() {
        return new NowcastOptions(window, halfLife, shrinkage, prior, false, tooEarly);
    }
}
