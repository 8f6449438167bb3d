package org.tocsin.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.Crossing;
import org.tocsin.alert.Finding;
import org.tocsin.alert.ScopedCase;
import org.tocsin.alert.Scoping;
import org.tocsin.cluster.ExposureCase;
import org.tocsin.cluster.ExposureKeys;
import org.tocsin.count.CountBatch;
import org.tocsin.count.DeltaLog;
import org.tocsin.count.EpisodeEvent;
import org.tocsin.job.alert.AlertFunction;
import org.tocsin.job.alert.ExposureFunction;
import org.tocsin.job.alert.WindowFunction;
import org.tocsin.job.count.AggregatesFunction;
import org.tocsin.job.count.NodeFunction;
import org.tocsin.job.count.Tally;
import org.tocsin.job.count.TallyFunction;
import org.tocsin.job.quality.Arrival;
import org.tocsin.job.quality.DelayClasses;
import org.tocsin.job.quality.QualityFunction;
import org.tocsin.job.type.AggregateReportSerializer;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AggregateReport;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Axis;
import org.tocsin.model.CaseReport;
import org.tocsin.model.Exposure;
import org.tocsin.model.Point;

/**
 * A function stopped anywhere and restored from its snapshot goes on as if nothing had happened,
 * and forgets what is over.
 */
class RestoreTest {
    private static final long MINUTE = 60_000L;
    private static final long DAY = 86_400_000L;
    private static final long T = Shangdang.at("2024-02-20T08:00");

    private final RunPlan plan = Shangdang.plan("2024-01-01", "2024-06-01T06:30");

    /** How to run one function over elements in the order of their time. */
    private record Trial<K, I, O>(
            Supplier<KeyedProcessFunction<K, I, O>> function,
            KeySelector<I, K> key,
            TypeInformation<K> keyType,
            ToLongFunction<I> timeOf,
            long end) {

        List<O> run(List<I> elements) throws Exception {
            List<O> out = new ArrayList<>();
            try (var harness = harness(null)) {
                feed(harness, elements, out);
                finish(harness, out);
            }
            return out;
        }

        /** Outputs when stopped after {@code cut} elements, the last of which still waits. */
        List<O> runWithStop(List<I> elements, int cut) throws Exception {
            List<O> out = new ArrayList<>();
            OperatorSubtaskState snapshot;
            try (var harness = harness(null)) {
                feed(harness, elements.subList(0, cut), out);
                snapshot = harness.snapshot(1, 1);
            }
            try (var harness = harness(snapshot)) {
                feed(harness, elements.subList(cut, elements.size()), out);
                finish(harness, out);
            }
            return out;
        }

        /** Entries of keyed state that are left in the end. */
        int left(List<I> elements) throws Exception {
            try (var harness = harness(null)) {
                feed(harness, elements, new ArrayList<>());
                finish(harness, new ArrayList<>());
                assertEquals(0, harness.numEventTimeTimers());
                return harness.numKeyedStateEntries();
            }
        }

        private KeyedOneInputStreamOperatorTestHarness<K, I, O> harness(OperatorSubtaskState from)
                throws Exception {
            var harness =
                    new KeyedOneInputStreamOperatorTestHarness<K, I, O>(
                            new KeyedProcessOperator<>(function.get()), key, keyType);
            if (from != null) {
                harness.initializeState(from);
            }
            harness.open();
            return harness;
        }

        private void feed(
                KeyedOneInputStreamOperatorTestHarness<K, I, O> harness, List<I> some, List<O> out)
                throws Exception {
            for (I element : some) {
                long at = timeOf.applyAsLong(element);
                harness.processElement(new StreamRecord<>(element, at));
                harness.processWatermark(at - 1);
            }
            drain(harness, out);
        }

        private void finish(KeyedOneInputStreamOperatorTestHarness<K, I, O> harness, List<O> out)
                throws Exception {
            harness.processWatermark(end);
            harness.processWatermark(Long.MAX_VALUE);
            drain(harness, out);
        }

        private static <O> void drain(
                KeyedOneInputStreamOperatorTestHarness<?, ?, O> harness, List<O> out) {
            out.addAll(harness.extractOutputValues());
            harness.getOutput().clear();
        }

        void goesOnAsIfNothingHadHappened(List<I> elements) throws Exception {
            List<O> expected = run(elements);
            assertFalse(expected.isEmpty());
            int step = Math.max(1, elements.size() / 12);
            for (int cut = 0; cut <= elements.size(); cut += step) {
                assertEquals(text(expected), text(runWithStop(elements, cut)), "stop after " + cut);
            }
        }

        private static String text(List<?> outputs) {
            StringBuilder text = new StringBuilder();
            for (Object o : outputs) {
                text.append(o instanceof Point p ? point(p) : String.valueOf(o)).append('\n');
            }
            return text.toString();
        }

        private static String point(Point p) {
            return p.measurement
                    + " "
                    + p.axis
                    + " "
                    + p.node
                    + " "
                    + p.indicator
                    + " "
                    + p.day
                    + " "
                    + p.variant
                    + " "
                    + p.knownAt
                    + " "
                    + java.util.Arrays.toString(p.values);
        }
    }

