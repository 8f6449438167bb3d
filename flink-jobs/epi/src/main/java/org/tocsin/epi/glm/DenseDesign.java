package org.tocsin.epi.glm;

/**
 * A design given as a matrix, solved by Householder reflections (never by normal equations, which
 * would square the condition number). A row is its covariates, intercept included. Columns that are
 * linear combinations of earlier ones get coefficient 0 and do not count in the rank.
 */
public final class DenseDesign implements Design {
    private static final double RANK_TOLERANCE = 1e-11;

    private final double[][] rows;
    private final int columns;

    private DenseDesign(double[][] rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** A design with these rows, all of one length. */
    public static DenseDesign of(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new IllegalArgumentException("design must have rows and columns");
        }
        return new DenseDesign(rows, rows[0].length);
    }

    @Override
    public int rows() {
        return rows.length;
    }

    @Override
    public LinearFit solve(double[] weights, double[] response) {
        double[][] a = new double[columns][rows.length];
        double[] z = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double root = Math.sqrt(weights[i]);
            z[i] = root * response[i];
            for (int j = 0; j < columns; j++) {
                a[j][i] = root * rows[i][j];
            }
        }
        return triangularise(a, z);
    }

    /** Householder triangularisation of the columns in order, skipping dependent ones. */
    private Solved triangularise(double[][] a, double[] z) {
        int[] kept = new int[columns];
        int rank = 0;
        for (int j = 0; j < columns && rank < rows.length; j++) {
            double before = norm(a[j], 0);
            double rest = norm(a[j], rank);
            if (rest <= RANK_TOLERANCE * before || rest == 0) {
                continue;
            }
            reflect(a, z, j, rank, rest);
            kept[rank++] = j;
        }
        double[] beta = new double[columns];
        for (int k = rank - 1; k >= 0; k--) {
            double value = z[k];
            for (int l = k + 1; l < rank; l++) {
                value -= a[kept[l]][k] * beta[kept[l]];
            }
            beta[kept[k]] = value / a[kept[k]][k];
        }
        return new Solved(a, kept, rank, beta);
    }

    private void reflect(double[][] a, double[] z, int pivot, int from, double norm) {
        double[] column = a[pivot];
        double head = column[from] > 0 ? -norm : norm;
        double[] v = new double[column.length];
        System.arraycopy(column, from, v, from, column.length - from);
        v[from] -= head;
        double scale = 2 / dot(v, v, from);
        for (int j = pivot + 1; j < columns; j++) {
            addScaled(a[j], v, -scale * dot(v, a[j], from), from);
        }
        addScaled(z, v, -scale * dot(v, z, from), from);
        column[from] = head;
    }

    private static double norm(double[] v, int from) {
        return Math.sqrt(dot(v, v, from));
    }

    private static double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int i = from; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double[] target, double[] v, double factor, int from) {
        for (int i = from; i < target.length; i++) {
            target[i] += factor * v[i];
        }
    }

    /** Coefficients and the upper triangle R, stored column by column. */
    private final class Solved implements LinearFit {
        private final double[][] r;
        private final int[] kept;
        private final int rank;
        private final double[] beta;

        Solved(double[][] r, int[] kept, int rank, double[] beta) {
            this.r = r;
            this.kept = kept;
            this.rank = rank;
            this.beta = beta;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public double fitted(int row) {
            return predict(rows[row]);
        }

        @Override
        public double spread(int row) {
            return spreadAt(rows[row]);
        }

        @Override
        public double predict(double... row) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += row[j] * beta[j];
            }
            return sum;
        }

        /** |R^-T x|^2. */
        @Override
        public double spreadAt(double... row) {
            double[] u = new double[rank];
            double sum = 0;
            for (int k = 0; k < rank; k++) {
                double value = row[kept[k]];
                for (int l = 0; l < k; l++) {
                    value -= r[kept[k]][l] * u[l];
                }
                u[k] = value / r[kept[k]][k];
                sum += u[k] * u[k];
            }
            return sum;
        }
    }
}
