package org.tocsin.epi.triangle;

import java.util.function.IntToDoubleFunction;
import org.tocsin.epi.distribution.NegativeBinomial;

/**
 * Did more reports come in than usual, whatever days they speak of? The companion of the equal-age
 * detector, and the only judgement of sources without occurrence dates.
 *
 * <p>Sum of the net receipts of the last 1, 3 or 7 labels against day-type pattern × recent level,
 * negative binomial with 1/s = width/sum + excess variance of the newest block; z from P(X &gt;= x)
 * and P(X &gt; x) by half. Sums with a label at which the link was down or a backlog arrived are
 * left out of the history; net withdrawals below zero count as 0.
 */
public final class ReceiptScore {
    private final TriangleOptions options;

    private ReceiptScore(TriangleOptions options) {
        this.options = options;
    }

    /** The score with these settings. */
    public static ReceiptScore of(TriangleOptions options) {
        return new ReceiptScore(options);
    }

    /**
     * Judges the receipts of the newest labels.
     *
     * @param width labels in the sum, at least 1
     */
    public ReceiptResult judge(ReportingTriangle triangle, int label, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be >= 1 label, got " + width);
        }
        return judge(triangle, label, width, triangle::receipts);
    }

    /** The same for a part of the receipts, for example the late ones. */
    ReceiptResult judge(
            ReportingTriangle triangle, int label, int width, IntToDoubleFunction received) {
        int[] history = LabelHistory.of(triangle, label, options, j -> clean(triangle, j, width));
        IntToDoubleFunction sum = j -> sum(received, j, width);
        boolean enough =
                history.length >= options.levelWindow()
                        && label - width + 1 >= triangle.first()
                        && triangle.state(label) != LabelState.DOWN;
        if (!enough) {
            double none = Double.NaN;
            return new ReceiptResult(label, width, false, false, none, none, none, none);
        }
        DailyFit fit = DailyFit.of(triangle, label, history, options, sum);
        double observed = sum.applyAsDouble(label);
        double inverseSize = inverseSize(fit, width);
        NegativeBinomial law = NegativeBinomial.of(fit.expected(), inverseSize);
        double z = JointTest.score(law.midTail((long) Math.max(0, observed)));
        boolean setAside = holds(triangle, label, width, LabelState.BACKLOG);
        return new ReceiptResult(
                label, width, true, setAside, observed, fit.expected(), inverseSize, z);
    }

    private static boolean clean(ReportingTriangle triangle, int label, int width) {
        return label - width + 1 >= triangle.first()
                && !holds(triangle, label, width, LabelState.DOWN)
                && !holds(triangle, label, width, LabelState.BACKLOG);
    }

    private static boolean holds(
            ReportingTriangle triangle, int label, int width, LabelState state) {
        for (int j = label - width + 1; j <= label; j++) {
            if (triangle.state(j) == state) {
                return true;
            }
        }
        return false;
    }

    private static double sum(IntToDoubleFunction received, int label, int width) {
        double sum = 0;
        for (int j = label - width + 1; j <= label; j++) {
            sum += received.applyAsDouble(j);
        }
        return sum;
    }

    private static double inverseSize(DailyFit fit, int width) {
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < fit.days(); i++) {
            if (fit.newestBlock(i)) {
                double residual = fit.value(i) - fit.fitted(i);
                excess += residual * residual - fit.fitted(i);
                squares += fit.fitted(i) * fit.fitted(i);
            }
        }
        return width / Math.max(1, fit.newestBlockSum()) + Math.max(0, excess) / squares;
    }
}
