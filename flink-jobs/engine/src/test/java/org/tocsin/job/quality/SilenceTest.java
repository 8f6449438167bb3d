package org.tocsin.job.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.alert.Finding;
import org.tocsin.drill.DrillRun;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.job.cep.AbsencePattern;

/**
 * Silence and missing reports through the quality function and the absence pattern on a mini
 * cluster. A clinic that sends two records an hour is silent when 4.6 were expected: after 138
 * minutes, and 2 hours of grace later it is told. A daily report is due at 06:00 with 2 hours of
 * grace.
 */
class SilenceTest {
    private static final String CLINIC = "F140404-01";
    private static final String CENTRE = "F140404-06";
    private static final long HALF_HOUR = 1_800_000L;

    private final RunPlan plan = Shangdang.plan("2024-01-01", "2024-01-25T06:30");
    private final List<Arrival> arrivals = new ArrayList<>();

    private void clinic(String from, String to) {
        for (long at = Shangdang.at(from); at <= Shangdang.at(to); at += HALF_HOUR) {
            arrivals.add(arrival(CLINIC, at));
        }
    }

    private static Arrival arrival(String facility, long at) {
        int[] delays = new int[DelayClasses.COUNT];
        delays[3] = 1;
        return new Arrival(Shangdang.node(facility), at, at, 1, Arrival.NONE, delays);
    }

    private void daily(String day, String arrivesAt, long plusMs) {
        arrivals.add(
                Arrival.daily(
                        Shangdang.node(CENTRE),
                        Shangdang.day(day),
                        Shangdang.at(arrivesAt) + plusMs));
    }

    /** Findings as rule, facility, local time and how it began. */
    private List<String> run(int parallelism) throws Exception {
        arrivals.sort(Arrival.ORDER);
        StreamExecutionEnvironment env = DrillRun.environment(parallelism);
        env.getConfig().setAutoWatermarkInterval(1);
        SingleOutputStreamOperator<QualityEvent> events =
                env.fromData(TypeInformation.of(Arrival.class), arrivals.toArray(Arrival[]::new))
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Arrival>forMonotonousTimestamps()
                                        .withTimestampAssigner((a, t) -> a.first()))
                        .keyBy(Arrival::facility)
                        .process(new QualityFunction(plan));
        List<String> told = new ArrayList<>();
        try (CloseableIterator<Finding> found =
                AbsencePattern.detect(events, plan).executeAndCollect()) {
            found.forEachRemaining(
                    f ->
                            told.add(
                                    plan.rules().rule(f.rule()).id()
                                            + " "
                                            + plan.directory().node(f.node()).code()
                                            + " "
                                            + Shangdang.CLOCK.text(f.at()).substring(0, 19)
                                            + " "
                                            + f.subject()));
        }
        told.sort(null);
        return told;
    }

    private static List<String> of(String rule, String facility, List<String> told) {
        return told.stream().filter(t -> t.startsWith(rule + " " + facility)).toList();
    }

    /**
     * The last record comes on 21 January at 10:30. By 11:00 one more was expected, by 12:00 three,
     * 4.6 by 12:48; the deadline is 14:48. The next record comes twelve hours after the last.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSilentClinicIsToldAtItsMinuteAlthoughNothingArrives(int parallelism) throws Exception {
        clinic("2024-01-01T00:00", "2024-01-21T10:30");
        clinic("2024-01-21T22:30", "2024-01-25T06:30");
        assertEquals(
                List.of("Q-01 F140404-01 2024-01-21T14:48:00 "),
                of("Q-01", CLINIC, run(parallelism)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-21T14:30", "2024-01-21T14:48"})
    void aClinicThatIsBackByTheDeadlineIsNotTold(String back) throws Exception {
        clinic("2024-01-01T00:00", "2024-01-21T10:30");
        clinic(back, "2024-01-25T06:30");
        assertEquals(List.of(), of("Q-01", CLINIC, run(1)));
    }

    /** Nothing at all comes after the last record: the run ends, no timer lies beyond its end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void silenceToTheEndIsToldOnce(int parallelism) throws Exception {
        clinic("2024-01-01T00:00", "2024-01-22T10:30");
        List<String> told = run(parallelism);
        assertEquals(List.of("Q-01 F140404-01 2024-01-22T14:48:00 "), of("Q-01", CLINIC, told));
        // 23 reports were due by 24 January 06:00 + 2 h; the last of the run is never due
        assertEquals(23, of("Q-02", CLINIC, told).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aMissingReportIsToldAtTheEndOfItsGraceAndNotAMomentLater(int parallelism)
            throws Exception {
        daily("2024-01-01", "2024-01-02T05:00", 0);
        daily("2024-01-02", "2024-01-03T06:00", 0);
        daily("2024-01-03", "2024-01-04T06:00", 1);
        daily("2024-01-04", "2024-01-05T08:00", 0);
        daily("2024-01-05", "2024-01-06T08:00", 1);
        for (int day = 7; day <= 22; day++) {
            daily("2024-01-%02d".formatted(day), "2024-01-%02dT05:30".formatted(day + 1), 0);
        }
        assertEquals(
                List.of(
                        "Q-02 F140404-06 2024-01-06T08:00:00 day 2024-01-05",
                        "Q-02 F140404-06 2024-01-07T08:00:00 day 2024-01-06",
                        "Q-02 F140404-06 2024-01-24T08:00:00 day 2024-01-23"),
                of("Q-02", CENTRE, run(parallelism)));
    }
}
