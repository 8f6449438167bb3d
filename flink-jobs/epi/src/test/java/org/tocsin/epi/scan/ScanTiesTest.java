package org.tocsin.epi.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of equally unusual cylinders is reported, and what rounding must not decide. */
class ScanTiesTest {
    private static final ScanOptions PLAIN =
            ScanOptions.withDefaults()
                    .withReplicates(ReplicateOptions.withDefaults().withNumber(0));

    private static Locations onALine(double... x) {
        return Locations.plane(x, new double[x.length]);
    }

    /** The second place has no tests in the step of the cluster: it adds nothing, so it is out. */
    @Test
    void placesThatAddNothingInTheWindowAreLeftOut() {
        CaseTable positives = CaseTable.of(new int[][] {{4, 0}, {0, 1}, {0, 1}});
        int[][] tests = {{4, 6}, {0, 6}, {6, 6}};
        ScanOptions anywhere =
                PLAIN.withWindows(WindowOptions.retrospective(1, 1))
                        .withZones(ZoneOptions.withDefaults().withMaxFraction(0.9));
        ScanResult result =
                ScanStatistic.of(onALine(0, 1, 10), anywhere)
                        .scan(BernoulliModel.of(positives, tests));
        assertEquals(List.of(0), result.clusters().get(0).locations());
    }

    /** Steps 1 and 3 of the first place: 2 cases, expected 4 * 2 / 8 = 1. */
    @Test
    void ofEqualWindowsTheEarlierIsReported() {
        CaseTable cases = CaseTable.of(new int[][] {{0, 2, 0, 2}, {2, 0, 2, 0}});
        ScanResult result =
                ScanStatistic.of(
                                onALine(0, 1), PLAIN.withWindows(WindowOptions.retrospective(1, 1)))
                        .scan(PermutationModel.of(cases));
        assertEquals(1, result.clusters().get(0).startStep());
    }

    /** 1 case, expected 49 * 2 / 98 = 1, which is 0.9999999999999999 in floating point. */
    @Test
    void asManyAsExpectedIsNoCluster() {
        CaseTable cases = CaseTable.of(new int[][] {{48, 1}, {48, 1}});
        ScanResult result =
                ScanStatistic.of(
                                onALine(0, 1),
                                PLAIN.withMinCases(1).withWindows(WindowOptions.prospective(1, 1)))
                        .scan(PermutationModel.of(cases));
        assertEquals(List.of(), result.clusters());
    }

    /** 2 cases on a baseline of 1.3, and on 0.6 + 0.7, which is a rounding less. */
    @Test
    void equalScoresAreOrderedByTheNumberOfPlaces() {
        CaseTable cases = CaseTable.of(new int[][] {{1}, {1}, {2}, {6}});
        double[][] baseline = {{0.6}, {0.7}, {1.3}, {7.4}};
        ScanOptions near = PLAIN.withZones(ZoneOptions.withDefaults().withMaxRadius(5));
        ScanResult result =
                ScanStatistic.of(onALine(0, 1, 100, 1000), near)
                        .scan(PoissonModel.ofBaseline(cases, baseline));
        assertEquals(List.of(2), result.clusters().get(0).locations());
        assertEquals(List.of(0, 1), result.clusters().get(1).locations());
    }
}
