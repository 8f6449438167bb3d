package org.tocsin.epi.triangle;

/**
 * What the receipts of the newest labels say. Numbers that do not exist are NaN.
 *
 * @param label label of the evaluation
 * @param width labels in the sum
 * @param judged whether there was history enough and the link was up
 * @param setAside whether the sum holds a backlog: it goes no further than the list
 * @param observed net receipts of the sum
 * @param expected expected receipts
 * @param inverseSize overdispersion of the prediction
 * @param z normal score, ties counted by half
 */
public record ReceiptResult(
        int label,
        int width,
        boolean judged,
        boolean setAside,
        double observed,
        double expected,
        double inverseSize,
        double z) {

    /** Whether the score may raise an alarm. */
    public boolean counts() {
        return judged && !setAside;
    }
}
