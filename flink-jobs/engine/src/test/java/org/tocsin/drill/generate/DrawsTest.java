package org.tocsin.drill.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
    private static final int N = 200_000;

    /** SplitMix64 from state 1234567: the published test vector of the reference code in C. */
    @Test
    void isSplitMix64() {
        Draws draws = new Draws(1234567);
        assertEquals(6457827717110365317L, draws.next());
        assertEquals(3203168211198807973L, draws.next());
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), draws.next());
    }

    @Test
    void differentPurposesAndPartsHaveDifferentStreams() {
        long fever = Draws.key(1, "fever");
        assertNotEquals(fever, Draws.key(1, "gastro"));
        assertNotEquals(fever, Draws.key(2, "fever"));
        assertNotEquals(Draws.key(fever, 1, 2), Draws.key(fever, 2, 1));
        assertEquals(Draws.key(fever, 3, 19700), Draws.key(Draws.key(1, "fever"), 3, 19700));
    }

    /** Mean and variance of a Poisson variable are equal, below and above the normal limit. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 3, 40, 200})
    void poissonHasItsMeanAndVariance(double mean) {
        Draws draws = new Draws(Draws.key(9, "poisson"));
        double[] moments = moments(() -> draws.poisson(mean));
        assertEquals(mean, moments[0], 4 * Math.sqrt(mean / N) + 0.01 * mean);
        assertEquals(mean, moments[1], 0.03 * mean);
    }

    /** A gamma variable of shape k and mean 1 has variance 1/k. */
    @Test
    void gammaHasMeanOneAndTheVarianceOfItsShape() {
        Draws draws = new Draws(Draws.key(9, "gamma"));
        double[] moments = moments(() -> draws.gammaOfMeanOne(80));
        assertEquals(1, moments[0], 0.002);
        assertEquals(1 / 80.0, moments[1], 0.0005);
    }

    @Test
    void picksByWeight() {
        Draws draws = new Draws(Draws.key(9, "pick"));
        double[] weights = Draws.cumulative(1, 0, 3);
        int[] found = new int[3];
        for (int i = 0; i < N; i++) {
            found[draws.pick(weights)]++;
        }
        assertEquals(0, found[1]);
        assertEquals(0.75, found[2] / (double) N, 0.005);
        assertTrue(found[0] > 0);
    }

    private static double[] moments(DoubleSupplier draw) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < N; i++) {
            double x = draw.getAsDouble();
            sum += x;
            squares += x * x;
        }
        double mean = sum / N;
        return new double[] {mean, squares / N - mean * mean};
    }
}
