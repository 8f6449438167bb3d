package org.tocsin.epi.ladder;

/** Small positive definite systems, row by row in plain arrays; lower triangle only. */
final class Cholesky {
    private Cholesky() {}

    /** Replaces the lower triangle of a by its factor L, a = L L'. */
    static void decompose(double[] a, int p) {
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i * p + j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i * p + k] * a[j * p + k];
                }
                if (i != j) {
                    a[i * p + j] = sum / a[j * p + j];
                } else if (sum > 0) {
                    a[i * p + i] = Math.sqrt(sum);
                } else {
                    throw new IllegalArgumentException(
                            "information matrix is not positive definite at column " + i);
                }
            }
        }
    }

    /** Solves L L' x = b in place of b. */
    static void solve(double[] factor, int p, double[] b) {
        for (int i = 0; i < p; i++) {
            double sum = b[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * p + k] * b[k];
            }
            b[i] = sum / factor[i * p + i];
        }
        for (int i = p - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < p; k++) {
                sum -= factor[k * p + i] * b[k];
            }
            b[i] = sum / factor[i * p + i];
        }
    }
}
