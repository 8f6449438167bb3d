package org.tocsin.epi.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.epi.triangle.AgeFigure;
import org.tocsin.epi.triangle.CompletenessGate;
import org.tocsin.epi.triangle.DelayDrift;
import org.tocsin.epi.triangle.DriftResult;
import org.tocsin.epi.triangle.EqualAgeDetector;
import org.tocsin.epi.triangle.EqualAgeResult;
import org.tocsin.epi.triangle.GateResult;
import org.tocsin.epi.triangle.HazardFigure;
import org.tocsin.epi.triangle.Nowcast;
import org.tocsin.epi.triangle.NowcastDay;
import org.tocsin.epi.triangle.NowcastOptions;
import org.tocsin.epi.triangle.ReceiptResult;
import org.tocsin.epi.triangle.ReceiptScore;
import org.tocsin.epi.triangle.ReportedShare;
import org.tocsin.epi.triangle.ReportingTriangle;
import org.tocsin.epi.triangle.TriangleOptions;
import org.tocsin.epi.triangle.WindowFigure;

/**
 * Everything the reporting triangle says at its newest label, as the tables of a reference case, by
 * file name: ages, windows, drift, nowcast, and {@code expected.csv} with single values.
 *
 * <p>With no delays in the drift test (Dz = 0) there are only nowcast and completeness, and all
 * labels count as one day type: for short, sudden series.
 */
public final class TriangleRun {
    private static final int[] WIDTHS = {1, 3, 7};
    private static final int[] LAGS = {0, 1, 3};
    private static final int[][] SHOWN = {{0, 0}, {0, 2}, {0, 6}, {3, 6}};
    private static final int HORIZON = 14;

    private final ReportingTriangle triangle;
    private final TriangleOptions options;
    private final int today;
    private final Table values = new Table("name", "value");
    private final Map<String, Table> files = new LinkedHashMap<>();

    private TriangleRun(ReportingTriangle triangle, TriangleOptions options) {
        this.triangle = triangle;
        this.options = options;
        this.today = triangle.last();
    }

    /** The tables of a triangle at its newest label, by file name. */
    public static Map<String, Table> tables(ReportingTriangle triangle, TriangleOptions options) {
        TriangleRun run = new TriangleRun(triangle, options);
        run.counts();
        if (options.driftDelays() > 0) {
            run.detect();
            run.receipts();
            run.gates();
        }
        run.nowcast();
        run.files.put("expected.csv", run.values);
        return run.files;
    }

    private void counts() {
        values.add("T", today);
        values.add("D", options.delays());
        values.add("K", options.ages());
        values.add("Dz", options.driftDelays());
        values.add("beyondD", triangle.beyondDelays());
        values.add("beforeOccurrence", triangle.beforeOccurrence());
    }

    private void value(String name, double value) {
        values.add(name, Table.available(value));
    }

    private void detect() {
        DriftResult drift = DelayDrift.of(options).judge(triangle, today);
        value("drift.phi", drift.batch());
        value("drift.z3", drift.z3());
        value("drift.z7", drift.z7());
        value("drift.zDrift", drift.drift());
        value("drift.information7", drift.information());
        EqualAgeDetector detector = EqualAgeDetector.of(options);
        equalAge("plain", detector.judge(triangle, today));
        equalAge("corrected", detector.judge(triangle, today, drift.corrections(options.ages())));
        drift(drift);
    }

    private void equalAge(String form, EqualAgeResult result) {
        values.add(form + ".T", today);
        values.add(form + ".historyDays", result.historyDays());
        values.add(form + ".blocks", result.blocks());
        value(form + ".inverseR", result.inverseR());
        value(form + ".inverseA", result.inverseA());
        values.add(form + ".bestWindow", result.judged() ? result.bestWindow() : null);
        value(form + ".pMin", result.smallestTail());
        value(form + ".pJoint", result.p());
        value(form + ".pJointMid", result.midP());
        value(form + ".z", result.z());
        Table ages =
                new Table(
                        "age",
                        "x",
                        "patternFactor",
                        "level",
                        "expectedRaw",
                        "correction",
                        "expected");
        for (AgeFigure age : result.ages()) {
            ages.add(
                    age.age(),
                    age.known(),
                    age.patternFactor(),
                    age.level(),
                    age.uncorrected(),
                    age.correction(),
                    age.expected());
        }
        files.put("ages_" + form + ".csv", ages);
        Table windows =
                new Table("k", "observed", "expected", "inverseSize", "upperTail", "u", "v");
        for (WindowFigure window : result.windows()) {
            windows.add(
                    window.age(),
                    window.observed(),
                    window.expected(),
                    window.inverseSize(),
                    window.upperTail(),
                    window.upperBound(),
                    window.lowerBound());
        }
        files.put("windows_" + form + ".csv", windows);
    }

