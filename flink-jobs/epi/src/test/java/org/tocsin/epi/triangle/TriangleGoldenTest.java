package org.tocsin.epi.triangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every number of the golden cases: two independent implementations of the specification (Python).
 * Relative 1e-8, absolute 1e-10 near zero; integers, bounds, quantiles and best window exactly.
 */
class TriangleGoldenTest {
    private double largest;
    private int numbers;

    @Test
    void equalsTheReferenceInEveryNumber() throws IOException {
        List<TriangleCase> cases = TriangleCase.all();
        for (TriangleCase one : cases) {
            compareCounts(one);
            compareNowcast(one);
            if (one.has("ages_plain.csv")) {
                compareDrift(one);
                compareDetector(one);
                compareReceipts(one);
                compareGate(one);
            }
        }
        assertTrue(cases.size() >= 13 && numbers > 1500, cases.size() + " cases, " + numbers);
        System.out.printf(
                "triangle: %d cases, %d numbers, largest relative error %.1e%n",
                cases.size(), numbers, largest);
    }

    private void compareCounts(TriangleCase one) {
        assertEquals(one.value("T"), one.today(), one.id());
        assertEquals(one.value("beyondD"), one.triangle().beyondDelays(), one.id());
        assertEquals(one.value("beforeOccurrence"), one.triangle().beforeOccurrence(), one.id());
    }

    private void compareDetector(TriangleCase one) {
        EqualAgeDetector detector = EqualAgeDetector.of(one.options());
        DriftResult drift = DelayDrift.of(one.options()).judge(one.triangle(), one.today());
        compare(one, "plain", detector.judge(one.triangle(), one.today()));
        double[] corrections = drift.corrections(one.options().ages());
        compare(one, "corrected", detector.judge(one.triangle(), one.today(), corrections));
    }

    private void compare(TriangleCase one, String form, EqualAgeResult result) {
        String id = one.id() + " " + form + ".";
        exact(id + "historyDays", one.value(form + ".historyDays"), result.historyDays());
        exact(id + "blocks", one.value(form + ".blocks"), result.blocks());
        exact(id + "bestWindow", one.value(form + ".bestWindow"), result.bestWindow());
        near(id + "inverseR", one.value(form + ".inverseR"), result.inverseR());
        near(id + "inverseA", one.value(form + ".inverseA"), result.inverseA());
        near(id + "pMin", one.value(form + ".pMin"), result.smallestTail());
        near(id + "pJoint", one.value(form + ".pJoint"), result.p());
        near(id + "pJointMid", one.value(form + ".pJointMid"), result.midP());
        near(id + "z", one.value(form + ".z"), result.z());
        List<double[]> ages = one.rows("ages_" + form + ".csv");
        assertEquals(ages.size(), result.ages().size(), id);
        for (double[] row : ages) {
            AgeFigure age = result.ages().get((int) row[0]);
            rows(
                    id + "age",
                    row,
                    age.age(),
                    age.known(),
                    age.patternFactor(),
                    age.level(),
                    age.uncorrected(),
                    age.correction(),
                    age.expected());
        }
        List<double[]> windows = one.rows("windows_" + form + ".csv");
        assertEquals(windows.size(), result.windows().size(), id);
        for (double[] row : windows) {
            WindowFigure w = result.windows().get((int) row[0]);
            rows(
                    id + "window",
                    row,
                    w.age(),
                    w.observed(),
                    w.expected(),
                    w.inverseSize(),
                    w.upperTail(),
                    w.upperBound(),
                    w.lowerBound());
            exact(id + "u", row[5], w.upperBound());
            exact(id + "v", row[6], w.lowerBound());
        }
    }

    private void compareDrift(TriangleCase one) {
        DriftResult drift = DelayDrift.of(one.options()).judge(one.triangle(), one.today());
        near(one.id() + " drift.phi", one.value("drift.phi"), drift.batch());
        near(one.id() + " drift.z3", one.value("drift.z3"), drift.z3());
        near(one.id() + " drift.z7", one.value("drift.z7"), drift.z7());
        near(one.id() + " drift.zDrift", one.value("drift.zDrift"), drift.drift());
        near(
                one.id() + " drift.information7",
                one.value("drift.information7"),
                drift.information());
        List<double[]> hazards = one.rows("drift_hazards.csv");
        assertEquals(hazards.size(), drift.hazards().size(), one.id());
        for (double[] row : hazards) {
            HazardFigure h = drift.hazards().get((int) row[0] - 1);
            rows(
                    one.id() + " hazard",
                    row,
                    h.delay(),
                    h.longTerm(),
                    h.baseline(),
                    h.todayType(),
                    h.late(),
                    h.expectedLate(),
                    h.corrected());
        }
        for (double[] row : one.rows("drift_correction.csv")) {
            near(one.id() + " correction", row[1], drift.corrections().get((int) row[0]));
        }
    }

