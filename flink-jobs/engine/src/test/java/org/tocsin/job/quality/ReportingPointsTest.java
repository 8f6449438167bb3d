package org.tocsin.job.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Point;

/**
 * What is stated of a facility's days. The clinic sends a record every half hour with one delay
 * class, and from 21 January 10:30 to 23 January 22:30 nothing.
 */
class ReportingPointsTest {
    private static final String CLINIC = "F140404-01";
    private static final long HALF_HOUR = 1_800_000L;

    private final RunPlan plan = Shangdang.plan("2024-01-01", "2024-04-01T06:30");
    private KeyedOneInputStreamOperatorTestHarness<Integer, Arrival, QualityEvent> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new QualityFunction(plan)),
                        Arrival::facility,
                        Types.INT);
        harness.open();
        records("2024-01-01T00:00", "2024-01-21T10:30");
        records("2024-01-23T22:30", "2024-03-20T23:30");
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void records(String from, String to) throws Exception {
        for (long at = Shangdang.at(from); at <= Shangdang.at(to); at += HALF_HOUR) {
            int[] delays = new int[DelayClasses.COUNT];
            delays[3] = 1;
            int clinic = Shangdang.node(CLINIC);
            send(new Arrival(clinic, at, at, 1, Arrival.NONE, delays));
        }
    }

    private void daily(String day, String arrivesAt) throws Exception {
        send(Arrival.daily(Shangdang.node(CLINIC), Shangdang.day(day), Shangdang.at(arrivesAt)));
    }

    private void send(Arrival a) throws Exception {
        harness.processElement(new StreamRecord<>(a, a.first()));
    }

    /** All statements of a day: when, in, silent, visits, and whether delays are known. */
    private List<String> statements(String day) throws Exception {
        harness.processWatermark(plan.until());
        List<String> told = new ArrayList<>();
        for (StreamRecord<Point> r : harness.getSideOutput(QualityFunction.POINTS)) {
            Point p = r.getValue();
            if (p.day == Shangdang.day(day)) {
                told.add(
                        "%s due %.0f in %.0f silent %.0f visits %.0f delays %b"
                                .formatted(
                                        Shangdang.CLOCK.text(p.knownAt).substring(5, 16),
                                        p.values[0],
                                        p.values[1],
                                        p.values[2],
                                        p.values[3],
                                        p.values[4] >= 0 && p.values[5] >= 0));
            }
        }
        return told;
    }

    /** From midnight to 10:30 every half hour: 22 records. */
    @Test
    void aReportThatComesLateLeavesTheDaySilent() throws Exception {
        daily("2024-01-21", "2024-01-24T09:00");
        assertEquals(
                List.of(
                        "01-22T06:30 due 1 in 0 silent 1 visits 22 delays true",
                        "01-25T06:30 due 1 in 1 silent 1 visits 22 delays true"),
                statements("2024-01-21"));
    }

    @Test
    void aReportThatComesAMonthLateLeavesTheRecordsOfTheDay() throws Exception {
        daily("2024-01-05", "2024-02-20T09:00");
        assertEquals(
                List.of(
                        "01-06T06:30 due 1 in 0 silent 0 visits 48 delays true",
                        "02-21T06:30 due 1 in 1 silent 0 visits 48 delays true"),
                statements("2024-01-05"));
    }

    /** 62 days after 5 January is 7 March. */
    @Test
    void aReportOfADayThatIsForgottenRestatesNothing() throws Exception {
        daily("2024-01-05", "2024-03-08T09:00");
        daily("2024-01-06", "2024-03-08T09:00");
        assertEquals(1, statements("2024-01-05").size());
        assertEquals(2, statements("2024-01-06").size());
    }

    @Test
    void aDaySilentAtItsCloseIsStatedOnceIfNothingComes() throws Exception {
        assertEquals(
                List.of("01-23T06:30 due 1 in 0 silent 1 visits 0 delays true"),
                statements("2024-01-22"));
        assertEquals(1, statements("2024-01-23").size());
    }
}