    private void drift(DriftResult drift) {
        Table hazards =
                new Table(
                        "d",
                        "hazardLong",
                        "hazardBaseline",
                        "hazardTodayType",
                        "late7",
                        "expectedLate7",
                        "hazardCorrected");
        for (HazardFigure hazard : drift.hazards()) {
            hazards.add(
                    hazard.delay(),
                    hazard.longTerm(),
                    hazard.baseline(),
                    hazard.todayType(),
                    hazard.late(),
                    hazard.expectedLate(),
                    hazard.corrected());
        }
        files.put("drift_hazards.csv", hazards);
        Table corrections = new Table("age", "correction");
        List<Double> factors = drift.corrections();
        for (int age = 0; age < factors.size(); age++) {
            corrections.add(age, factors.get(age));
        }
        files.put("drift_correction.csv", corrections);
    }

    private void receipts() {
        for (int width : WIDTHS) {
            ReceiptResult result = ReceiptScore.of(options).judge(triangle, today, width);
            String name = "receipt" + width + ".";
            values.add(name + "setAside", result.setAside() ? 1 : 0);
            value(name + "observed", result.observed());
            value(name + "expected", result.expected());
            value(name + "inverseSize", result.inverseSize());
            value(name + "z", result.z());
        }
    }

    private void gates() {
        int horizon = Math.min(HORIZON, options.delays());
        for (int lag : LAGS) {
            if (lag <= horizon) {
                GateResult gate = CompletenessGate.of(horizon).assess(triangle, today, lag);
                String name = "gate" + lag + ".";
                values.add(name + "days", gate.days());
                value(name + "total", gate.total());
                value(name + "share", gate.share());
                value(name + "phi", gate.batch());
                value(name + "low", gate.low());
                values.add(name + "complete", gate.complete() ? 1 : 0);
            }
        }
    }

    private void nowcast() {
        NowcastOptions defaults = NowcastOptions.withDefaults();
        Nowcast nowcast =
                Nowcast.at(
                        triangle,
                        today,
                        options.driftDelays() > 0 ? defaults : defaults.withoutDayTypes());
        Table table =
                new Table(
                        "age",
                        "day",
                        "known",
                        "F",
                        "varLogF",
                        "phi",
                        "missingMean",
                        "missingVar",
                        "q025",
                        "q10",
                        "q50",
                        "q90",
                        "q975");
        for (NowcastDay day : nowcast.days(HORIZON)) {
            table.add(
                    day.age(),
                    day.day(),
                    day.known(),
                    day.reported(),
                    day.logVariance(),
                    day.batch(),
                    Table.available(day.missing()),
                    Table.available(day.missingVariance()),
                    quantile(day, 0),
                    quantile(day, 1),
                    quantile(day, 2),
                    quantile(day, 3),
                    quantile(day, 4));
        }
        files.put("nowcast.csv", table);
        for (int[] ages : SHOWN) {
            if (ages[1] < options.delays() && ages[1] <= today - triangle.first()) {
                share(nowcast, ages[0], ages[1]);
            }
        }
    }

    private static Double quantile(NowcastDay day, int which) {
        return day.estimated() ? day.quantiles().get(which) : null;
    }

    private void share(Nowcast nowcast, int newestAge, int oldestAge) {
        ReportedShare share = nowcast.share(newestAge, oldestAge);
        String name = "completeness" + newestAge + "-" + oldestAge + ".";
        value(name + "known", share.known());
        value(name + "missing", share.missing());
        value(name + "share", share.share());
        value(name + "low", share.low());
        value(name + "high", share.high());
    }
}
