package org.tocsin.epi.forecast;

import org.tocsin.epi.distribution.NegativeBinomial;

/**
 * Forecast of one target: negative binomial, with the spread that the series' own past forecasts at
 * this distance had.
 *
 * @param target what is forecast
 * @param mean expected count
 * @param inverseSize spread: variance = mean + mean² × inverseSize
 */
public record Forecast(ForecastTarget target, double mean, double inverseSize) {

    /** Smallest count whose probability not to be exceeded reaches p, inside 0..1. */
    public long quantile(double p) {
        return NegativeBinomial.of(mean, inverseSize).quantile(p);
    }

    /** Median: the single best guess. */
    public long median() {
        return quantile(0.5);
    }

    /** Whether a count lies inside the central interval of this probability. */
    public boolean covers(double count, double probability) {
        double tail = (1 - probability) / 2;
        return count >= quantile(tail) && count <= quantile(1 - tail);
    }
}
