package org.tocsin.epi.triangle;

import org.tocsin.epi.distribution.NegativeBinomial;

/**
 * Was the link to a source down at a label, or did a backlog arrive?
 *
 * <p>A surge brings early reports as well: where the early part (delay below 3) is in excess
 * itself, many late reports are no upload.
 *
 * <p>Down: a technical heartbeat says so (mark the label yourself), or so few receipts that P(X
 * &lt;= R) is at most 1e-4 under the receipt score of width 1. Backlog: the first label after one
 * that was down, or at least 10 late cases (delay of 3 or more) whose own receipt score reaches 4.
 * The second tells an upload (large delays) from a real surge (small delays).
 */
public final class LinkWatch {
    private static final double DOWN_BELOW = 1e-4;
    private static final int LATE_FROM = 3;
    private static final double LATE_ENOUGH = 10;
    private static final double LATE_SCORE = 4;
    private static final double EARLY_EXCESS = 2;

    private final TriangleOptions options;

    private LinkWatch(TriangleOptions options) {
        this.options = options;
    }

    /** The rule with these settings. */
    public static LinkWatch of(TriangleOptions options) {
        return new LinkWatch(options);
    }

    /**
     * State of the newest label where too little is known of the source's delays to tell an upload
     * from a surge: whether the link is down, or was at the label before.
     */
    public LabelState withoutUploads(ReportingTriangle triangle, int label) {
        if (isDown(triangle, label)) {
            return LabelState.DOWN;
        }
        return afterDown(triangle, label) ? LabelState.BACKLOG : LabelState.NORMAL;
    }

    /** State of the newest label by its receipts; mark it before judging anything else. */
    public LabelState state(ReportingTriangle triangle, int label) {
        if (isDown(triangle, label)) {
            return LabelState.DOWN;
        }
        boolean backlog = afterDown(triangle, label) || isUpload(triangle, label);
        return backlog ? LabelState.BACKLOG : LabelState.NORMAL;
    }

    private static boolean afterDown(ReportingTriangle triangle, int label) {
        return label > triangle.first() && triangle.state(label - 1) == LabelState.DOWN;
    }

    private boolean isDown(ReportingTriangle triangle, int label) {
        ReceiptResult receipts = ReceiptScore.of(options).judge(triangle, label, 1);
        if (!receipts.judged()) {
            return triangle.state(label) == LabelState.DOWN;
        }
        NegativeBinomial law = NegativeBinomial.of(receipts.expected(), receipts.inverseSize());
        long received = (long) Math.max(0, receipts.observed());
        return 1 - law.upperTail(received + 1) <= DOWN_BELOW;
    }

    private boolean isUpload(ReportingTriangle triangle, int label) {
        int late = triangle.lateReceipts(label, LATE_FROM);
        if (late < LATE_ENOUGH) {
            return false;
        }
        ReceiptResult score =
                ReceiptScore.of(options)
                        .judge(triangle, label, 1, j -> triangle.lateReceipts(j, LATE_FROM));
        return score.judged() && score.z() >= LATE_SCORE && !earlyExcess(triangle, label);
    }

    private boolean earlyExcess(ReportingTriangle triangle, int label) {
        ReceiptResult early =
                ReceiptScore.of(options)
                        .judge(
                                triangle,
                                label,
                                1,
                                j -> triangle.receipts(j) - triangle.lateReceipts(j, LATE_FROM));
        return early.judged() && early.z() >= EARLY_EXCESS;
    }
}
