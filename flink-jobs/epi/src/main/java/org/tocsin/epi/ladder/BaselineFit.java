package org.tocsin.epi.ladder;

/**
 * A fitted baseline: coefficients, dispersion and their uncertainty.
 *
 * @param rung model
 * @param fittedAt position of the point for which it was fitted
 * @param coefficients intercept, trend per year (if any), harmonics (if any), day-type contrasts
 * @param factor lower Cholesky factor of the penalised information, row by row
 * @param dispersion variance / mean
 * @param coverage what the baseline consists of
 */
record BaselineFit(
        LadderRung rung,
        int fittedAt,
        double[] coefficients,
        double[] factor,
        double dispersion,
        BaselineCoverage coverage) {

    void write(StateWriter out) {
        out.put(rung.ordinal());
        out.put(fittedAt);
        out.put(coefficients);
        int p = coefficients.length;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                out.put(factor[i * p + j]);
            }
        }
        out.put(dispersion);
        coverage.write(out);
    }

    static BaselineFit read(StateReader in) {
        LadderRung rung = LadderRung.values()[in.nextInt()];
        int fittedAt = in.nextInt();
        double[] coefficients = in.array();
        int p = coefficients.length;
        double[] factor = new double[p * p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                factor[i * p + j] = in.next();
            }
        }
        double dispersion = in.next();
        BaselineCoverage coverage = BaselineCoverage.read(in);
        return new BaselineFit(rung, fittedAt, coefficients, factor, dispersion, coverage);
    }

    /** Expected count for a design row, before the local level. */
    double mean(double[] row, double logDenominator) {
        double predictor = logDenominator;
        for (int i = 0; i < coefficients.length; i++) {
            predictor += coefficients[i] * row[i];
        }
        return Math.exp(Math.max(-30, Math.min(30, predictor)));
    }

    /** Standard error of the logarithm of the expected count. */
    double standardError(double[] row) {
        int p = coefficients.length;
        double sum = 0;
        double[] solved = new double[p];
        for (int i = 0; i < p; i++) {
            double value = row[i];
            for (int j = 0; j < i; j++) {
                value -= factor[i * p + j] * solved[j];
            }
            solved[i] = value / factor[i * p + i];
            sum += solved[i] * solved[i];
        }
        return Math.sqrt(dispersion * sum);
    }
}
