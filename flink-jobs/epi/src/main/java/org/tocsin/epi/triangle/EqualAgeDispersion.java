package org.tocsin.epi.triangle;

import java.util.List;

/**
 * How much more the windows vary than Poisson counts.
 *
 * @param inverseR day-to-day variation, independent from day to day
 * @param inverseA error of the estimated level and variation shared by all ages
 */
record EqualAgeDispersion(double inverseR, double inverseA) {

    static EqualAgeDispersion of(List<DailyFit> fits, double shrinkage) {
        DailyFit oldest = fits.get(fits.size() - 1);
        int m = oldest.days();
        double freedom = m / (double) (m - oldest.blocks() - 6);
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < m; i++) {
            double fitted = oldest.fitted(i);
            double residual = oldest.value(i) - fitted;
            excess += residual * residual * freedom - fitted;
            squares += fitted * fitted;
        }
        double inverseR = Math.max(0, excess) / squares;
        double error =
                1 / Math.max(1, oldest.newestBlockSum()) + 1 / (oldest.todayTypeSum() + shrinkage);
        return new EqualAgeDispersion(inverseR, error + shared(fits, freedom, inverseR));
    }

    /** Variation of whole windows beyond counting and day-to-day variation. */
    private static double shared(List<DailyFit> fits, double freedom, double inverseR) {
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < fits.get(0).days(); i++) {
            double observed = 0;
            double fitted = 0;
            double fittedSquares = 0;
            for (DailyFit fit : fits) {
                observed += fit.value(i);
                fitted += fit.fitted(i);
                fittedSquares += fit.fitted(i) * fit.fitted(i);
            }
            double residual = observed - fitted;
            excess += residual * residual * freedom - fitted - fittedSquares * inverseR;
            squares += fitted * fitted;
        }
        return Math.max(0, excess) / squares;
    }

    /** 1/s of a window with this expectation and sum of squared expectations of its days. */
    double inverseSize(double expected, double squares) {
        return expected == 0 ? inverseA : inverseA + squares / (expected * expected) * inverseR;
    }
}
