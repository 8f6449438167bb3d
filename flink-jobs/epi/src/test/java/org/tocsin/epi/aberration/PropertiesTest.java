package org.tocsin.epi.aberration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every test of a count must do, whatever its formula. */
class PropertiesTest {
    private static final int LENGTH = 420;
    private static final int LAST = LENGTH - 1;

    /** 1 for an alarm at the last point, 0 for none, -1 for no verdict. */
    private static Map<String, ToIntFunction<double[]>> methods() {
        Map<String, ToIntFunction<double[]>> methods = new TreeMap<>();
        Calendar weeks = Calendar.ofIndex(LENGTH, 52);
        methods.put("ears C1", y -> code(Ears.c1().withMinSigma(1).judgeAt(y, LAST).alarm()));
        methods.put("ears C2", y -> code(Ears.c2().withMinSigma(1).judgeAt(y, LAST).alarm()));
        methods.put(
                "ears C3",
                y -> code(EarsC3.withDefaults().withMinSigma(1).judgeAt(y, LAST).alarm()));
        methods.put(
                "farrington",
                y -> code(Farrington.withDefaults().judgeAt(y, null, weeks, LAST).alarm()));
        methods.put(
                "farrington flexible",
                y ->
                        code(
                                FarringtonFlexible.of(FlexibleOptions.noufaily())
                                        .judgeAt(y, null, weeks, LAST)
                                        .alarm()));
        methods.put("rki 3", y -> code(Rki.variant(3, 52).judgeAt(y, LAST).alarm()));
        methods.put(
                "bayes 3",
                y ->
                        code(
                                BayesPredictive.of(new BaseValues(2, 4, false, 52))
                                        .judgeAt(y, LAST)
                                        .alarm()));
        methods.put("cdc", y -> code(Cdc.withDefaults().judgeAt(y, LAST).alarm()));
        methods.put(
                "ewma",
                y ->
                        code(
                                Ewma.of(Ewma.Mode.MOVING)
                                        .withBaseline(28, 2, 1)
                                        .judge(y, LAST, LAST)
                                        .get(0)
                                        .alarm()));
        return methods;
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case ALARM -> 1;
            case QUIET -> 0;
            case UNKNOWN -> -1;
        };
    }

    /** Counts that vary a little about 10 in a fixed pattern, with a given last count. */
    private static double[] series(double last) {
        double[] y = new double[LENGTH];
        for (int t = 0; t < LENGTH; t++) {
            y[t] = 10 + (t * 7 + t / 5) % 5 - 2;
        }
        y[LAST] = last;
        return y;
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> aLargerCountNeverSilencesAnAlarm() {
        return methods().entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(),
                                        () -> {
                                            int before = 0;
                                            for (double count = 0; count <= 400; count += 2) {
                                                int now = each.getValue().applyAsInt(series(count));
                                                assertTrue(now >= before, "at count " + count);
                                                before = now;
                                            }
                                            assertTrue(
                                                    before == 1, "400 cases after tens must alarm");
                                        }));
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> staysQuietOnAFlatSeries() {
        return methods().entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(),
                                        () ->
                                                assertFalse(
                                                        each.getValue().applyAsInt(series(10))
                                                                == 1)));
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> staysQuietOnZeros() {
        return methods().entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(),
                                        () ->
                                                assertFalse(
                                                        each.getValue()
                                                                        .applyAsInt(
                                                                                new double[LENGTH])
                                                                == 1)));
    }
}
