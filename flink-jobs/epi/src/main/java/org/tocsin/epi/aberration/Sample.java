package org.tocsin.epi.aberration;

/**
 * Mean and standard deviation (divisor n - 1) of the numbers of an array.
 *
 * @param n numbers
 * @param missing NaN entries
 * @param sum sum of the numbers
 * @param mean NaN when there is none
 * @param sd NaN when there are fewer than two
 */
record Sample(int n, int missing, double sum, double mean, double sd) {

    static Sample of(double... values) {
        return of(values, 0, values.length);
    }

    /** The entries from {@code from} (inclusive) to {@code to} (exclusive). */
    static Sample of(double[] values, int from, int to) {
        double all = 0;
        for (int i = from; i < to; i++) {
            all += values[i];
        }
        return Double.isNaN(all) ? ofKnown(values, from, to) : ofAll(values, from, to, all);
    }

    private static Sample ofAll(double[] values, int from, int to, double sum) {
        int n = to - from;
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return new Sample(n, 0, sum, mean, Math.sqrt(squares / (n - 1)));
    }

    private static Sample ofKnown(double[] values, int from, int to) {
        double sum = 0;
        int n = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                n++;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }
        return new Sample(n, to - from - n, sum, mean, Math.sqrt(squares / (n - 1)));
    }

    /** max(0, (y - mean) / sd - 1): what a point adds to EARS C3. NaN when undefined. */
    double excess(double y) {
        return Math.max(0, (y - mean) / sd - 1);
    }
}
