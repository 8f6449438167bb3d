package org.tocsin.epi.scan;

/**
 * Do cases exceed a forecast, whatever happens elsewhere?
 *
 * <p>Formula (Neill 2005, 2009): {@code F = c ln(c/b) + b - c} if c &gt; b, else 0, with b the
 * forecast as it is, not scaled to the total. It keeps its power when the outbreak fills the
 * region, and reacts to a rise of the whole region; it needs a well calibrated forecast.
 *
 * <p>Assumes independent Poisson counts. A case where the forecast is 0 is refused, as are negative
 * or missing forecasts. Recent incomplete days hide clusters. Replicates: independent Poisson(b).
 * No Gumbel p-value.
 *
 * <p>Source: Neill, Moore, Sabhnani, Daniel, KDD 2005:218-27; Neill, Int J Forecast
 * 2009;25:498-517. Checked against exhaustive enumeration.
 */
public final class ExpectationPoissonModel extends ScanModel {
    private final double[][] forecast;
    private final double[] weights;

    private ExpectationPoissonModel(CaseTable cases, double[][] forecast, double[] weights) {
        super(cases);
        this.forecast = forecast;
        this.weights = weights;
    }

    /** A forecast of each location and step, whose sums are the weights. */
    public static ExpectationPoissonModel of(CaseTable cases, double[][] forecast) {
        return of(cases, forecast, rowSums(forecast));
    }

    /** A forecast of each location and step, and weights of the locations. */
    public static ExpectationPoissonModel of(
            CaseTable cases, double[][] forecast, double[] weights) {
        double[][] cells = checkedCells("forecast", forecast, cases);
        Require.that(
                weights.length == cells.length, "weights must be " + cells.length, weights.length);
        return new ExpectationPoissonModel(cases, cells, weights.clone());
    }

    @Override
    ScanModel only(int[] kept) {
        double[] weight = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            weight[k] = weights[kept[k]];
        }
        return new ExpectationPoissonModel(cases().only(kept), pick(forecast, kept), weight);
    }

    @Override
    double[] weights() {
        return weights.clone();
    }

    @Override
    Mass mass(Windows windows) {
        return CellMass.of(forecast, windows);
    }

    @Override
    Score score() {
        return new ExpectationPoissonScore();
    }

    /**
     * The sum of independent Poisson cells is Poisson; each case falls into a cell by its share.
     */
    @Override
    CaseDraw draw(Windows windows) {
        CellLaw cells = CellLaw.ofCells(forecast, windows.horizon);
        return new IndependentDraw(CountLaw.poisson(cells.total()), cells);
    }

    @Override
    boolean gumbelHolds() {
        return false;
    }
}