    private void compareReceipts(TriangleCase one) {
        for (int width : new int[] {1, 3, 7}) {
            String name = "receipt" + width + ".";
            ReceiptResult result =
                    ReceiptScore.of(one.options()).judge(one.triangle(), one.today(), width);
            String id = one.id() + " " + name;
            exact(id + "setAside", one.value(name + "setAside"), result.setAside() ? 1 : 0);
            near(id + "observed", one.value(name + "observed"), result.observed());
            near(id + "expected", one.value(name + "expected"), result.expected());
            near(id + "inverseSize", one.value(name + "inverseSize"), result.inverseSize());
            near(id + "z", one.value(name + "z"), result.z());
        }
    }

    private void compareGate(TriangleCase one) {
        CompletenessGate gate = CompletenessGate.of(Math.min(14, one.options().delays()));
        for (int lag : new int[] {0, 1, 3}) {
            String name = "gate" + lag + ".";
            GateResult result = gate.assess(one.triangle(), one.today(), lag);
            String id = one.id() + " " + name;
            exact(id + "days", one.value(name + "days"), result.days());
            near(id + "total", one.value(name + "total"), result.total());
            near(id + "share", one.value(name + "share"), result.share());
            near(id + "phi", one.value(name + "phi"), result.batch());
            near(id + "low", one.value(name + "low"), result.low());
            exact(id + "complete", one.value(name + "complete"), result.complete() ? 1 : 0);
        }
    }

    private void compareNowcast(TriangleCase one) {
        NowcastOptions options = NowcastOptions.withDefaults();
        boolean oneType = one.id().startsWith("10-");
        Nowcast nowcast =
                Nowcast.at(
                        one.triangle(), one.today(), oneType ? options.withoutDayTypes() : options);
        List<double[]> rows = one.rows("nowcast.csv");
        for (double[] row : rows) {
            NowcastDay day = nowcast.day((int) row[0]);
            List<Double> q = day.quantiles();
            boolean some = day.estimated();
            rows(
                    one.id() + " nowcast",
                    row,
                    day.age(),
                    day.day(),
                    day.known(),
                    day.reported(),
                    day.logVariance(),
                    day.batch(),
                    day.missing(),
                    day.missingVariance(),
                    some ? q.get(0) : Double.NaN,
                    some ? q.get(1) : Double.NaN,
                    some ? q.get(2) : Double.NaN,
                    some ? q.get(3) : Double.NaN,
                    some ? q.get(4) : Double.NaN);
        }
        int[][] ranges = {{0, 0}, {0, 2}, {0, 6}, {3, 6}};
        for (int[] range : ranges) {
            String name = "completeness" + range[0] + "-" + range[1] + ".";
            ReportedShare share = nowcast.share(range[0], range[1]);
            near(one.id() + name + "known", one.value(name + "known"), share.known());
            near(one.id() + name + "missing", one.value(name + "missing"), share.missing());
            near(one.id() + name + "share", one.value(name + "share"), share.share());
            near(one.id() + name + "low", one.value(name + "low"), share.low());
            near(one.id() + name + "high", one.value(name + "high"), share.high());
        }
    }

    private void rows(String where, double[] expected, double... actual) {
        assertEquals(expected.length, actual.length, where);
        for (int i = 0; i < actual.length; i++) {
            near(where + " " + expected[0] + " column " + i, expected[i], actual[i]);
        }
    }

    private void exact(String where, double expected, double actual) {
        assertEquals(expected, actual, where);
        numbers++;
    }

    private void near(String where, double expected, double actual) {
        numbers++;
        if (Double.isNaN(expected) || Double.isNaN(actual)) {
            assertEquals(expected, actual, where);
            return;
        }
        double difference = Math.abs(expected - actual);
        double allowed = Math.max(1e-8 * Math.abs(expected), 1e-10);
        assertTrue(difference <= allowed, where + ": expected " + expected + ", got " + actual);
        if (Math.abs(expected) > 1e-6) {
            largest = Math.max(largest, difference / Math.abs(expected));
        }
    }
}
