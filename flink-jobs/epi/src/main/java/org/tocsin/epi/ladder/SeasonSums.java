package org.tocsin.epi.ladder;

/**
 * The part of the information matrix and of the gradient that the points of one day type add.
 *
 * <p>Products of harmonics are sums of harmonics of twice the order, cos a cos b = (cos(a - b) +
 * cos(a + b))/2 and so on: the matrix needs one sum a multiple of the angle instead of one a pair
 * of columns.
 */
final class SeasonSums {
    private final int harmonics;
    private final boolean trend;

    /** Sums of curvature x cos and sin of the multiples 0 .. 2 harmonics. */
    private final double[] cos;

    private final double[] sin;

    /** Sums of curvature x time x cos and sin of the multiples 0 .. harmonics, then x time. */
    private final double[] timeCos;

    private final double[] timeSin;
    private double timeSquared;

    SeasonSums(int harmonics, boolean trend) {
        this.harmonics = harmonics;
        this.trend = trend;
        this.cos = new double[2 * harmonics + 1];
        this.sin = new double[2 * harmonics + 1];
        this.timeCos = new double[harmonics + 1];
        this.timeSin = new double[harmonics + 1];
    }

    /**
     * Writes the packed lower triangle of X' diag(w mu) X and then X' w (y - mu).
     *
     * @param from first point of the day type
     * @param to behind its last
     * @param at where in the target
     */
    void write(BaselineColumns c, int from, int to, double[] target, int at) {
        add(c, from, to);
        int columns = 1 + (trend ? 1 : 0) + 2 * harmonics;
        int k = at;
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= i; j++) {
                target[k++] = product(i, j);
            }
        }
        target[k++] = BaselineColumns.sum(c.residual, from, to);
        if (trend) {
            target[k++] = BaselineColumns.dot(c.residual, c.time, from, to);
        }
        for (int m = 0; m < harmonics; m++) {
            target[k++] = BaselineColumns.dot(c.residual, c.cos[m], from, to);
            target[k++] = BaselineColumns.dot(c.residual, c.sin[m], from, to);
        }
    }

    private void add(BaselineColumns c, int from, int to) {
        cos[0] = BaselineColumns.sum(c.curvature, from, to);
        for (int m = 1; m < cos.length; m++) {
            cos[m] = BaselineColumns.dot(c.curvature, c.cos[m - 1], from, to);
            sin[m] = BaselineColumns.dot(c.curvature, c.sin[m - 1], from, to);
        }
        if (trend) {
            timeCos[0] = BaselineColumns.sum(c.moment, from, to);
            for (int m = 1; m < timeCos.length; m++) {
                timeCos[m] = BaselineColumns.dot(c.moment, c.cos[m - 1], from, to);
                timeSin[m] = BaselineColumns.dot(c.moment, c.sin[m - 1], from, to);
            }
            timeSquared = BaselineColumns.dot(c.moment, c.time, from, to);
        }
    }

    /** Product of two columns, i not before j: intercept, trend, then cos and sin in turn. */
    private double product(int i, int j) {
        int first = trend ? 2 : 1;
        if (trend && i == 1) {
            return j == 1 ? timeSquared : timeCos[0];
        }
        int a = i == 0 ? 0 : (i - first) / 2 + 1;
        boolean sinA = i > 0 && (i - first) % 2 == 1;
        if (trend && j == 1) {
            return sinA ? timeSin[a] : timeCos[a];
        }
        int b = j == 0 ? 0 : (j - first) / 2 + 1;
        boolean sinB = j > 0 && (j - first) % 2 == 1;
        if (sinA == sinB) {
            double sum = sinA ? -cos[a + b] : cos[a + b];
            return 0.5 * (cos[a - b] + sum);
        }
        double difference = sinA ? sin[a - b] : -sin[a - b];
        return 0.5 * (sin[a + b] + difference);
    }
}
