package org.tocsin.epi.glm;

/**
 * The covariates of a regression, one row per count, and how a weighted least-squares problem on
 * them is solved. A row is described by the numbers its design needs; see the implementations.
 */
public sealed interface Design permits DenseDesign, LevelTrendDesign {
    /** Number of counts. */
    int rows();

    /** Minimises sum w (z - x'beta)^2; weights must be &gt;= 0. */
    LinearFit solve(double[] weights, double[] response);
}