    private Trial<String, ScopedCase, Finding> windows() {
        return new Trial<>(
                () ->
                        new WindowFunction(
                                plan.rules(), plan.indicators(), plan.clock(), plan.until()),
                ScopedCase::key,
                Types.STRING,
                ScopedCase::at,
                plan.until());
    }

    private Trial<String, AlertEntry, AlertTransition> alerts() {
        return new Trial<>(
                () -> new AlertFunction(plan),
                AlertEntry::key,
                Types.STRING,
                AlertEntry::at,
                plan.until());
    }

    private List<AlertEntry> crossings() throws Exception {
        List<AlertEntry> entries = new ArrayList<>();
        for (Finding f : windows().run(pupils(false))) {
            entries.add(AlertEntry.of(f, AlertFunction.identity(plan)));
        }
        return entries;
    }

    private List<ScopedCase> pupils(boolean withdrawn) {
        Scoping scoping = new Scoping(plan.directory(), plan.rules(), plan.indicators());
        List<ScopedCase> cases = new ArrayList<>();
        for (int i = 0; i < (withdrawn ? 32 : 16); i++) {
            int sign = i < 16 ? 1 : -1;
            CaseReport r =
                    Shangdang.report("his:" + i % 16, 100 + i % 16, Shangdang.day("2024-02-19"), T);
            r.institution = Shangdang.node("S140404-06");
            scoping.route(new EpisodeEvent(T + i * MINUTE, sign, r.indicators, r), cases::add);
        }
        return cases;
    }

    @Test
    void windowsGoOn() throws Exception {
        windows().goesOnAsIfNothingHadHappened(pupils(true));
    }

    @Test
    void windowsWithoutCasesAreForgotten() throws Exception {
        assertEquals(0, windows().left(pupils(true)));
    }

    @Test
    void alertsGoOnAndAreForgottenWhenClosed() throws Exception {
        alerts().goesOnAsIfNothingHadHappened(crossings());
        assertEquals(0, alerts().left(crossings()));
    }

    @Test
    void answeredAlertsGoOnAndAreForgottenWhenClosedByAPerson() throws Exception {
        List<AlertEntry> entries = crossings();
        AlertTransition opened = alerts().run(entries).get(0);
        entries.add(answer(opened, opened.at() + 30_000, "acknowledged"));
        entries.add(answer(opened, T + 20 * DAY, "closed"));
        entries.sort(AlertEntry.ORDER);
        alerts().goesOnAsIfNothingHadHappened(entries);
        assertEquals(0, alerts().left(entries));
    }

    private static AlertEntry answer(AlertTransition alert, long at, String action) {
        return AlertEntry.of(new Acknowledgement(alert.alertId(), at, "officer-1", action, ""));
    }

