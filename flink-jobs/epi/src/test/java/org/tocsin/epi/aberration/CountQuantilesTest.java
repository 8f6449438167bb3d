package org.tocsin.epi.aberration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Means that have run away give a number or NaN, and soon. */
class CountQuantilesTest {
    /**
     * 10,000 = Poisson mean: 95 % quantile 10,165 (scipy.stats.poisson.ppf(0.95, 10000)); negative
     * binomial of mean 200 and variance 3 x 200: 242 (scipy.stats.nbinom.ppf(0.95, 100, 1/3)).
     */
    @Test
    void quantilesOfUsualMeans() {
        assertEquals(10165, CountQuantiles.upperQuantile(0.05, 10000, 1));
        assertEquals(242, CountQuantiles.upperQuantile(0.05, 200, 3));
    }

    @Test
    void theTwoWaysMeetWhereTheyChange() {
        for (double phi : new double[] {1, 1.5, 4}) {
            for (double alpha : new double[] {0.05, 0.01, 0.001}) {
                double below = CountQuantiles.upperQuantile(alpha, 0.999999e9, phi) / 0.999999e9;
                double above = CountQuantiles.upperQuantile(alpha, 1.000001e9, phi) / 1.000001e9;
                assertEquals(below, above, 1e-9);
                double y = 1e9 + 50000;
                assertEquals(
                        CountQuantiles.upperTail(y, 1e9, phi),
                        CountQuantiles.upperTail(y + 1, 1e9 + 1, phi),
                        1e-4);
            }
        }
    }

    @Test
    void runawayMeansEnd() {
        for (double mean : new double[] {1e12, 1e40, 1e300, Double.MAX_VALUE}) {
            for (double phi : new double[] {1, 1.0001, 5, 1e6}) {
                double quantile = CountQuantiles.upperQuantile(0.01, mean, phi);
                assertTrue(quantile >= mean, mean + " " + phi + " " + quantile);
                assertEquals(1, CountQuantiles.upperTail(3, mean, phi), 1e-3);
            }
        }
        assertTrue(Double.isNaN(CountQuantiles.upperQuantile(0.01, Double.POSITIVE_INFINITY, 2)));
        assertTrue(Double.isNaN(CountQuantiles.upperTail(3, Double.POSITIVE_INFINITY, 2)));
        assertEquals(0, CountQuantiles.upperTail(3, 0, 1));
    }
}
