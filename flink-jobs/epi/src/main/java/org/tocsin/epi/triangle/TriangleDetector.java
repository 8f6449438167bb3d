package org.tocsin.epi.triangle;

/**
 * Is there an excess in a feed whose reports come in over days? The default of slow feeds: the
 * equal-age detector, corrected for a changed delay law and guarded, together with the receipt
 * score.
 *
 * <p>score = max(triangle z / divisor, largest receipt z of widths 1, 3, 7 - 0.55). While reports
 * come faster than usual the triangle counts only if the 3-label receipt score reaches 2: a learnt
 * delay law alone never raises an alarm. Receipt sums with a backlog are put aside.
 *
 * <p>Ages reach to 3, for slow sources (less than 80 % reported at age 3) to 6.
 */
public final class TriangleDetector {
    private static final double RECEIPT_HANDICAP = 0.55;
    private static final double CONFIRMED = 2;

    private final EqualAgeDetector triangleTest;
    private final DelayDrift driftTest;
    private final ReceiptScore receiptTest;
    private final TriangleOptions options;

    private TriangleDetector(TriangleOptions options) {
        this.options = options;
        this.triangleTest = EqualAgeDetector.of(options);
        this.driftTest = DelayDrift.of(options);
        this.receiptTest = ReceiptScore.of(options);
    }

    /** The detector with these settings. */
    public static TriangleDetector of(TriangleOptions options) {
        return new TriangleDetector(options);
    }

    /** Judges a label of a triangle that is all there, working out the drift of the last week. */
    public TriangleJudgement judge(ReportingTriangle triangle, int label) {
        return judge(triangle, label, DriftWatch.at(triangle, label - 1, options), 1);
    }

    /**
     * Live form: judges the newest label. Nothing of the past is computed anew but the sums of the
     * history.
     *
     * @param watch drift of the labels before; takes that of this label
     * @param divisor recalibration of the class of series, at least 1
     */
    public TriangleJudgement judge(
            ReportingTriangle triangle, int label, DriftWatch watch, double divisor) {
        if (!(divisor >= 1)) {
            throw new IllegalArgumentException("divisor must be >= 1, got " + divisor);
        }
        DriftResult drift = driftTest.judge(triangle, label);
        watch.add(drift);
        EqualAgeResult equalAge =
                triangleTest.judge(triangle, label, drift.corrections(options.ages()));
        ReceiptResult one = receiptTest.judge(triangle, label, 1);
        ReceiptResult three = receiptTest.judge(triangle, label, 3);
        ReceiptResult seven = receiptTest.judge(triangle, label, 7);
        boolean confirmed = three.counts() && three.z() >= CONFIRMED;
        boolean guarded = watch.faster() && !confirmed;
        double triangleZ =
                equalAge.judged() && !guarded ? equalAge.z() / divisor : Double.NEGATIVE_INFINITY;
        double receiptZ = Math.max(z(one), Math.max(z(three), z(seven)));
        double score = Math.max(triangleZ, receiptZ - RECEIPT_HANDICAP);
        return new TriangleJudgement(
                label,
                equalAge,
                drift,
                one,
                three,
                seven,
                guarded,
                triangleZ,
                receiptZ,
                score,
                axis(score, triangleZ));
    }

    private static double z(ReceiptResult result) {
        return result.counts() ? result.z() : Double.NEGATIVE_INFINITY;
    }

    private static TriangleJudgement.Axis axis(double score, double triangleZ) {
        if (score == Double.NEGATIVE_INFINITY) {
            return TriangleJudgement.Axis.NONE;
        }
        return score == triangleZ
                ? TriangleJudgement.Axis.OCCURRENCE
                : TriangleJudgement.Axis.RECEIPT;
    }
}
