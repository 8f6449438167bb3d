package org.tocsin.job.cep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.drill.DrillRun;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Axis;
import org.tocsin.model.DateAxis;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * Signals on 3 of 5 days (ST-03P) on a mini cluster. Signals arrive out of order by less than two
 * days, and the watermark follows the newest by two days.
 */
class PersistencePatternTest {
    private static final long DAY = 86_400_000L;
    private static final long BOUND = 2 * DAY;
    private static final String EARS = "ears-c2-3d";
    private static final String LADDER = "ladder";

    private final RunPlan plan =
            Shangdang.plan(
                    "2024-01-01",
                    "2024-06-01T06:30",
                    List.of(Path.of("../../data-samples/rules/statistical.yaml")));
    private final List<Signal> signals = new ArrayList<>();

    /** A signal on a residence series of a place on a day of February. */
    private void signal(int node, String method, int... days) {
        for (int day : days) {
            signals.add(signal(Axis.RESIDENCE, node, method, day));
        }
    }

    private static Signal signal(Axis axis, int node, String method, int dayOfMonth) {
        int day = Shangdang.day("2024-01-31") + dayOfMonth;
        return new Signal(
                method,
                DateAxis.RECEIPT,
                "",
                1,
                axis,
                node,
                0,
                day,
                Shangdang.CLOCK.closeOf(day),
                9,
                2,
                5,
                4.2,
                0.01,
                Double.NaN,
                28,
                day - 30,
                0,
                Tier.LIST,
                Double.NaN,
                true,
                0,
                false);
    }

    private static final class Following implements WatermarkGenerator<Signal> {
        private long newest = Long.MIN_VALUE + BOUND + 1;

        @Override
        public void onEvent(Signal s, long timestamp, WatermarkOutput out) {
            newest = Math.max(newest, timestamp);
            out.emitWatermark(new Watermark(newest - BOUND - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput out) {}
    }

    /** Findings as place, first and last day of February and method, sorted. */
    private List<String> run(List<Signal> arriving, int parallelism) throws Exception {
        StreamExecutionEnvironment env = DrillRun.environment(parallelism);
        DataStream<Signal> stream =
                env.fromData(TypeInformation.of(Signal.class), arriving.toArray(Signal[]::new))
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Signal>forGenerator(c -> new Following())
                                        .withTimestampAssigner((s, t) -> s.at()));
        int rule = plan.rules().first(Rule.Family.PERSISTENCE);
        int first = Shangdang.day("2024-01-31");
        List<String> told = new ArrayList<>();
        try (CloseableIterator<Finding> found =
                PersistencePattern.detect(stream, plan, rule).executeAndCollect()) {
            found.forEachRemaining(
                    f ->
                            told.add(
                                    "%d from %d to %d at %s, %s"
                                            .formatted(
                                                    f.node(),
                                                    f.windowFrom() - first,
                                                    f.windowTo() - first,
                                                    Shangdang.CLOCK.text(f.at()).substring(8, 16),
                                                    f.method())));
        }
        told.sort(null);
        return told;
    }

    private List<Signal> shuffled(long seed) {
        Random random = new Random(seed);
        Map<Signal, Long> order = new HashMap<>();
        signals.forEach(s -> order.put(s, s.at() + (long) (random.nextDouble() * BOUND)));
        List<Signal> list = new ArrayList<>(signals);
        Collections.shuffle(list, random);
        list.sort(Comparator.comparing(order::get));
        return list;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2"})
    void signalsOnThreeOfFiveDaysAreFoundWhateverTheirOrder(int parallelism, long seed)
            throws Exception {
        signal(1, LADDER, 1, 3, 5);
        signal(2, LADDER, 1, 3, 6); // six days
        signal(3, LADDER, 1, 2); // two days, however many methods
        signal(3, EARS, 1, 2);
        signal(3, "ears-c3-3d", 1, 2);
        signal(4, LADDER, 1, 2, 3, 4, 5, 6);
        signal(5, LADDER, 1, 2, 7, 8, 9);
        signal(6, LADDER, 1, 2, 3); // both on the last day: the first by name
        signal(6, EARS, 3);
        signal(7, LADDER, 1, 2); // the third on another axis
        signals.add(signal(Axis.FACILITY, 7, LADDER, 3));
        List<Signal> arriving = shuffled(seed);
        arriving.add(signal(Axis.RESIDENCE, 8, LADDER, 29));
        String last = "3 signals within 5 days, the last by ";
        assertEquals(
                List.of(
                        "1 from 1 to 5 at 06T06:30, " + last + LADDER,
                        "4 from 1 to 3 at 04T06:30, " + last + LADDER,
                        "4 from 4 to 6 at 07T06:30, " + last + LADDER,
                        "5 from 7 to 9 at 10T06:30, " + last + LADDER,
                        "6 from 1 to 3 at 04T06:30, " + last + EARS),
                run(arriving, parallelism));
    }

    /** What comes behind the watermark is no sign of persistence: its day was judged without it. */
    @ParameterizedTest
    @CsvSource("2")
    void aSignalBehindTheWatermarkCompletesNothingAndSpoilsNothing(int parallelism)
            throws Exception {
        signal(1, LADDER, 1, 2);
        signal(2, LADDER, 20);
        signal(1, LADDER, 3);
        signal(1, LADDER, 21, 22, 23);
        signal(2, LADDER, 29);
        assertEquals(
                List.of("1 from 21 to 23 at 24T06:30, 3 signals within 5 days, the last by ladder"),
                run(signals, parallelism));
    }
}
