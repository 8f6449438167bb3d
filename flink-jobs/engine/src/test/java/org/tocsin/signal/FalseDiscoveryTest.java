package org.tocsin.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The example of Benjamini and Hochberg 1995, section 4: 15 p-values, four discoveries at 0.05. */
class FalseDiscoveryTest {
    private static final double[] P = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0000
    };

    @Test
    void fourOfFifteenAreDiscoveriesAtFivePercent() {
        // the fourth: 0.0095 <= 4 x 0.05 / 15 = 0.01333; none of the later ones is below its line
        assertEquals(4 * 0.05 / 15, FalseDiscovery.limit(P, 15, 0.05), 1e-15);
    }

    @Test
    void testsWithoutASignalCount() {
        // with 150 tests the lines are 0.00033 i: 0.0001 is below the first, 0.0004 below the
        // second (0.00067), 0.0019 above the third (0.001)
        assertEquals(2 * 0.05 / 150, FalseDiscovery.limit(P, 150, 0.05), 1e-15);
    }

    @Test
    void nothingIsADiscoveryAmongLargeOnes() {
        assertEquals(-1, FalseDiscovery.limit(new double[] {0.2, 0.6}, 2, 0.05));
        assertEquals(-1, FalseDiscovery.limit(new double[0], 40, 0.05));
    }
}
