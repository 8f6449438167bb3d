package org.tocsin.epi.glm;

/** A solved weighted least-squares problem. */
public interface LinearFit {
    /** Number of coefficients that the data determine. */
    int rank();

    /** x_i'beta of a row of the design. */
    double fitted(int row);

    /** x_i'(X'WX)^-1 x_i of a row of the design. */
    double spread(int row);

    /** x'beta of another row. */
    double predict(double... row);

    /** x'(X'WX)^-1 x of another row. */
    double spreadAt(double... row);
}
