package org.tocsin.job.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.alert.AlertEntry;
import org.tocsin.alert.AlertIdentity;
import org.tocsin.alert.Finding;
import org.tocsin.alert.Rule;
import org.tocsin.job.RunPlan;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Acknowledgement;
import org.tocsin.model.AlertTransition;
import org.tocsin.model.Axis;

/**
 * Alerts and the answers of people, on an operator harness. An episode goes on if its cause is seen
 * again within 7 days; growth is told at half as many again; what a person has taken is held for 90
 * days.
 */
class AnsweredAlertsTest {
    private final RunPlan plan = Shangdang.plan("2024-01-01", "2024-12-31T06:30");
    private final AlertIdentity identity = AlertFunction.identity(plan);
    private final List<String> told = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, AlertEntry, AlertTransition> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new AlertFunction(plan)),
                        AlertEntry::key,
                        Types.STRING);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    /** Persons with ILI at a school (PC-01), the first and last of whom fell ill on some days. */
    private Finding cluster(String at, int persons, String firstOnset, String lastOnset) {
        int rule = index("PC-01");
        Rule definition = plan.rules().rule(rule);
        int last = Shangdang.day(lastOnset);
        return Finding.ofCases(
                rule,
                definition,
                Shangdang.at(at),
                persons >= definition.count(),
                Axis.INSTITUTION,
                Shangdang.node("S140404-06"),
                Shangdang.ordinal("ILI"),
                "",
                persons,
                "",
                last - 6,
                last,
                Shangdang.day(firstOnset),
                last,
                List.of("his:" + persons));
    }

    private Finding cluster(String at, int persons) {
        return cluster(at, persons, "2024-02-01", "2024-02-04");
    }

    /** The silence of a clinic since the evening of 1 February, or its end. */
    private Finding silence(String at, boolean silent) {
        int day = Shangdang.day("2024-02-01");
        return new Finding(
                index("Q-01"),
                Shangdang.at(at),
                silent,
                !silent,
                plan.rules().rule(index("Q-01")).tier(),
                Axis.FACILITY,
                Shangdang.node("F140404-01"),
                -1,
                "",
                0,
                1,
                4.6,
                Double.NaN,
                "",
                day,
                day,
                true,
                day,
                day,
                0,
                0,
                0,
                Double.NaN,
                List.of());
    }

    private int index(String rule) {
        for (int i = 0; i < plan.rules().rules().size(); i++) {
            if (plan.rules().rule(i).id().equals(rule)) {
                return i;
            }
        }
        throw new IllegalArgumentException(rule);
    }

    private void send(AlertEntry e) throws Exception {
        harness.processElement(new StreamRecord<>(e, e.at()));
        time(e.at());
    }

    private void find(Finding f) throws Exception {
        send(AlertEntry.of(f, identity));
    }

    /** An answer to the first alert. */
    private void answer(String at, String action) throws Exception {
        send(AlertEntry.of(answer(ids.get(0), at, action)));
    }

    private static Acknowledgement answer(String id, String at, String action) {
        return new Acknowledgement(id, Shangdang.at(at), "officer-1", action, "");
    }

    private void time(long at) throws Exception {
        harness.processWatermark(at);
        for (AlertTransition a : harness.extractOutputValues()) {
            int known = ids.indexOf(a.alertId());
            if (known < 0) {
                known = ids.size();
                ids.add(a.alertId());
            }
            String when = Shangdang.CLOCK.text(a.at()).substring(5, 16);
            told.add("#%d %s %.0f %s".formatted(known, a.transition(), a.observed(), when));
        }
        harness.getOutput().clear();
    }

    private void until(String local) throws Exception {
        time(Shangdang.at(local));
    }

    private void assertTold(String... lines) {
        assertEquals(List.of(lines), told);
    }

    private void assertForgotten() {
        assertEquals(0, harness.numKeyedStateEntries());
        assertEquals(0, harness.numEventTimeTimers());
    }

    @Test
    void aCrossingLongAfterGrowsTheAlertThatAPersonHolds() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        answer("2024-02-05T10:20", "acknowledged");
        find(cluster("2024-02-06T10:00", 11));
        find(cluster("2024-02-25T10:00", 11, "2024-02-19", "2024-02-25"));
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 acknowledged 10 02-05T10:20",
                "#0 updated 11 02-06T10:00",
                "#0 growth 11 02-25T10:00");
    }

    @Test
    void whatNobodyHoldsClosesAndTheNextCrossingIsAnother() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        find(cluster("2024-02-12T10:00", 10, "2024-02-06", "2024-02-12"));
        find(cluster("2024-02-25T10:00", 11, "2024-02-19", "2024-02-25"));
        until("2024-03-20T00:00");
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 updated 10 02-12T10:00",
                "#0 closed 10 02-19T10:00",
                "#1 opened 11 02-25T10:00",
                "#1 closed 11 03-03T10:00");
        assertForgotten();
    }

    @Test
    void aWithdrawnAlertThatIsCrossedAgainWithinSevenDaysIsTheSameAlert() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        find(cluster("2024-02-06T10:00", 9));
        find(cluster("2024-02-06T12:00", 8));
        find(cluster("2024-02-13T10:00", 10));
        find(cluster("2024-02-14T10:00", 9));
        find(cluster("2024-02-21T10:01", 10));
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 withdrawn 9 02-06T10:00",
                "#0 growth 10 02-13T10:00",
                "#0 withdrawn 9 02-14T10:00",
                "#1 opened 10 02-21T10:01");
    }

    @Test
    void whatAPersonHasExcludedIsToldAgainOnlyWhenItGrows() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        answer("2024-02-05T12:00", "excluded");
        find(cluster("2024-02-06T10:00", 12));
        find(cluster("2024-02-07T10:00", 9));
        find(cluster("2024-02-08T10:00", 14));
        find(cluster("2024-02-09T10:00", 15));
        find(cluster("2024-02-10T10:00", 9));
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 excluded 10 02-05T12:00",
                "#0 growth 15 02-09T10:00",
                "#0 withdrawn 9 02-10T10:00");
    }

    @Test
    void casesThatAllFellIllAfterTheVerdictAreNews() throws Exception {
        find(cluster("2024-02-05T10:00", 20));
        answer("2024-02-05T12:00", "excluded");
        find(cluster("2024-02-11T10:00", 10, "2024-02-05", "2024-02-11"));
        find(cluster("2024-02-12T10:00", 10, "2024-02-06", "2024-02-12"));
        assertTold(
                "#0 opened 20 02-05T10:00",
                "#0 excluded 20 02-05T12:00",
                "#0 growth 10 02-12T10:00");
    }

    @Test
    void afterAPersonHasClosedAQuietAlertTheNextCrossingIsAnother() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        answer("2024-02-05T12:00", "acknowledged");
        answer("2024-02-25T12:00", "closed");
        until("2024-02-25T12:01");
        assertEquals(0, harness.numKeyedStateEntries());
        find(cluster("2024-02-26T10:00", 10, "2024-02-20", "2024-02-26"));
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 acknowledged 10 02-05T12:00",
                "#0 closed 10 02-25T12:00",
                "#1 opened 10 02-26T10:00");
    }

    @Test
    void aVerdictCanBeChangedWhileTheEpisodeGoesOn() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        answer("2024-02-05T12:00", "excluded");
        answer("2024-02-05T13:00", "acknowledged");
        answer("2024-02-06T12:00", "confirmed");
        find(cluster("2024-02-07T10:00", 11));
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 excluded 10 02-05T12:00",
                "#0 confirmed 10 02-06T12:00",
                "#0 updated 11 02-07T10:00");
    }

    /** 90 days after 10 February are 10 May. */
    @Test
    void whatAPersonHoldsIsNotWithdrawnAndIsForgottenAfterNinetyDays() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        answer("2024-02-05T12:00", "verifying");
        find(cluster("2024-02-06T10:00", 9));
        find(cluster("2024-02-06T11:00", 9));
        answer("2024-02-10T12:00", "confirmed");
        until("2024-05-10T11:59");
        assertEquals(1, harness.numKeyedStateEntries());
        until("2024-05-10T12:00");
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#0 verifying 10 02-05T12:00",
                "#0 updated 9 02-06T10:00",
                "#0 confirmed 9 02-10T12:00",
                "#0 closed 9 05-10T12:00");
        assertForgotten();
    }

    @Test
    void aSilentSourceStaysOpenUntilItIsBackWhoeverHasAnswered() throws Exception {
        find(silence("2024-02-02T02:00", true));
        until("2024-03-20T00:00");
        assertTold("#0 opened 0 02-02T02:00");
        answer("2024-03-20T09:00", "acknowledged");
        until("2024-07-20T00:00");
        find(silence("2024-07-20T08:00", false));
        assertTold(
                "#0 opened 0 02-02T02:00",
                "#0 acknowledged 0 03-20T09:00",
                "#0 closed 0 07-20T08:00");
        until("2024-12-01T00:00");
        assertEquals(3, told.size());
        assertEquals(0, harness.numKeyedStateEntries());
    }

    @Test
    void answersToNoAlertLeaveNothing() throws Exception {
        ids.add("0123456789abcdef");
        answer("2024-02-05T12:00", "acknowledged");
        find(cluster("2024-02-06T10:00", 9));
        assertTold();
        assertForgotten();
    }

    @Test
    void subjectsThatShareAKeyKeepTheirAlertsApart() throws Exception {
        send(new AlertEntry("same", cluster("2024-02-05T10:00", 10), null));
        send(new AlertEntry("same", silence("2024-02-05T11:00", true), null));
        send(new AlertEntry("same", null, answer(ids.get(1), "2024-02-05T12:00", "closed")));
        send(new AlertEntry("same", cluster("2024-02-06T10:00", 9), null));
        assertTold(
                "#0 opened 10 02-05T10:00",
                "#1 opened 0 02-05T11:00",
                "#1 closed 0 02-05T12:00",
                "#0 withdrawn 9 02-06T10:00");
        until("2024-03-05T10:00");
        assertForgotten();
    }

    @Test
    void everyOrderOfArrivalTellsTheSame() throws Exception {
        find(cluster("2024-02-05T10:00", 10));
        List<AlertEntry> rest = new ArrayList<>();
        rest.add(AlertEntry.of(answer(ids.get(0), "2024-02-05T10:00", "acknowledged")));
        rest.add(AlertEntry.of(answer(ids.get(0), "2024-02-06T10:00", "excluded")));
        rest.add(AlertEntry.of(answer(ids.get(0), "2024-02-06T10:00", "verifying")));
        for (int i = 0; i < 8; i++) {
            String at = "2024-02-0%dT10:00".formatted(5 + i / 2);
            rest.add(AlertEntry.of(cluster(at, 9 + i), identity));
        }
        List<String> expected = null;
        for (int seed = 0; seed < 20; seed++) {
            close();
            open();
            told.clear();
            Collections.shuffle(rest, new Random(seed));
            harness.processElement(
                    new StreamRecord<>(
                            AlertEntry.of(cluster("2024-02-05T10:00", 10), identity), 0));
            for (AlertEntry e : rest) {
                harness.processElement(new StreamRecord<>(e, e.at()));
            }
            until("2024-04-01T00:00");
            expected = expected == null ? List.copyOf(told) : expected;
            assertEquals(expected, told);
        }
        assertEquals("#0 opened 10 02-05T10:00", expected.get(0));
        assertEquals("#0 acknowledged 10 02-05T10:00", expected.get(1));
    }
}
