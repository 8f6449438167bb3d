package org.tocsin.epi.aberration;

/** Pool-adjacent-violators on a growing run of counts; adding a count costs O(1) on average. */
final class IsotonicRun {
    private final double[] counts;
    private final double[] sum;
    private final int[] length;
    private int blocks;
    private int size;
    private double total;

    IsotonicRun(int capacity) {
        counts = new double[capacity + 1];
        sum = new double[capacity + 1];
        length = new int[capacity + 1];
    }

    private IsotonicRun(IsotonicRun other) {
        counts = other.counts.clone();
        sum = other.sum.clone();
        length = other.length.clone();
        blocks = other.blocks;
        size = other.size;
        total = other.total;
    }

    int size() {
        return size;
    }

    /** Adds a count as a block and merges while the newest mean is not above the one before. */
    void add(double y) {
        sum[blocks] = y;
        length[blocks++] = 1;
        while (blocks > 1 && mean(blocks - 1) <= mean(blocks - 2)) {
            sum[blocks - 2] += sum[blocks - 1];
            length[blocks - 2] += length[blocks - 1];
            blocks--;
        }
        counts[size++] = y;
        total += y;
    }

    /** sum y (log f - log mean); blocks without cases add nothing. */
    double logLikelihoodRatio() {
        double logMean = Math.log(total / size);
        double result = 0;
        for (int b = 0; b < blocks; b++) {
            if (sum[b] > 0) {
                result += sum[b] * (Math.log(mean(b)) - logMean);
            }
        }
        return result;
    }

    /** The same ratio as a running product of (f_i / mean)^y_i in the order of the points. */
    double likelihoodRatio() {
        double mean = total / size;
        double product = 1;
        int point = 0;
        for (int b = 0; b < blocks; b++) {
            double factor = sum[b] == 0 && mean == 0 ? 1 : mean(b) / mean;
            for (int i = 0; i < length[b]; i++) {
                product *= Math.pow(factor, counts[point++]);
            }
        }
        return product;
    }

    /** A copy with one count more. */
    IsotonicRun with(double y) {
        IsotonicRun copy = new IsotonicRun(this);
        copy.add(y);
        return copy;
    }

    private double mean(int b) {
        return sum[b] / length[b];
    }
}
