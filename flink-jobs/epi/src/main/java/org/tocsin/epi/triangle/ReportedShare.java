package org.tocsin.epi.triangle;

/**
 * "62 % reported": how much of some days is known by now. NaN where there is no statement.
 *
 * @param known cases known of these days
 * @param missing expected cases still to come
 * @param share known / (known + missing)
 * @param low lower end of its 80 % interval
 * @param high upper end; NaN where nothing is known and perhaps nothing missing
 */
public record ReportedShare(double known, double missing, double share, double low, double high) {
    /** No statement: a day is too early, or there is nothing to share. */
    public static final ReportedShare NONE =
            new ReportedShare(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Whether there is a statement. */
    public boolean stated() {
        return !Double.isNaN(share);
    }

    /** Whether to say "nearly complete" rather than a percentage. */
    public boolean nearlyComplete() {
        return share >= 0.95;
    }
}
