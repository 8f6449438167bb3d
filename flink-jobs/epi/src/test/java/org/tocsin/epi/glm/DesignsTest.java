package org.tocsin.epi.glm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The two ways to solve a regression on levels and a trend must say the same. */
class DesignsTest {
    @Test
    void closedFormEqualsOrthogonalDecomposition() {
        int n = 60;
        int[] level = new int[n];
        double[] time = new double[n];
        double[] y = new double[n];
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            level[i] = i % 4;
            time[i] = 100 + i;
            y[i] = (i * 13 + i / 3) % 11;
            rows[i] =
                    new double[] {
                        1,
                        time[i],
                        level[i] == 1 ? 1 : 0,
                        level[i] == 2 ? 1 : 0,
                        level[i] == 3 ? 1 : 0
                    };
        }
        GlmFit closed =
                new Irls(Family.poisson(), LevelTrendDesign.of(level, time, true), y, null, null)
                        .fit();
        GlmFit dense = new Irls(Family.poisson(), DenseDesign.of(rows), y, null, null).fit();
        assertEquals(dense.rounds(), closed.rounds());
        assertEquals(dense.deviance(), closed.deviance(), 1e-11);
        assertEquals(dense.dispersion(), closed.dispersion(), 1e-12);
        for (int i = 0; i < n; i++) {
            assertEquals(dense.mean(i), closed.mean(i), 1e-11);
            assertEquals(dense.hat(i), closed.hat(i), 1e-12);
        }
        assertEquals(
                dense.linear().spreadAt(1, 170, 0, 1, 0), closed.linear().spreadAt(2, 170), 1e-12);
    }

    @Test
    void aDependentColumnDoesNotCount() {
        double[][] rows = {{1, 2, 4}, {1, 3, 6}, {1, 5, 10}, {1, 7, 14}};
        double[] y = {1, 2, 3, 4};
        GlmFit fit = new Irls(Family.poisson(), DenseDesign.of(rows), y, null, null).fit();
        assertEquals(2, fit.linear().rank());
    }
}
