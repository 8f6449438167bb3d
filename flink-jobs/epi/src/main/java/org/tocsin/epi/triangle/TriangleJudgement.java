package org.tocsin.epi.triangle;

/**
 * The default judgement of a slow feed at one day close: both axes together.
 *
 * @param label label of the evaluation
 * @param triangle equal-age result with delay correction
 * @param drift change of the delay law
 * @param receipts1 receipt score of the newest label
 * @param receipts3 of the last 3 labels
 * @param receipts7 of the last 7 labels
 * @param guarded whether the triangle was put aside, because reports come faster and the receipts
 *     do not confirm
 * @param triangleZ calibrated triangle score that counts; minus infinity if none
 * @param receiptZ largest receipt score that counts; minus infinity if none
 * @param score combined score; minus infinity where nothing was judged
 * @param axis what the score rests on
 */
public record TriangleJudgement(
        int label,
        EqualAgeResult triangle,
        DriftResult drift,
        ReceiptResult receipts1,
        ReceiptResult receipts3,
        ReceiptResult receipts7,
        boolean guarded,
        double triangleZ,
        double receiptZ,
        double score,
        Axis axis) {

    /** What a combined score rests on. */
    public enum Axis {
        /** Occurrence days at equal age. */
        OCCURRENCE,
        /** Receipts. */
        RECEIPT,
        /** Nothing was judged. */
        NONE
    }

    /** Combined score at which 0.05 false runs a series-week are to be expected. */
    public static final double DEFAULT_THRESHOLD = 2.45;

    /**
     * Whether there is an alarm.
     *
     * @param threshold of the combined score, e.g. {@link #DEFAULT_THRESHOLD}
     * @param floor smallest number of cases in the window that fired: 3 in a township, 5 in a
     *     county
     */
    public boolean exceeds(double threshold, double floor) {
        return score >= threshold && cases() >= floor;
    }

    /** Cases in the window that the score rests on. */
    public double cases() {
        return switch (axis) {
            case OCCURRENCE -> triangle.best().observed();
            case RECEIPT -> best().observed();
            case NONE -> 0;
        };
    }

    /** First occurrence day (or label of receipt) of the window that the score rests on. */
    public int firstDay() {
        return switch (axis) {
            case OCCURRENCE -> label - triangle.bestWindow();
            case RECEIPT -> label - best().width() + 1;
            case NONE -> label;
        };
    }

    private ReceiptResult best() {
        ReceiptResult best = receipts1;
        for (ReceiptResult one : new ReceiptResult[] {receipts3, receipts7}) {
            if (one.counts() && (!best.counts() || one.z() > best.z())) {
                best = one;
            }
        }
        return best;
    }
}
