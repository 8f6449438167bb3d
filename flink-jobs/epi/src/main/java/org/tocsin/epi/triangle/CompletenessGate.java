package org.tocsin.epi.triangle;

/**
 * Are the days of a source at least 95 % complete at the cut-off, so that they may be judged by
 * occurrence date directly? Learnt per source.
 *
 * <p>Over the valid ones of the last 28 days that are old enough: share P of the cases at the
 * horizon that were known at the lag, Wilson's one-sided 95 % lower bound with the number of cases
 * divided by the clustering between days. Complete if there are 200 cases and the bound reaches
 * 0.95. Day types with fewer receipts are included on purpose: one bad type spoils the bound.
 *
 * <p>Source: Wilson 1927 (JASA 22:209), with a quasi-binomial factor.
 */
public final class CompletenessGate {
    private static final double Z95 = 1.6448536269514722;
    private static final int DAYS = 28;
    private static final double ENOUGH = 200;
    private static final double REQUIRED = 0.95;

    private final int horizon;

    private CompletenessGate(int horizon) {
        this.horizon = horizon;
    }

    /**
     * A gate that calls a day finished after so many labels.
     *
     * @param horizon at least 1; usually 14
     */
    public static CompletenessGate of(int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("horizon must be >= 1 label, got " + horizon);
        }
        return new CompletenessGate(horizon);
    }

    /**
     * Assesses the source at a label.
     *
     * @param lag age at which days would be judged, 0 at most the horizon
     */
    public GateResult assess(ReportingTriangle triangle, int label, int lag) {
        if (lag < 0 || lag > horizon) {
            throw new IllegalArgumentException("lag must be in 0.." + horizon + ", got " + lag);
        }
        double[] early = new double[DAYS];
        double[] finished = new double[DAYS];
        int days = 0;
        double known = 0;
        double total = 0;
        int oldest = Math.max(triangle.first(), label - horizon - DAYS + 1);
        for (int t = label - horizon; t >= oldest; t--) {
            if (triangle.valid(t)) {
                early[days] = Math.max(0, triangle.knownAt(t, lag));
                finished[days] = Math.max(0, triangle.knownAt(t, horizon));
                known += early[days];
                total += finished[days];
                days++;
            }
        }
        if (total == 0) {
            return new GateResult(lag, days, 0, Double.NaN, 1, Double.NaN, false);
        }
        double share = Math.min(1, known / total);
        double batch = batch(early, finished, days, share);
        double low = lowerBound(share, total / batch);
        return new GateResult(
                lag, days, total, share, batch, low, total >= ENOUGH && low >= REQUIRED);
    }

    private static double batch(double[] early, double[] last, int days, double share) {
        double sum = 0;
        int used = 0;
        for (int i = 0; i < days; i++) {
            if (last[i] > 0) {
                double residual = early[i] - last[i] * share;
                sum += residual * residual / (last[i] * share * (1 - share));
                used++;
            }
        }
        return share >= 1 || share <= 0 || used < 2 ? 1 : Math.max(1, sum / (used - 1));
    }

    private static double lowerBound(double share, double cases) {
        double z2 = Z95 * Z95;
        double spread = Math.sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases));
        return (share + z2 / (2 * cases) - Z95 * spread) / (1 + z2 / cases);
    }
}
