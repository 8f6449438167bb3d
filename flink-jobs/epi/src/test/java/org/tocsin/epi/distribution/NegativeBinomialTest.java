package org.tocsin.epi.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/**
 * Tails against the incomplete beta and gamma functions: P(X &gt;= x) = I_{m/(m + s)}(x, s), and
 * P(x, m) for Poisson.
 */
class NegativeBinomialTest {
    @Test
    void tailsEqualTheIncompleteBetaFunction() {
        for (double mean : new double[] {0.01, 0.7, 4, 33, 400}) {
            for (double inverse : new double[] {0.001, 0.02, 0.3, 2}) {
                NegativeBinomial law = NegativeBinomial.of(mean, inverse);
                for (long x : new long[] {1, 2, 3, 7, 20, 60, 300, 900}) {
                    double size = 1 / inverse;
                    double expected = Beta.regularizedBeta(mean / (mean + size), x, size);
                    if (expected > 1e-250) {
                        assertEquals(1, law.upperTail(x) / expected, 1e-9, mean + " " + x);
                    }
                }
            }
        }
    }

    @Test
    void isPoissonWithoutOverdispersionAndNearlySoJustAbove() {
        for (long x : new long[] {1, 5, 12, 40}) {
            double expected = Gamma.regularizedGammaP(x, 6.5);
            assertEquals(1, NegativeBinomial.of(6.5, 0).upperTail(x) / expected, 1e-10);
            assertEquals(1, NegativeBinomial.of(6.5, 2e-9).upperTail(x) / expected, 1e-5);
        }
    }

    @Test
    void quantilesAreTheSmallestCountThatReaches() {
        NegativeBinomial law = NegativeBinomial.of(7.3, 0.2);
        for (double p : new double[] {0.001, 0.1, 0.5, 0.9, 0.975, 0.9999}) {
            long q = law.quantile(p);
            assertTrue(1 - law.upperTail(q + 1) >= p);
            assertTrue(q == 0 || 1 - law.upperTail(q) < p);
        }
    }

    @Test
    void edgesAreDefinite() {
        assertEquals(1, NegativeBinomial.of(0, 0).upperTail(0));
        assertEquals(0, NegativeBinomial.of(0, 0).upperTail(1));
        assertEquals(0, NegativeBinomial.of(2, 0).upperTail(5000));
        assertThrows(IllegalArgumentException.class, () -> NegativeBinomial.of(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> NegativeBinomial.withDispersion(1, 0.5));
    }

    @Test
    void normalScoresGoBothWays() {
        for (double z : new double[] {-6, -1.3, 0, 0.4, 3.9, 7.5, 20}) {
            double back = NormalTail.score(NormalTail.probability(z));
            assertEquals(z, back, z < -5 ? 1e-6 : 1e-10);
        }
        // Phi^-1(0.975), any table of the normal distribution
        assertEquals(1.959963984540054, NormalTail.score(0.025), 1e-13);
    }
}