    @Test
    void exposuresGoOn() throws Exception {
        Exposure eaten =
                new Exposure(T - DAY, Shangdang.node("C140404-06"), "", "米饭", "", "canteen");
        List<ExposureCase> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            CaseReport r =
                    Shangdang.report(
                            "fb:" + i % 7, i % 7, Shangdang.day("2024-02-19"), T + i * MINUTE);
            r.indicators = Shangdang.bit("FOOD");
            r.symptomGroups = 1;
            r.exposures = new Exposure[] {eaten};
            new ExposureKeys(Shangdang.bit("FOOD"), plan.links())
                    .of(
                            new EpisodeEvent(r.receivedAt, i < 7 ? 1 : -1, r.indicators, r),
                            cases::add);
        }
        new Trial<String, ExposureCase, Crossing>(
                        () -> new ExposureFunction(plan),
                        ExposureCase::key,
                        Types.STRING,
                        ExposureCase::at,
                        plan.until())
                .goesOnAsIfNothingHadHappened(cases);
    }

    @Test
    void qualityGoesOn() throws Exception {
        List<Arrival> arrivals = new ArrayList<>();
        int clinic = Shangdang.node("F140404-01");
        for (long at = Shangdang.at("2024-01-01T00:10"); at < T; at += 30 * MINUTE) {
            boolean gap = at > T - DAY && at < T - DAY / 2;
            if (!gap) {
                int[] delays = new int[DelayClasses.COUNT];
                delays[1] = 1;
                arrivals.add(new Arrival(clinic, at, at, 1, Arrival.NONE, delays));
            }
        }
        new Trial<>(
                        () -> new QualityFunction(plan),
                        Arrival::facility,
                        Types.INT,
                        Arrival::first,
                        plan.until())
                .goesOnAsIfNothingHadHappened(arrivals);
    }

    /** Persons by day in the places of a county, one batch a day, with a late one among them. */
    @Test
    void nodesGoOn() throws Exception {
        int node = Shangdang.node("140404102");
        int first = Shangdang.day("2024-01-01");
        List<CountBatch> batches = new ArrayList<>(List.of(CountBatch.registration(node)));
        for (int day = first; day < first + 50; day++) {
            int residence = Axis.RESIDENCE.ordinal();
            int series = Shangdang.ordinal("GI");
            long[] keys = {
                CountBatch.key(residence, series, Math.max(first, day - 9), day),
                CountBatch.key(residence, series, day, day)
            };
            int surge = day == first + 45 ? 12 : 2;
            batches.add(
                    new CountBatch(node, day, keys, new int[] {1, surge}, new int[] {1, surge}));
        }
        new Trial<>(
                        () -> new NodeFunction(plan),
                        CountBatch::node,
                        Types.INT,
                        b ->
                                b.label() == CountBatch.REGISTRATION
                                        ? Shangdang.CLOCK.startOf(first)
                                        : Shangdang.CLOCK.closeOf(b.label()),
                        Shangdang.CLOCK.closeOf(first + 60))
                .goesOnAsIfNothingHadHappened(batches);
    }

    @Test
    void aggregatesGoOn() throws Exception {
        List<Pack> reports = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            AggregateReport r = new AggregateReport();
            r.kind = AggregateReport.Kind.DAILY;
            r.id = "daily:" + i % 10;
            r.idHash = 77L * (i % 10);
            r.revision = 1 + i / 10;
            r.withdrawn = i == 25;
            r.receivedAt = T + i * MINUTE;
            r.node = Shangdang.node("F140404-01");
            r.day = Shangdang.day("2024-02-19") - i % 10;
            r.indicators =
                    new int[] {Shangdang.ordinal("ILI_DAILY"), Shangdang.ordinal("OUTPATIENT")};
            r.values = new long[] {i, 200};
            DataOutputSerializer out = new DataOutputSerializer(64);
            AggregateReportSerializer.write(r, out);
            int bucket = AggregatesFunction.bucketOf(r);
            reports.add(new Pack(bucket, r.receivedAt, 1, out.getCopyOfBuffer()));
        }
        new Trial<Integer, Pack, DeltaLog>(
                        () ->
                                new AggregatesFunction(
                                        plan.directory(),
                                        plan.clock(),
                                        plan.counts(),
                                        Shangdang.ordinal("ILI_DAILY"),
                                        Shangdang.ordinal("OUTPATIENT")),
                        Pack::key,
                        Types.INT,
                        Pack::first,
                        plan.until())
                .goesOnAsIfNothingHadHappened(reports);
    }

    @Test
    void talliesGoOnAndAreForgottenWhenStated() throws Exception {
        List<Tally> tallies = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            tallies.add(new Tally(Shangdang.day("2024-02-01") + i / 4, i % Tally.KINDS, i));
        }
        Trial<Integer, Tally, Point> trial =
                new Trial<>(
                        () -> new TallyFunction(plan),
                        Tally::label,
                        Types.INT,
                        t -> Shangdang.CLOCK.startOf(t.label() + 1),
                        plan.until());
        trial.goesOnAsIfNothingHadHappened(tallies);
        assertEquals(0, trial.left(tallies));
    }
}
