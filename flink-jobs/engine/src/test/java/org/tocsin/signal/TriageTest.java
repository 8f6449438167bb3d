package org.tocsin.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tocsin.job.Shangdang;
import org.tocsin.model.Signal;
import org.tocsin.model.Tier;

/**
 * Shangdang with 100 series tested a close. q of messages is 0.25 / 7 = 0.0357, of the list 2.25 /
 * 7 = 0.321; a signal's p counts twice. So one signal alone is a message up to p = 0.000179 and on
 * the list up to p = 0.0016.
 */
class TriageTest {
    private static final int COUNTY = Shangdang.node("140404");
    private static final int SUDIAN = Shangdang.node("140404101");
    private static final int YINCHENG = Shangdang.node("140404102");
    private static final int FEVER = ordinal("FEVER");
    private static final int ILI = ordinal("ILI");
    private static final int GI = ordinal("GI");
    private static final int MUMPS = ordinal("MUMPS");

    private final Triage triage =
            new Triage(
                    TriageSettings.defaults(),
                    Shangdang.directory(),
                    Shangdang.definitions().indicators());
    private final TriageMemory memory = new TriageMemory();

    private static int ordinal(String id) {
        return Shangdang.definitions().indicator(id).ordinal();
    }

    private String judge(int day, Signal... signals) {
        return told(triage.judge(day, 100, List.of(signals), memory));
    }

    private static String told(List<Signal> judged) {
        TreeMap<Integer, String> byRank = new TreeMap<>();
        for (Signal s : judged) {
            String place = Shangdang.directory().node(s.node()).code();
            String what = Shangdang.definitions().indicators().get(s.indicator()).id();
            byRank.put(s.rank(), place + " " + what + " " + s.tier());
        }
        return String.join(", ", byRank.values());
    }

    private static Signal signal(int node, int indicator, int day, double p) {
        return SignalSample.of(node, indicator, day, p, Tier.NOTIFY);
    }

    @Test
    void smallEnoughIsAMessageLessSmallIsListedTheRestIsStoredWithItsRank() {
        assertEquals(
                "140404101 MUMPS NOTIFY, 140404102 GI LIST, 140404 FEVER STORE",
                judge(
                        100,
                        signal(COUNTY, FEVER, 100, 0.02),
                        signal(YINCHENG, GI, 100, 0.001),
                        signal(SUDIAN, MUMPS, 100, 0.00017)));
    }

    @Test
    void aSignalThatMayOnlyBeListedIsNoMessage() {
        assertEquals(
                "140404 GI LIST", judge(100, SignalSample.of(COUNTY, GI, 100, 1e-9, Tier.LIST)));
    }

    @Test
    void theSamePatientsAreToldOnce() {
        // fever and ILI are one family, and Yincheng lies in the county; Sudian's ILI does, too
        assertEquals(
                "140404 FEVER NOTIFY, 140404102 ILI STORE, 140404101 FEVER STORE",
                judge(
                        100,
                        signal(YINCHENG, ILI, 100, 2e-6),
                        signal(SUDIAN, FEVER, 100, 3e-6),
                        signal(COUNTY, FEVER, 100, 1e-6)));
    }

    @Test
    void siblingsAreDifferentPatients() {
        assertEquals(
                "140404102 ILI NOTIFY, 140404101 ILI NOTIFY",
                judge(100, signal(YINCHENG, ILI, 100, 1e-6), signal(SUDIAN, ILI, 100, 2e-6)));
    }

    @Test
    void whereAnOlderExcessSitsIsNewsForTheListAndNoSecondMessage() {
        judge(100, signal(COUNTY, FEVER, 100, 1e-6));
        assertEquals(
                "140404102 FEVER LIST, 140404 FEVER NOTIFY",
                judge(101, signal(COUNTY, FEVER, 101, 1e-6), signal(YINCHENG, FEVER, 101, 1e-7)));
    }

    @Test
    void anEpidemicSendsNoMoreThanTwoMessagesAWeek() {
        int third = Shangdang.node("140404103");
        assertEquals(
                "140404101 GI NOTIFY, 140404102 GI NOTIFY, 140404103 GI LIST",
                judge(
                        100,
                        signal(SUDIAN, GI, 100, 1e-9),
                        signal(YINCHENG, GI, 100, 1e-8),
                        signal(third, GI, 100, 1e-7)));
        assertEquals("140404 MUMPS LIST", judge(106, signal(COUNTY, MUMPS, 106, 1e-9)));
        assertEquals("140404 MUMPS NOTIFY", judge(107, signal(COUNTY, MUMPS, 107, 1e-9)));
    }

    @Test
    void theOrderOfArrivalDoesNotMatterAndNeitherDoesACheckpoint() throws IOException {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            signals.add(signal(SUDIAN + i % 5, FEVER + i % 7, 100, 1e-5 * (i * 7 % 20 + 1)));
        }
        String expected = told(triage.judge(100, 100, signals, memory));
        Collections.reverse(signals);
        TriageMemory other = new TriageMemory();
        assertEquals(expected, told(triage.judge(100, 100, signals, other)));

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        other.write(new DataOutputStream(bytes));
        TriageMemory restored = new TriageMemory();
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertEquals(
                told(triage.judge(103, 100, signals, memory)),
                told(triage.judge(103, 100, signals, restored)));
    }
}
